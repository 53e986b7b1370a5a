/// A VCF file's lines one after another, plain, gzip or bgzip, local or behind a URL, in memory for one line.
///
/// Format: VCF 4.3, section 1.6. Damage is an error with file and line. Not thread-safe.
public final class VCFFile {
    /// The path or URL, as given.
    public let path: String
    /// The lines that start with `##`, in order.
    public let meta: [String]
    /// The line that names the columns, `#CHROM` first.
    public let columns: String
    /// The samples' names.
    public let samples: [String]

    private let reader: LineReader

    /// Opens the file and reads its header.
    ///
    /// - Throws: when the file is missing, damaged, or not VCF.
    public init(path: String) throws(GenomeDataError) {
        self.path = path
        reader = try LineReader(path: path, limit: .max)
        var meta: [String] = []
        while let line = try reader.next() {
            let text = try Self.text(line, reader)
            if meta.isEmpty, !text.hasPrefix("##fileformat=VCF") {
                throw reader.error("is not VCF: expected ##fileformat=VCFv4.x, found \"\(text.prefix(40))\"")
            }
            guard text.hasPrefix("##") else {
                (self.meta, columns) = (meta, text)
                samples = try Self.samples(text, reader)
                return
            }
            meta.append(text)
        }
        throw GenomeDataError(
            file: path, place: nil,
            problem: meta.isEmpty ? "is empty" : "ends before the line #CHROM that names the columns")
    }

    /// Whether a file is VCF, by its first line.
    ///
    /// - Throws: where it cannot be read.
    public static func isVCF(path: String) throws(GenomeDataError) -> Bool {
        let reader = try LineReader(path: path, limit: .max)
        return try reader.next()?.starts(with: "##fileformat=VCF".utf8) ?? false
    }

    /// The next record; nil after the last one.
    ///
    /// - Throws: for a line that is no record, or where the file is damaged or cut short.
    public func next() throws(GenomeDataError) -> VariantRecord? {
        guard let line = try reader.next() else { return nil }
        let text = try Self.text(line, reader)
        let fields = text.split(
            separator: "\t", maxSplits: VariantRecord.fixedColumns, omittingEmptySubsequences: false)
        try checkColumns(line, fields.count)
        guard let position = DecimalNumber.position(of: ArraySlice(fields[1].utf8)) else {
            throw reader.error("POS is \"\(fields[1].prefix(40))\", expected a whole number")
        }
        guard !fields[0].isEmpty else { throw reader.error("CHROM is empty") }
        let (reference, alternatives) = try alleles(fields[3], fields[4])
        return VariantRecord(
            line: reader.lineNumber, contig: String(fields[0]), position: position - 1, id: String(fields[2]),
            reference: reference, alternatives: alternatives, text: text)
    }

    /// An error at the record just returned.
    public func error(_ problem: String) -> GenomeDataError { reader.error(problem) }

    /// The number of columns, counted past the eighth only where the header has more.
    private func checkColumns(_ line: ArraySlice<UInt8>, _ found: Int) throws(GenomeDataError) {
        let expected = VariantRecord.fixedColumns + (samples.isEmpty ? 0 : 1 + samples.count)
        let count = found <= VariantRecord.fixedColumns ? found : line.count { $0 == 0x09 } + 1
        // FORMAT without samples is no fault that matters.
        guard count == expected || (samples.isEmpty && count > expected) else {
            throw reader.error(
                "has \(count) columns with tabs between, expected \(expected): the line is cut short or damaged"
            )
        }
    }

    private func alleles(
        _ reference: Substring, _ alternatives: Substring
    ) throws(GenomeDataError) -> (reference: String, alternatives: [String]) {
        do throws(AlleleText.Problem) {
            return (try AlleleText.reference(reference), try AlleleText.alternatives(alternatives))
        } catch {
            throw reader.error(error.text)
        }
    }

    private static func samples(_ text: String, _ reader: LineReader) throws(GenomeDataError) -> [String] {
        let names = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let fixed = ["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO"]
        guard names.starts(with: fixed) else {
            throw reader.error(
                "expected the columns \(fixed.joined(separator: " ")) with tabs between, found "
                    + "\"\(text.prefix(80))\"")
        }
        return Array(names.dropFirst(fixed.count + 1))
    }

    private static func text(
        _ line: ArraySlice<UInt8>, _ reader: LineReader
    ) throws(GenomeDataError) -> String {
        guard let text = String(validating: line, as: UTF8.self) else {
            throw reader.error("is not valid UTF-8")
        }
        return text
    }
}
