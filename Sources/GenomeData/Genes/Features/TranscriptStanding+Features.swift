extension TranscriptStanding {
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
