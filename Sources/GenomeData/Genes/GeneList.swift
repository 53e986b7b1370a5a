/// The genes of one file as they were read, in the file's order; an id may stand on several contigs, and on each once.
struct GeneList: Sendable {
    /// The most genes a file may name.
    static let mostGenes = 1_000_000

    /// The genes.
    var genes: [Gene]
    /// What was unusual about the file and how it was taken.
    var notes: [String] = []
    /// Contigs on which an id stands twice, with the error of the first: nothing to do where the genome lacks the contig.
    var clashes: [(contig: String, error: GenomeDataError)] = []

    /// Reads a table with a header, or GTF or GFF3, told apart by the name (`.gtf`, `.gff`, `.gff3`, also packed).
    init(path: String) throws(GenomeDataError) {
        let name = path.lowercased()
        let isModelFile = [".gtf", ".gff", ".gff3"].contains { suffix in
            ["", ".gz", ".bgz"].contains { name.hasSuffix(suffix + $0) }
        }
        if isModelFile {
            try self.init(geneModels: path)
        } else {
            try self.init(table: path)
        }
    }
}

extension Annotation {
    /// Reads genes from a table with a header, or from GTF or GFF3, told apart by the name (`.gtf`, `.gff`,
    /// `.gff3`, also packed).
    ///
    /// - Throws: `GenomeDataError` when the file cannot be read, is damaged or holds no gene.
    public init(path: String) throws(GenomeDataError) {
        let list = try GeneList(path: path)
        if let clash = list.clashes.first { throw clash.error }
        self.init(genes: list.genes, notes: list.notes)
    }
}
