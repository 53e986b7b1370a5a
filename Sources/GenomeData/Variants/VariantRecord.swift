/// A line of a VCF file: a place, its bases in the reference and other bases in their stead.
public struct VariantRecord: Sendable, Equatable {
    /// The line's number in the file, from 1.
    public let line: Int
    /// The contig, as the file spells it.
    public let contig: String
    /// The first base of `reference`, 0-based; −1 for a telomere, which VCF counts as 0.
    public let position: Int
    /// The identifiers, `.` for none.
    public let id: String
    /// REF: letters, in upper case.
    public let reference: String
    /// ALT as written, in upper case where they are letters; none for `.`.
    public let alternatives: [String]
    /// The whole line without its end.
    public let text: String

    /// FORMAT and the samples' columns, where the file has some.
    public var samples: ArraySlice<Substring> {
        text.split(separator: "\t", omittingEmptySubsequences: false).dropFirst(Self.fixedColumns)
    }

    /// The columns before FORMAT.
    static let fixedColumns = 8

    /// "chr22:36700000", from 1, as the file has it.
    public var place: String { "\(contig):\(position + 1)" }
}
