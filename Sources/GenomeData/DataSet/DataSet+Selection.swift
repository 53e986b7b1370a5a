extension DataSet {
    /// The position in `genes` of the one gene that `name` means, by id or symbol.
    ///
    /// - Throws: when no gene or more than one has the name; the error says which.
    public func index(ofGeneNamed name: String) throws(GenomeDataError) -> Int {
        let found = annotation.genes(named: name)
        guard found.count <= 1 else {
            throw GenomeDataError(
                file: manifest.genes, place: nil,
                problem: "\"\(name)\" means several genes: " + found.map(\.id).joined(separator: ", "))
        }
        guard let gene = found.first, let index = annotation.index(ofID: gene.id) else {
            let symbols = genes.map(\.symbol)
            throw GenomeDataError(
                file: manifest.genes, place: nil,
                problem: "no gene is named \"\(name)\""
                    + suggestion(for: name, among: symbols, plural: "genes"))
        }
        return index
    }

    /// The positions in `genes` of those whose TSS lies in `interval`; the contig in any spelling.
    public func indices(ofGenesIn interval: GenomicInterval) throws(GenomeDataError) -> [Int] {
        let contig = try ContigNames(genome.contigs).require(interval.contig, file: manifest.genome).name
        let found = annotation.genes(
            withTSSIn: GenomicInterval(contig: contig, start: interval.start, end: interval.end))
        return Array(found.indices)
    }
}
