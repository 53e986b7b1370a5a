import Canvas
import GenomeData
import PrismModel

/// What a report says of a gene in words and numbers: a list, or of two conditions a table with both and the change.
struct ReportGeneFacts {
    private let state: ExplorerState

    /// Of the gene that a state shows.
    init(_ state: ExplorerState) { self.state = state }

    /// The list or the table.
    var html: String {
        let own = Self.facts(state)
        guard let other = state.other?.state else {
            return HTML.list(
                own.map { fact in
                    (fact.name, fact.text + (fact.name == "measured" ? ", " + state.catalog.unitText : ""))
                })
        }
        let theirs = Self.facts(other)
        let names = own.map(\.name) + theirs.map(\.name).filter { name in !own.contains { $0.name == name } }
        func text(_ facts: [Fact], _ name: String) -> String {
            facts.first { $0.name == name }?.text ?? NumberText.missing
        }
        let rows = names.map { [$0, text(own, $0), text(theirs, $0), change($0, other)] }
        let labels = state.conditionNames
        let (a, b) = (state.catalog.unitText, other.catalog.unitText)
        let unit = a == b ? a : "\(labels.own): \(a); \(labels.other): \(b)"
        return "<div class=\"wide\">"
            + HTML.table(
                "In both conditions, \(unit); change: \(labels.other) less \(labels.own)",
                columns: ["", labels.own, labels.other, "change"], rows: rows)
            + "</div>\n" + (state.geneObstacle.map { HTML.paragraph($0) } ?? "")
    }

    private typealias Fact = (name: String, text: String)

    /// The change of what a row names; empty for what has none.
    private func change(_ name: String, _ other: ExplorerState) -> String {
        func less(_ value: (Forecast) -> Double?) -> Double? {
            guard state.comparedOther != nil, let own = state.fullForecast.flatMap(value) else { return nil }
            return other.fullForecast.flatMap(value).map { $0 - own }
        }
        switch name {
        case "measured": return Words.difference(state.gene.flatMap(state.measuredChange).map(Double.init))
        case "predicted": return Words.difference(less { $0.observed.mean })
        case "intervened": return Words.difference(less { $0.intervened?.mean })
        default: return ""
        }
    }

    private static func facts(_ state: ExplorerState) -> [Fact] {
        guard let index = state.gene, let gene = state.currentGene else { return [] }
        let forecast = state.fullForecast
        func spread(_ estimate: Estimate?) -> String {
            guard let estimate else { return NumberText.missing }
            return Words.value(estimate.mean)
                + (estimate.spread.map { " ± " + NumberText.fixed($0, 2) } ?? "")
        }
        var facts: [Fact] = [
            ("id", gene.id),
            ("TSS", "\(gene.contig):\(NumberText.grouped(gene.tss + 1)) (\(gene.strand.rawValue))"),
            ("measured", Words.value(state.measured(index).map(Double.init))),
        ]
        if state.model.facts != nil {
            facts.append(("predicted", spread(forecast?.observed)))
            if let intervened = forecast?.intervened { facts.append(("intervened", spread(intervened))) }
            facts.append(("the model", state.standing(of: index)))
        }
        if let reason = state.forecastObstacle { facts.append(("not predicted", reason)) }
        if let own = state.chromatinState(of: index) {
            facts.append(("background state", state.stateTitle(own)))
        }
        return facts
    }
}
