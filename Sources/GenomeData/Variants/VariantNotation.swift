/// A variant as people type it or paste it from a browser, a paper or a VCF.
///
/// `chr22:36700000A>G`, `chr22:36,700,000 GAT>G`, `chr22:g.36700000A>G`, `chr22:36700000:A:G`, `22-36700000-A-G`, and the
/// first columns of a line of VCF with tabs or blanks between, `chr22 36700000 . A G`, the ID left out or not. Positions
/// count from 1; REF and ALT are as in VCF, so that an insertion or a deletion comes with the base before it. Several
/// alleles in ALT are several variants.
public enum VariantNotation: Sendable, Equatable {
    /// A record for each allele, which is the only one of its ALT; the contig as the genome spells it. REF has not been
    /// compared with the genome.
    case variants([VariantRecord])
    /// It is meant as a variant and cannot be one, and why.
    case unusable(String)

    /// Nil for what does not look like a variant.
    public init?(_ text: String, on names: ContigNames) {
        let text = text.trimmingWhitespace()
        guard let parts = Self.line(text) ?? Self.arrow(text) ?? Self.colons(text) ?? Self.dashes(text) else {
            return nil
        }
        guard let contig = names.match(parts.contig)?.name else {
            // A name of anything may have dashes and colons in it; an arrow has one meaning.
            guard parts.isCertain else { return nil }
            self = .unusable("the genome has no contig \"\(parts.contig.prefix(40))\"")
            return
        }
        self = Self.read(parts, on: contig)
    }

    /// The pieces of a text that looks like a variant.
    private struct Parts {
        let contig: String
        /// From 1; nil where the digits are none, or too many.
        let position: Int?
        var id = "."
        let reference: Substring
        let alternatives: Substring
        /// Whether it can be nothing else.
        var isCertain = false
    }

    private static func read(_ parts: Parts, on contig: String) -> VariantNotation {
        guard let position = parts.position, position >= 1 else {
            return .unusable("a position is a whole number from 1")
        }
        if ["", "-", "."].contains(parts.reference) || ["", "-", "."].contains(parts.alternatives) {
            return .unusable(
                "REF and ALT are bases, of an insertion or a deletion with the base before it, as in VCF: GA>G"
            )
        }
        do throws(AlleleText.Problem) {
            let reference = try AlleleText.reference(parts.reference)
            let alternatives = try AlleleText.alternatives(parts.alternatives)
            guard !alternatives.contains(where: { SequenceAllele.isSymbolic($0[...]) }) else {
                return .unusable("a symbolic allele names no bases to predict from")
            }
            guard !alternatives.contains(reference) else { return .unusable("ALT is REF: nothing changes") }
            return .variants(
                alternatives.map {
                    VariantRecord(
                        contig: contig, position: position - 1, id: parts.id, reference: reference,
                        alternative: $0)
                })
        } catch {
            return .unusable(error.text)
        }
    }

    /// Columns with tabs or blanks between: contig, position, perhaps an ID, REF, ALT. A number in place of the ID is the
    /// end of a stretch: that is a line of BED.
    private static func line(_ text: String) -> Parts? {
        let columns = text.split(whereSeparator: \.isWhitespace)
        guard columns.count >= 4, let position = PlaceText.number(columns[1]),
            PlaceText.number(columns[2]) == nil
        else { return nil }
        let hasID = columns.count > 4
        let (reference, alternatives) = hasID ? (columns[3], columns[4]) : (columns[2], columns[3])
        guard (try? AlleleText.reference(reference)) != nil else { return nil }
        return Parts(
            contig: String(columns[0]), position: position, id: hasID ? String(columns[2]) : ".",
            reference: reference, alternatives: alternatives, isCertain: true)
    }

    /// `contig:positionREF>ALT`, with blanks anywhere behind the colon.
    private static func arrow(_ text: String) -> Parts? {
        guard let arrow = text.firstIndex(of: ">"), let colon = text[..<arrow].lastIndex(of: ":") else {
            return nil
        }
        var left = text[text.index(after: colon)..<arrow].drop(while: \.isWhitespace)
        if left.hasPrefix("g.") { left = left.dropFirst(2) }
        let digits = left.prefix { $0.isASCII && $0.isNumber || $0 == "," || $0.isWhitespace }
        guard digits.contains(where: \.isNumber) else { return nil }
        return Parts(
            contig: text[..<colon].description.trimmingWhitespace(), position: PlaceText.number(digits),
            reference: left.dropFirst(digits.count).description.trimmingWhitespace()[...],
            alternatives: text[text.index(after: arrow)...].description.trimmingWhitespace()[...],
            isCertain: true)
    }

    /// `contig:position:REF:ALT`.
    private static func colons(_ text: String) -> Parts? { parted(text, by: ":") }

    /// `contig-position-REF-ALT`.
    private static func dashes(_ text: String) -> Parts? { parted(text, by: "-") }

    private static func parted(_ text: String, by separator: Character) -> Parts? {
        let pieces = text.split(separator: separator, omittingEmptySubsequences: false)
        guard pieces.count >= 4 else { return nil }
        let last = pieces.suffix(3).map { $0.description.trimmingWhitespace()[...] }
        guard let position = PlaceText.number(last[0]), (try? AlleleText.reference(last[1])) != nil,
            (try? AlleleText.alternatives(last[2])) != nil
        else { return nil }
        let contig = pieces.dropLast(3).joined(separator: String(separator)).trimmingWhitespace()
        return Parts(contig: contig, position: position, reference: last[1], alternatives: last[2])
    }
}
