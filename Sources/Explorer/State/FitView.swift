import Canvas
import GenomeData
import PrismModel

/// How the fit view parts the genes, which part is chosen, and what counts as an outlier.
struct FitView: Sendable, Equatable {
    /// What gets a panel of its own.
    enum Grouping: Sendable, Equatable, CaseIterable {
        case all
        case split
        case contig
    }

    var grouping = Grouping.all
    /// The chosen panel.
    var chosen = 0
    /// Whether the chosen panel has all the room.
    var isEnlarged = false
    /// Step of the threshold: 0 is 1, and six steps are a factor of ten.
    private(set) var level = 0

    /// |predicted − measured| from which a gene is an outlier, in the unit of expression.
    var threshold: Double {
        let (decade, step) = level.quotientAndRemainder(dividingBy: 6)
        let factors = [1, 1.5, 2, 3, 5, 7]
        var value = step < 0 ? factors[step + 6] / 10 : factors[step]
        for _ in 0..<decade.magnitude { value = decade < 0 ? value / 10 : value * 10 }
        return value
    }

    /// Moves the threshold by steps, from 0.001 up to 100,000.
    mutating func moveThreshold(by steps: Int) { level = min(max(level + steps, -18), 30) }
}

/// Genes with a panel of their own.
struct FitPart: Sendable, Equatable {
    var name: String
    /// Positions in `Fit.genes`, rising.
    var places: [Int]
    var agreement: Agreement?

    init(_ name: String, _ places: [Int], of fit: Fit) {
        self.name = name
        self.places = places
        agreement = Agreement(
            predicted: places.map { Float(fit.predicted[$0]) },
            measured: places.map { Float(fit.measured[$0]) })
    }
}

extension State {
    /// Parts the genes anew for the panels of the fit view, while it is open.
    mutating func regroup() {
        guard view == .fit else { return }
        fitParts = parts(by: fitView.grouping)
        fitView.chosen = min(max(fitView.chosen, 0), max(0, fitParts.count - 1))
        if listsOutliers { list.chosen = outliers }
    }

    /// The genes that are both measured and predicted, in parts; none is empty.
    func parts(by grouping: FitView.Grouping) -> [FitPart] {
        let places = Array(fit.genes.indices)
        switch grouping {
        case .all: return [FitPart("all genes", places, of: fit)]
        case .split:
            let known = Split.allCases.map { split in
                (split.rawValue, places.filter { catalog.split(fit.genes[$0]) == split })
            }
            let others = ("no split", places.filter { catalog.split(fit.genes[$0]) == nil })
            return (known + [others]).filter { !$0.1.isEmpty }.map { FitPart($0.0, $0.1, of: fit) }
        case .contig:
            let byContig = Dictionary(grouping: places) { catalog.gene(fit.genes[$0])?.contig ?? "?" }
            return catalog.annotation.contigs.compactMap { contig in
                byContig[contig].map { FitPart(contig, $0, of: fit) }
            }
        }
    }

    /// The part that is chosen; nil before anything is both measured and predicted.
    var fitPart: FitPart? { fitParts.indices.contains(fitView.chosen) ? fitParts[fitView.chosen] : nil }

    private static let outlierWord = "|Δ| ≥ "

    /// Whether the gene list holds the outliers.
    var listsOutliers: Bool { list.chosen?.title.hasPrefix(Self.outlierWord) == true }

    /// The genes of the chosen part whose prediction, everything on, is far from the measurement.
    var outliers: GeneSubset {
        let far = (fitPart?.places ?? []).filter {
            (fit.predicted[$0] - fit.measured[$0]).magnitude >= fitView.threshold
        }
        let part = fitView.grouping == .all ? "" : " " + (fitPart?.name ?? "")
        return GeneSubset(
            title: Self.outlierWord + NumberText.compact(fitView.threshold) + part,
            genes: far.map { fit.genes[$0] })
    }

    /// The points of a part; all on one scale, so that panels compare. The current gene stands where the present
    /// mask puts it.
    ///
    /// `all` is `scatter`, for those who draw several parts.
    func scatter(of part: FitPart, among all: Scatter? = nil) -> Scatter {
        let all = all ?? scatter
        var chart = Scatter(
            x: part.places.map { all.x[$0] }, y: part.places.map { all.y[$0] }, xScale: all.xScale,
            yScale: all.yScale)
        chart.showsDiagonal = true
        chart.band = fitView.threshold
        if let current = all.current {
            chart.current = part.places.firstIndex(of: current)
            // Measured but not predicted with everything on: it has no place of its own among the points.
            if chart.current == nil, current >= fit.genes.count, fitView.grouping == .all {
                chart.x.append(all.x[current])
                chart.y.append(all.y[current])
                chart.current = chart.x.count - 1
            }
        }
        if let chosen = list.chosen?.genes {
            // Both rise: one pass over each.
            var next = chosen[...]
            for (index, place) in part.places.enumerated() {
                while let first = next.first, first < fit.genes[place] { next.removeFirst() }
                if next.first == fit.genes[place] { chart.selected.append(index) }
            }
        }
        return chart
    }
}
