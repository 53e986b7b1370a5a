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

extension VariantRecord {
    /// One allele that stands in no file of its own, or in a file of another kind.
    ///
    /// - Parameters:
    ///   - contig: as the genome spells it.
    ///   - position: of the first base of `reference`, 0-based.
    ///   - id: the identifiers, `.` for none.
    ///   - reference: REF, in upper case.
    ///   - alternative: the only entry of ALT.
    package init(contig: String, position: Int, id: String = ".", reference: String, alternative: String) {
        self.init(
            line: 0, contig: contig, position: position, id: id, reference: reference,
            alternatives: [alternative],
            text: "\(contig)\t\(position + 1)\t\(id)\t\(reference)\t\(alternative)\t.\t.\t.")
    }

    /// What the record's first allele does to the sequence; nil where it changes no bases.
    public var change: SequenceChange? {
        if case .change(let change) = SequenceAllele(self, at: 0) { change } else { nil }
    }
}
