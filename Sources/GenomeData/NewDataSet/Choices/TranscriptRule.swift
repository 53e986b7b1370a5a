/// Which transcript of a gene its features are worked out from.
public enum TranscriptRule: String, Sendable, CaseIterable {
    /// The one with the longest coding sequence, of several the one with the longest exons; curated and complete ones
    /// before those that a program predicted or whose ends were not found.
    case longestCoding = "longest-cds"
    /// MANE Select, or else Ensembl's canonical transcript or RefSeq Select; where none is tagged so, as `longestCoding`.
    case canonical

    /// The transcript; nil for a gene without one that codes.
    func transcript(of gene: Gene) -> Transcript? {
        let coding = gene.transcripts.filter { !$0.coding.isEmpty }
        if self == .canonical, let tagged = gene.canonicalTranscript, !tagged.coding.isEmpty { return tagged }
        return coding.max { Self.rank($0) < Self.rank($1) }
    }

    private static func rank(_ transcript: Transcript) -> (Int, Int, Int) {
        let isSound = transcript.standing.isDisjoint(with: [.predicted, .incomplete])
        return (
            isSound ? 1 : 0, transcript.coding.reduce(0) { $0 + $1.length },
            transcript.exons.reduce(0) { $0 + $1.length }
        )
    }
}

extension Gene {
    /// The transcript that the annotation tags as the gene's; nil where it tags none.
    var canonicalTranscript: Transcript? {
        transcripts.first { $0.standing.contains(.maneSelect) }
            ?? transcripts.first { $0.standing.contains(.canonical) }
    }
}
