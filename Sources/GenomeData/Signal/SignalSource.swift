/// A file that a signal's values come from.
///
/// A file format of signals is a type that conforms to `TrackSource`, for values along the genome, or to
/// `ContactSource`, for contacts with a gene's TSS, and has a line in `SignalFormats`.
public protocol SignalSource: Sendable {
    /// The path, URL or URI, as given.
    var path: String { get }
    /// The contigs that the file lists, in its order; none for a source that is kept by gene.
    var contigs: [Contig] { get }
    /// The contigs' names in any spelling; nil for a source that is kept by gene.
    var contigNames: ContigNames? { get }
    /// Whether the file is known to hold no data at all.
    var isEmpty: Bool { get }
    /// The unit of the values where a manifest states none: "contact".
    static var plainUnit: String { get }

    /// The file's values over `interval`, one per base.
    ///
    /// - Parameters:
    ///   - interval: 0-based half-open; it may reach beyond the contig's ends, and spell the contig in another way.
    ///   - gene: whose values, for a source of contacts.
    /// - Returns: NaN where the file has no data.
    /// - Throws: when the file is damaged or cannot be read.
    func values(in interval: GenomicInterval, gene: Gene?) throws(GenomeDataError) -> [Float]
}

extension SignalSource {
    /// Nothing is known of it until values are read.
    public var isEmpty: Bool { false }
}
