import PrismModel

extension WindowEncoder {
    /// The window of a gene on a sequence with changes.
    ///
    /// The TSS stays at the window's middle, and measured signals stay with the reference bases at which they were
    /// measured: bases that move take theirs along, a base in another's stead has the other's, inserted bases have those of
    /// the base that they follow, and what a deletion draws into the window comes with its own. Features and background
    /// state stay as they are.
    ///
    /// - Parameters:
    ///   - index: the gene's position in the data set's genes.
    ///   - changes: on the gene's contig; no two clash.
    /// - Returns: a window of the same length.
    /// - Throws: for changes that clash, and as `window(ofGeneAt:)`.
    public func window(
        ofGeneAt index: Int, changedBy changes: [SequenceChange]
    ) throws(GenomeDataError) -> GeneWindow {
        var window = try window(ofGeneAt: index)
        let gene = dataSet.genes[index]
        for (number, change) in changes.enumerated() {
            if let other = changes[..<number].first(where: change.clashes) {
                throw GenomeDataError(
                    file: dataSet.manifest.path,
                    place: "\(gene.contig):\(change.removed.lowerBound + 1)",
                    problem: "this change and the one at \(other.removed.lowerBound + 1) overlap")
            }
        }
        let held = ReferenceBases(window, of: gene, encoder: self)
        var (bases, values): ([UInt8], [Float]) = ([], [])
        bases.reserveCapacity(window.length)
        values.reserveCapacity(window.signals.count)
        for piece in ChangedSequence(changes).window(around: gene.tss, length: length) {
            let (own, signals) = try held.part(piece.reference)
            bases += piece.codes ?? own
            for _ in 0..<(piece.isInserted ? piece.count : 1) { values += signals }
        }
        (window.bases, window.signals) = (bases, values)
        return window
    }
}

extension [SequenceChange] {
    /// The reference base that each position of a changed window is, or stands for; of inserted bases the one that they
    /// follow.
    ///
    /// - Parameters:
    ///   - centre: the TSS, which stays the window's middle.
    ///   - length: the window's.
    /// - Returns: `length` positions on the contig, 0-based, never falling; none for changes of which two clash.
    public func places(around centre: Int, length: Int) -> [Int] {
        let clashes = indices.contains { index in self[..<index].contains(where: self[index].clashes) }
        guard !clashes else { return [] }
        return ChangedSequence(self).window(around: centre, length: length).flatMap { piece in
            piece.isInserted
                ? Array<Int>(repeating: piece.reference.lowerBound, count: piece.count)
                : Array<Int>(piece.reference)
        }
    }
}

/// Bases and signals of the reference for one gene: those of its window at hand, others read.
private struct ReferenceBases {
    private let window: GeneWindow
    private let gene: Gene
    private let encoder: WindowEncoder
    private let range: Range<Int>

    init(_ window: GeneWindow, of gene: Gene, encoder: WindowEncoder) {
        self.window = window
        self.gene = gene
        self.encoder = encoder
        range = Range(around: gene.tss, count: window.length)
    }

    /// Codes and signals, a row for each base.
    func part(_ part: Range<Int>) throws(GenomeDataError) -> (bases: [UInt8], signals: [Float]) {
        let count = encoder.signals.count
        let inside = part.places(in: range)
        var bases = Array(window.bases[inside])
        var signals = Array(window.signals[(inside.lowerBound * count)..<(inside.upperBound * count)])
        let before = Range(from: part.lowerBound, to: min(part.upperBound, range.lowerBound))
        if !before.isEmpty {
            let (own, values) = try read(before)
            (bases, signals) = (own + bases, values + signals)
        }
        let after = Range(from: max(part.lowerBound, range.upperBound), to: part.upperBound)
        if !after.isEmpty {
            let (own, values) = try read(after)
            bases += own
            signals += values
        }
        return (bases, signals)
    }

    private func read(_ range: Range<Int>) throws(GenomeDataError) -> (bases: [UInt8], signals: [Float]) {
        let interval = GenomicInterval(contig: gene.contig, range)
        return (
            try encoder.dataSet.genome.bases(in: interval), try encoder.signals(over: interval, gene: gene)
        )
    }
}
