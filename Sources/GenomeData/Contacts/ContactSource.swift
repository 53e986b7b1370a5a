/// Where the contacts of transcription start sites with their surroundings come from.
///
/// A contact is a balanced Hi-C contact of the bin that holds the TSS with the bin that holds a base, linear
/// (not logged), in the file's own units.
public protocol ContactSource: SignalSource {
    /// The contact of a gene's TSS with every base of `interval`.
    ///
    /// - Parameters:
    ///   - geneID: the gene, for sources that are kept by gene.
    ///   - tss: the TSS, 0-based, on the interval's contig.
    ///   - interval: 0-based half-open; it may reach beyond the contig's ends.
    /// - Returns: one value per base; NaN where there is no profile, no data, or no contig.
    /// - Throws: when the file is damaged or cannot be read; never because a gene has no profile.
    func contacts(
        geneID: String, tss: Int, in interval: GenomicInterval
    ) throws(GenomeDataError) -> [Float]

    /// Whether the source holds a contact profile for this gene.
    func hasProfile(geneID: String, contig: String, tss: Int) throws(GenomeDataError) -> Bool
}

extension ContactSource {
    /// Balanced contacts have no unit of their own.
    public static var plainUnit: String { "contact" }

    /// Contacts are kept by gene, unless a format lists contigs and has contacts of any place on them.
    public var contigs: [Contig] { [] }

    /// Nil for contacts that are kept by gene.
    public var contigNames: ContigNames? { nil }

    /// The contacts of a gene with the bases of `interval`; NaN everywhere without a gene, and for one on another contig.
    public func values(in interval: GenomicInterval, gene: Gene?) throws(GenomeDataError) -> [Float] {
        guard let gene, gene.contig == interval.contig else {
            return [Float](repeating: .nan, count: try interval.checkedLength(file: path))
        }
        return try contacts(geneID: gene.id, tss: gene.tss, in: interval)
    }
}
