import Wording

/// One line of GTF or GFF3: nine fields separated by tabs, positions 1-based closed in the file.
struct FeatureLine {
    /// What the line describes; nil for what has no part in a gene model.
    let kind: FeatureKind?
    let place: FeaturePlace
    /// Who says so: the second field.
    let source: ArraySlice<UInt8>
    /// The last field, without what says nothing.
    let attributes: FeatureAttributes

    /// Parses the line that `lines` just returned; blanks around fields have no meaning.
    init(_ line: ArraySlice<UInt8>, from lines: LineReader) throws(GenomeDataError) {
        var fields = DelimitedFormat.split(line, at: 0x09)
        while fields.count > 9, let last = fields.last, line[last].isBlank { fields.removeLast() }
        // Of the older GFF a line may end with the phase.
        let endsWithPhase = fields.count == 8 && Self.isPhase(line[fields[7]])
        guard fields.count == 9 || endsWithPhase else {
            throw lines.error("\(fields.count) fields; a GTF or GFF3 line has 9, separated by tabs")
        }
        let contig = try Self.name(line[fields[0]], "contig", lines)
        source = line[fields[1]].trimmingBlanks()
        kind = FeatureKind(type: try Self.name(line[fields[2]], "feature", lines))
        guard let first = DecimalNumber.position(of: line[fields[3]]), first >= 1,
            let last = DecimalNumber.position(of: line[fields[4]])
        else { throw lines.error("column start or end: expected a position of 1 or more") }
        guard first <= last else {
            throw lines.error("the feature ends at \(last), before its start \(first)")
        }
        let sign = String(decoding: line[fields[6]].trimmingBlanks(), as: UTF8.self)
        guard let strand = Strand(spelling: sign) else {
            throw lines.error("column strand: expected +, -, . or ?")
        }
        place = FeaturePlace(contig: contig, strand: strand, range: first - 1..<last)
        attributes = FeatureAttributes(endsWithPhase ? [] : line[fields[8]])
    }

    private static func isPhase(_ field: ArraySlice<UInt8>) -> Bool {
        ["0", "1", "2", "."].contains { field.trimmingBlanks().elementsEqual($0.utf8) }
    }

    private static func name(
        _ field: ArraySlice<UInt8>, _ column: String, _ lines: LineReader
    ) throws(GenomeDataError) -> String {
        let bytes = field.trimmingBlanks()
        guard !bytes.isEmpty, let text = String(validating: bytes, as: UTF8.self),
            !text.hasControlCharacter
        else { throw lines.error("column \(column): expected a name in UTF-8 without control characters") }
        return text
    }
}
