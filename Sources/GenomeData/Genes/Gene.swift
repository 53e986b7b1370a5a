/// A gene: where it starts to be transcribed, and the transcripts to draw.
///
/// All positions are 0-based half-open.
public struct Gene: Sendable, Hashable, Identifiable {
    /// The identifier that tables use, such as an Ensembl gene id.
    public var id: String
    /// The name people use; the id where the source has none.
    public var symbol: String
    /// Other names that the source has for it, without `id` and `symbol`.
    public var aliases: [String]
    /// The gene that the row is one promoter of, where a table has a row for each TSS; nil where the row is the gene.
    public var promoterOf: String?
    /// The contig, as the annotation spells it.
    public var contig: String
    /// The transcription start site, 0-based.
    public var tss: Int
    /// The strand.
    public var strand: Strand
    /// The stretch from the first to the last base of any transcript; nil where the source does not say.
    public var bounds: Range<Int>?
    /// The transcripts, in the source's order.
    public var transcripts: [Transcript]

    /// A gene without anything left out.
    public init(
        id: String, symbol: String, aliases: [String] = [], contig: String, tss: Int, strand: Strand,
        bounds: Range<Int>? = nil, transcripts: [Transcript] = []
    ) {
        self.id = id
        self.symbol = symbol
        self.aliases = aliases
        self.contig = contig
        self.tss = tss
        self.strand = strand
        self.bounds = bounds
        self.transcripts = transcripts
    }

    /// The bounds widened to hold the TSS, or the TSS alone: what the gene occupies on a map.
    public var extent: Range<Int> {
        guard let bounds else { return tss..<(tss + 1) }
        return min(bounds.lowerBound, tss)..<max(bounds.upperBound, tss + 1)
    }
}
