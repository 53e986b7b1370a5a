/// What a whole VCF file holds, from one pass over it: damage anywhere is known before any work is done on it.
public struct VCFCensus: Sendable, Equatable {
    /// The records that were asked for.
    public private(set) var asked = 0
    /// All records.
    public private(set) var records = 0
    /// The SHA-256 of the unpacked text, lines ending in LF, in hexadecimal digits.
    public private(set) var hash = ""

    /// Counts the records for which `isAsked` holds.
    ///
    /// - Throws: where the file cannot be read to its end, and what `isAsked` throws.
    public init(
        path: String, asking isAsked: (VariantRecord, VCFFile) throws(GenomeDataError) -> Bool
    ) throws(GenomeDataError) {
        let file = try VCFFile(path: path)
        var lines = LinesHash(of: file.meta + [file.columns])
        while let record = try file.next() {
            lines.add(record.text)
            records += 1
            if try isAsked(record, file) { asked += 1 }
        }
        hash = lines.digits
    }
}
