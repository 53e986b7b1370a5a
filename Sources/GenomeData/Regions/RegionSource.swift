/// A file of regions along the genome.
public protocol RegionSource: Sendable {
    /// The path or URL, as given.
    var path: String { get }
    /// The contigs with their lengths, in the file's order; none for a format that does not state lengths.
    var contigs: [Contig] { get }
    /// The contigs that the file lists, in any spelling.
    var contigNames: ContigNames { get }
    /// Whether the file is known to hold no region at all.
    var isEmpty: Bool { get }
    /// The column that values come from: "signalValue"; nil where every region has the value 1 or none has any.
    var valueColumn: String? { get }

    /// The regions that share bases with `interval`, by their starts.
    ///
    /// - Parameter interval: 0-based half-open; the contig in any spelling.
    /// - Returns: none where the file does not list the contig.
    /// - Throws: when the file is damaged or cannot be read.
    func regions(in interval: GenomicInterval) throws(GenomeDataError) -> [Region]
}
