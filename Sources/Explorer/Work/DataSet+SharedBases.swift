import GenomeData

extension DataSet {
    /// Throws where another data set has other bases than this one in what the model sees of a gene: an edit here is then
    /// none there.
    ///
    /// - Parameters:
    ///   - other: the data set whose gene it is.
    ///   - question: the gene, and its edits; deletions draw in bases from beyond the window.
    ///   - length: the window, in bases.
    /// - Throws: `Problem`, and `GenomeDataError` for a genome that cannot be read.
    func checkSharedBases(with other: DataSet, of question: Question, length: Int) throws {
        guard other.manifest.genome != manifest.genome, other.genes.indices.contains(question.gene) else {
            return
        }
        let gene = other.genes[question.gene]
        let removed = question.changes.reduce(0) { $0 + $1.removed.count }
        func bases(_ genome: FASTAFile, _ contig: String) throws -> [UInt8] {
            try genome.bases(in: GenomicInterval(around: gene.tss, on: contig, length: length + 2 * removed))
        }
        guard let contig = ContigNames(genome.contigs).match(gene.contig)?.name,
            try bases(genome, contig) == bases(other.genome, gene.contig)
        else {
            throw Problem("its genome is another one, with other bases around \(gene.symbol)")
        }
    }
}
