import GenomeData

extension BackgroundRun {
    /// The bases of a contig's bin.
    func range(ofBin bin: Int, on contig: Contig) -> Range<Int> {
        bin * bins.binSize..<min((bin + 1) * bins.binSize, contig.length)
    }

    /// The likeliest background states along a stretch of a contig, the commonest of every `step` bases, as the ribbon of a
    /// model paints them; nothing where the contig has no bins.
    public func pieces(on contig: String, _ range: Range<Int>, step: Int) -> [StateRibbon.Piece] {
        guard let number = bins.chains.firstIndex(where: { $0.contig.name == contig }) else { return [] }
        return BackgroundRibbon.pieces(
            labels[number], of: model, on: bins.chains[number].contig, range, step: step)
    }

    /// A contig's likeliest background states as stretches, in order.
    public func pieces(onContig number: Int) -> [StateRibbon.Piece] {
        guard labels.indices.contains(number) else { return [] }
        let contig = bins.chains[number].contig
        var pieces: [StateRibbon.Piece] = []
        for (bin, label) in labels[number].enumerated() {
            StateRibbon.append(
                StateRibbon.Piece(range: range(ofBin: bin, on: contig), state: Int(label)), to: &pieces)
        }
        return pieces
    }
}
