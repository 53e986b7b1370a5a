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
}
