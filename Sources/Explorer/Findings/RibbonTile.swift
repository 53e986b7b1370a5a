import PrismModel

/// A stretch of a contig whose states are found together: steps of equal length, counted from the contig's start.
struct RibbonTile: Sendable, Hashable {
    var contig: String
    /// Bases that share a state.
    var step: Int
    var index: Int
    /// Signals that are off count as missing; states of the context generator are of every signal.
    var mask = ModalityMask.all
    /// Whose states they are.
    var set = StateSet.contexts

    /// Steps of a tile.
    static let steps = 64

    var range: Range<Int> { index * step * Self.steps..<(index + 1) * step * Self.steps }

    /// Steps that a ribbon may have: 1, 2 and 5 of each decade, from 50.
    ///
    /// The generator averages over a window of kilobases: finer steps show nothing more.
    static func step(basesPerColumn: Double) -> Int {
        var step = 50
        // 50, 100, 200, 500, 1000 …
        var place = 0
        while Double(step) < basesPerColumn, step < 1 << 40 {
            step = place % 3 == 2 ? step / 2 * 5 : step * 2
            place += 1
        }
        return step
    }

    /// The tiles that hold a stretch.
    static func covering(
        _ locus: Locus, columns: Int, mask: ModalityMask = .all, set: StateSet = .contexts
    ) -> [RibbonTile] {
        guard columns > 0 else { return [] }
        let step = step(basesPerColumn: Double(locus.length) / Double(columns))
        let length = step * steps
        return (locus.start / length...max(locus.start, locus.end - 1) / length).map {
            RibbonTile(contig: locus.contig, step: step, index: $0, mask: mask, set: set)
        }
    }
}
