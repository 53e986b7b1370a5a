import Canvas
import GenomeData
import PrismModel

/// What single bases and whole signals contribute to the current gene's prediction, as a figure.
struct AttributionFigure {
    let figure: Figure

    /// The bases with the largest contributions that have a bar.
    static let mostBases = 10

    /// - Parameters:
    ///   - attribution: of the current gene.
    ///   - bases: the window's, codes of `Base`.
    ///   - state: shows the gene in its locus.
    init(_ attribution: Attribution, bases: [UInt8], _ state: ExplorerState) {
        let gene = state.currentGene?.symbol ?? "no gene"
        let simulated = state.catalog.isSimulated ? ", SIMULATED" : ""
        var figure = Figure(
            width: 540, height: 0,
            title: "Contributions to the prediction of \(gene) by \(attribution.method.title)\(simulated)")
        figure.text(
            "Contributions to the prediction of \(gene)", x: 14, y: 14, .role(.text), size: 10, isBold: true)
        let summary = AttributionSummary(attribution, state)
        var y = 25.0
        func write(_ words: [String?], _ role: Role) {
            let text = words.compactMap(\.self).joined(separator: " · ")
            figure.paragraph(text, x: 14, y: &y, width: 512, .role(role))
        }
        let own = state.other == nil ? nil : state.conditionNames.own
        write(
            [simulated.isEmpty ? nil : "SIMULATED", own, summary.figures[0]] + state.inputWords(), .textMuted)
        write([summary.baseline[0]], .warning)
        write([attribution.warning.map { attribution.method.title + " " + $0 }], .warning)
        y -= 3
        let unit = "contribution, \(state.catalog.unitText)"
        let sums = AttributionRows.bands(attribution, state, 1 + state.modelSignals).map { name, values in
            Self.bar(name + ", whole window", attribution.sum(values))
        }
        for (name, bars, words) in [
            ("sums over the window", sums, unit),
            (
                "largest bases", Self.bases(attribution, bases, state),
                unit + "; from the TSS along the gene, - upstream"
            ),
        ] where !bars.isEmpty {
            figure.group(name) { figure in
                let plot = BarPlot(bars, label: words)
                plot.draw(in: &figure, x: 14, y: y, width: 512)
                y += plot.height + 8
            }
        }
        figure.height = y
        self.figure = figure
    }

    /// The bases that contribute most, up or down, the largest first.
    private static func bases(_ attribution: Attribution, _ bases: [UInt8], _ state: ExplorerState) -> [Bar] {
        guard let gene = state.currentGene else { return [] }
        let places = attribution.bases.indices.filter {
            bases.indices.contains($0) && bases[$0] < 4 && attribution.bases[$0] != 0
        }
        let largest = places.sorted {
            (attribution.bases[$1].magnitude, $0) < (attribution.bases[$0].magnitude, $1)
        }.prefix(mostBases)
        return largest.compactMap { place in
            guard let position = state.genomicPosition(place) else { return nil }
            let letter = ExplorerState.letter(bases[place])
            let locus =
                "\(gene.contig):\(NumberText.grouped(position + 1)), \(gene.fromTSS(to: position).short)"
            return bar("\(letter) \(locus)", Double(attribution.bases[place]))
        }
    }

    private static func bar(_ label: String, _ value: Double) -> Bar {
        let text = Words.signedCompact(value)
        return Bar(label, to: value, text: text, role: Words.role(ofSigned: text))
    }
}
