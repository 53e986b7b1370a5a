import CChecksums

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
        var sha = checksum_sha256()
        checksum_sha256_begin(&sha)
        func add(_ line: String) {
            var line = line + "\n"
            line.withUTF8 { checksum_sha256_add(&sha, $0.baseAddress, $0.count) }
        }
        for line in file.meta + [file.columns] { add(line) }
        while let record = try file.next() {
            add(record.text)
            records += 1
            if try isAsked(record, file) { asked += 1 }
        }
        var digest = [UInt8](repeating: 0, count: 32)
        checksum_sha256_end(&sha, &digest)
        hash = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
