/// One way in which a gene is spliced.
///
/// Positions are 0-based half-open.
public struct Transcript: Sendable, Hashable, Identifiable {
    /// The source's name for it.
    public var id: String
    /// The exons, sorted by position.
    public var exons: [Range<Int>]
    /// The coding parts of the exons, sorted by position; none for a transcript that codes for no protein.
    public var coding: [Range<Int>]
    /// How it stands among the gene's transcripts, as far as the source says.
    public var standing: TranscriptStanding

    /// A transcript; both lists are sorted here.
    public init(
        id: String, exons: [Range<Int>], coding: [Range<Int>] = [], standing: TranscriptStanding = []
    ) {
        self.id = id
        self.standing = standing
        self.exons = exons.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        self.coding = coding.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }

    /// From the first to the last base; nil without exons and coding parts.
    public var bounds: Range<Int>? {
        let parts = exons + coding
        guard let start = parts.map(\.lowerBound).min(), let end = parts.map(\.upperBound).max() else {
            return nil
        }
        return start..<end
    }
}
