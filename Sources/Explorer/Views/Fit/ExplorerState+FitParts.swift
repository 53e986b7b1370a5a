import Canvas
import GenomeData

extension ExplorerState {
    /// The panels, as they were last counted.
    var fitParts: [FitPart] { fitView.parts }

    /// Parts the genes anew, where what they are parted by has changed.
    mutating func regroup() {
        let count = FitViewState.Count(
            fit: fitCount, grouping: fitView.grouping, quantity: fitView.quantity)
        guard fitView.counted != count else { return }
        let parts = parts(by: fitView.grouping)
        fitView.parts = parts
        fitView.counted = count
        fitView.chosen = min(max(fitView.chosen, 0), max(0, parts.count - 1))
        guard listsOutliers else { return }
        list.chosen = outliers
        relist()
    }

    /// The genes that are both measured and predicted, in parts; none is empty.
    func parts(by grouping: FitViewState.Grouping) -> [FitPart] {
        let fit = shownFit
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
        let fit = shownFit
        let far = (fitPart?.places ?? []).filter {
            (fit.predicted[$0] - fit.measured[$0]).magnitude >= fitView.threshold
        }
        let part = fitView.grouping == .all ? "" : " " + (fitPart?.name ?? "")
        return GeneSubset(
            title: Self.outlierWord + NumberText.compact(fitView.threshold) + part
                + (fitView.isIntervened ? ", intervened" : "") + (fitView.isOfChange ? ", change" : ""),
            genes: far.map { fit.genes[$0] }, isOfConditions: fitView.isOfChange)
    }

    /// The points of a part; all on one scale, so that panels compare. The current gene stands where the present
    /// mask puts it.
    ///
    /// `all` is `shownScatter`, for those who draw several parts.
    func scatter(of part: FitPart, among all: Scatter? = nil) -> Scatter {
        let fit = shownFit
        let all = all ?? shownScatter
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
