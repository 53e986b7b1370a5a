extension DataSet {
    /// The position in `genes` of the one gene that `name` means, by id or symbol.
    ///
    /// - Throws: when no gene or more than one has the name; the error says which.
    public func index(ofGeneNamed name: String) throws(GenomeDataError) -> Int {
        try annotation.index(ofGeneNamed: name, in: manifest.genes)
    }

    /// The positions in `genes` of those of one split; where the data set names no split, all are for training.
    public func indices(of split: Split) -> [Int] {
        genes.indices.filter { splits == nil ? split == .train : self.split(at: $0) == split }
    }

    /// The positions in `genes` of those whose TSS lies in `interval`; the contig in any spelling.
    public func indices(ofGenesIn interval: GenomicInterval) throws(GenomeDataError) -> [Int] {
        let contig = try ContigNames(genome.contigs).require(interval.contig, file: manifest.genome).name
        let found = annotation.genes(
            withTSSIn: GenomicInterval(contig: contig, start: interval.start, end: interval.end))
        return Array(found.indices)
    }

    /// The interval that a place means: a contig, or a stretch of one, as `PlaceText` reads it.
    ///
    /// A contig alone is taken up to `GenomicInterval.endOfAnyContig`.
    ///
    /// - Throws: where the text is no contig and no stretch of one; a single position is none.
    public func interval(of text: String) throws(GenomeDataError) -> GenomicInterval {
        if let place = PlaceText(text, on: ContigNames(genome.contigs)) {
            switch place.extent {
            case .whole:
                return GenomicInterval(contig: place.contig, start: 0, end: GenomicInterval.endOfAnyContig)
            case .stretch(let range):
                return GenomicInterval(contig: place.contig, start: range.lowerBound, end: range.upperBound)
            case .position: break
            }
        }
        let shown = genome.contigs.prefix(5).map(\.name).joined(separator: ", ")
        throw GenomeDataError(
            file: manifest.genome, place: nil,
            problem: "\"\(text.trimmingWhitespace().prefix(80))\" is no place on the genome; expected "
                + "chr22:1-2,000,000 (from 1, both ends included), chr22, or a line of BED; the contigs are "
                + shown + (genome.contigs.count > 5 ? ", …" : ""))
    }
}
