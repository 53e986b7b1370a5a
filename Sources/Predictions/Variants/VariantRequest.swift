import GenomeData

/// What `prism variants` computes.
public struct VariantRequest: Sendable, Equatable {
    /// The VCF file, or its URL.
    public var path: String
    /// The genes whose windows are looked at: all, or some by name.
    public var genes: GeneSelection
    /// Only records that share a base with it; the contig as the genome spells it. Nil for all.
    public var region: GenomicInterval?
    /// The part of the records asked for; nil for all.
    public var shard: Shard?
    /// Random substitutions per window that effects are compared with; 0 for none.
    public var background: Int
    /// The seed of these.
    public var seed: UInt64
    /// Whether alleles that a sample carries on one copy are scored together too.
    public var isPhased: Bool
    /// The sample, by name; nil for the file's only one.
    public var sample: String?
    /// Whether a record whose REF is not the genome's is listed and counted instead of being an error.
    public var skipsMismatches: Bool
    /// The form of the output.
    public var format: VariantFormat

    /// The most substitutions per window.
    public static let mostBackground = 100_000

    /// A request for all records and genes unless said otherwise.
    public init(
        path: String, genes: GeneSelection = .all, region: GenomicInterval? = nil, shard: Shard? = nil,
        background: Int = 0, seed: UInt64 = 0, isPhased: Bool = false, sample: String? = nil,
        skipsMismatches: Bool = false, format: VariantFormat = .tsv
    ) {
        self.path = path
        self.genes = genes
        self.region = region
        self.shard = shard
        self.background = min(max(0, background), Self.mostBackground)
        self.seed = seed
        self.isPhased = isPhased
        self.sample = sample
        self.skipsMismatches = skipsMismatches
        self.format = format
    }
}
