/// What the allele of a VCF record does to the sequence.
public enum SequenceAllele: Sendable, Equatable {
    /// Other bases: substitutions, insertions, deletions and what is several of these.
    case change(SequenceChange)
    /// Nothing: REF again, or `.`.
    case none
    /// No bases are given: `<DEL>`, a breakend, or `*` for one that a deletion upstream took away.
    case symbolic

    /// The allele at `index` of a record's; `none` for an index that it does not have.
    public init(_ record: VariantRecord, at index: Int) {
        guard record.alternatives.indices.contains(index) else {
            self = .none
            return
        }
        let bases = record.alternatives[index]
        guard !Self.isSymbolic(bases[...]) else {
            self = .symbolic
            return
        }
        let change = SequenceChange(at: record.position, from: record.reference, to: bases)
        self = change.map(SequenceAllele.change) ?? .none
    }

    /// Whether an entry of ALT names no bases.
    static func isSymbolic(_ text: Substring) -> Bool {
        text == "*" || (text.hasPrefix("<") && text.hasSuffix(">") && text.count > 2)
            || text.contains("[") || text.contains("]")
            || (text.count > 1 && (text.hasPrefix(".") || text.hasSuffix(".")))
    }

    /// The letters of nucleotides (IUPAC), in upper case, each with the bases that it stands for.
    static let letters: [UInt8: String] = Dictionary(
        uniqueKeysWithValues: [
            ("A", "A"), ("C", "C"), ("G", "G"), ("T", "T"), ("N", "ACGT"), ("R", "AG"), ("Y", "CT"),
            ("S", "CG"), ("W", "AT"), ("K", "GT"), ("M", "AC"), ("B", "CGT"), ("D", "AGT"),
            ("H", "ACT"), ("V", "ACG"),
        ].compactMap { letter, bases in letter.utf8.first.map { ($0, bases) } })
}
