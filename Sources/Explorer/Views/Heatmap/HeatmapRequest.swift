import Canvas
import GenomeData

/// What a heat map is asked for outside the explorer.
public struct HeatmapRequest: Sendable {
    /// Signals by name, one at least, of this condition or, where it has none of a name, of the other.
    public var signals: [String]
    /// Bases to each side of the TSS.
    public var flank: Int
    /// What rows are ordered by; of several signals by the first one's mean.
    public var order: RowOrder
    /// Positions in the data set's genes; nil: all.
    public var genes: [Int]?

    /// The most bases to a side.
    public static let mostFlank = 1_000_000

    /// A request.
    public init(signals: [String], flank: Int, order: RowOrder, genes: [Int]? = nil) {
        (self.signals, self.flank, self.order, self.genes) = (signals, flank, order, genes)
    }
}

extension Session {
    /// Reads what a heat map takes in the explorer's own view, which stays open. Rows by state are by those of the model or,
    /// where it has none, by background states that are learned first.
    ///
    /// A name that neither condition's signals have is passed over.
    ///
    /// - Parameters:
    ///   - request: what is asked for.
    ///   - progress: called now and then with the number of genes read of all signals; ends the reading where it throws.
    /// - Returns: the heat map.
    /// - Throws: `Problem` where rows cannot be ordered in this way.
    public mutating func heatmap(
        _ request: HeatmapRequest, progress: (Int) throws -> Void = { _ in }
    ) throws -> FoundHeatmap {
        if request.order == .state { try learnStates { _, _ in try progress(0) } }
        change { state in
            state.view = .heatmap
            state.heatmap.flank = min(max(1, request.flank), HeatmapRequest.mostFlank)
            state.heatmap.order = request.order
            if let genes = request.genes {
                state.list.chosen = GeneSubset(title: "asked for", genes: genes)
                state.relist()
            }
        }
        // Which signals there are is known once the other condition is open.
        while state.opening != nil {
            _ = settle(entirely: false, seconds: 0.2)
            try progress(0)
        }
        let known = state.heatSignals
        let signals = request.signals.compactMap { name in known.first { state.name(of: $0) == name } }
        var found: [ProfilePair] = []
        let total = state.list.order.count
        // The first signal last: the rows are ordered by it.
        for (done, signal) in (signals.dropFirst() + signals.prefix(1)).enumerated() {
            change { $0.showHeat(signal) }
            try progress(done * total)
            while !settle(entirely: false, seconds: 0.2) {
                try progress(done * total + ((state.shownProfiles ?? state.otherProfiles)?.known ?? 0))
            }
            if let profiles = state.shownPair { found.append(profiles) }
        }
        if let lack = HeatmapPanel.lack(state) {
            throw Problem("rows cannot be ordered \(request.order.title): \(lack)")
        }
        let ordered = signals.compactMap { signal in found.first { $0.signal == signal } }
        return FoundHeatmap(state: state, profiles: ordered)
    }
}
