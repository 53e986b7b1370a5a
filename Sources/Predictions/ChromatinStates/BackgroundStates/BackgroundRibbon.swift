import GenomeData
import PrismModel

/// The background states that a model is adjusted for, painted along the genome where somebody looks.
public struct BackgroundRibbon {
    private let adjusted: AdjustedStates
    private let reader: BackgroundReader
    private let dataSet: DataSet

    /// States that a reader infers from a data set's tracks.
    init(_ adjusted: AdjustedStates, _ reader: BackgroundReader, _ dataSet: DataSet) {
        (self.adjusted, self.reader, self.dataSet) = (adjusted, reader, dataSet)
    }

    /// The states along a stretch of a contig, neighbours of one state as one piece.
    ///
    /// - Parameters:
    ///   - contig: as the genome spells it.
    ///   - range: 0-based half-open; cut to the contig.
    ///   - step: bases that share a state, the one of most of their bins; a step shorter than a bin shows bins as they are.
    ///   - mask: signals that are off count as missing.
    /// - Returns: nothing where the contig has no data, or where every signal of the states is off.
    /// - Throws: `PrismError.input` where the tracks cannot be read.
    public func pieces(
        on contig: String, _ range: Range<Int>, step: Int, mask: ModalityMask = .all
    ) throws(PrismError) -> [StateRibbon.Piece] {
        guard let found = dataSet.genome.contigs.first(where: { $0.name == contig }) else { return [] }
        let labels = try reader.likeliest(
            onContig: contig, of: adjusted.states, signals: adjusted.signals, without: adjusted.off(in: mask))
        return Self.pieces(labels, of: adjusted.states, on: found, range, step: step)
    }

    /// The likeliest states of a contig's bins along a stretch of it; parameters and value as of `pieces(on:_:step:mask:)`.
    static func pieces(
        _ labels: [UInt8], of states: BackgroundModel, on contig: Contig, _ range: Range<Int>, step: Int
    ) -> [StateRibbon.Piece] {
        let length = contig.length
        let cut = range.clamped(to: 0..<length)
        guard !cut.isEmpty, !labels.isEmpty else { return [] }
        let bin = states.binSize
        let step = max(step, bin)
        var pieces: [StateRibbon.Piece] = []
        var start = cut.lowerBound / step * step
        while start < cut.upperBound {
            let end = min(start + step, length)
            let bins = (start / bin..<(end + bin - 1) / bin).clamped(to: labels.indices)
            if let state = commonest(labels[bins], states: states.backgroundStates) {
                StateRibbon.append(
                    StateRibbon.Piece(range: (start..<end).clamped(to: cut), state: state), to: &pieces)
            }
            start += step
        }
        return pieces
    }

    /// The label that occurs most, the first of equals; nil of none.
    private static func commonest(_ labels: ArraySlice<UInt8>, states: Int) -> Int? {
        guard !labels.isEmpty else { return nil }
        var counts = [Int](repeating: 0, count: max(1, states))
        for label in labels where counts.indices.contains(Int(label)) { counts[Int(label)] += 1 }
        return counts.indices.max { (counts[$0], $1) < (counts[$1], $0) }
    }
}
