/// How a transcript stands among those of its gene, as annotations tag it.
public struct TranscriptStanding: OptionSet, Sendable, Hashable {
    /// The flags.
    public let rawValue: UInt8

    /// These flags.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The one that Ensembl and RefSeq agree to be the gene's (MANE Select).
    public static let maneSelect = TranscriptStanding(rawValue: 1)
    /// The one that the source takes for the gene's: Ensembl's canonical transcript, RefSeq Select.
    public static let canonical = TranscriptStanding(rawValue: 2)
    /// An end of the transcript or of what it codes for was not found.
    public static let incomplete = TranscriptStanding(rawValue: 4)
    /// Predicted by a program alone (RefSeq's XM_ and XR_), not curated.
    public static let predicted = TranscriptStanding(rawValue: 8)

    private static let byTag: [String: TranscriptStanding] = [
        "MANE_Select": .maneSelect, "MANE Select": .maneSelect, "Ensembl_canonical": .canonical,
        "RefSeq Select": .canonical, "RefSeq_Select": .canonical, "cds_start_NF": .incomplete,
        "cds_end_NF": .incomplete, "mRNA_start_NF": .incomplete, "mRNA_end_NF": .incomplete,
    ]
    private static let keys = [Array("tag".utf8)]

    /// What a line of gene models says of its transcript: its tags, its source (NCBI's Gnomon predicts) and the transcript's
    /// id.
    init(_ feature: FeatureLine, id: String, from lines: LineReader) throws(GenomeDataError) {
        var standing: TranscriptStanding = []
        for (_, text) in try feature.attributes.everyValue(of: Self.keys, from: lines) {
            for tag in text.split(separator: ",") {
                standing.formUnion(Self.byTag[String(tag).trimmingSpaces()] ?? [])
            }
        }
        let isPredicted =
            ["XM_", "XR_"].contains { id.hasPrefix($0) } || feature.source.elementsEqual("Gnomon".utf8)
        self = isPredicted ? standing.union(.predicted) : standing
    }
}
