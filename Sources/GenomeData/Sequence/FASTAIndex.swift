/// Where the sequences of a FASTA file stand: the content of a `.fai` file, one tab-separated line per contig.
struct FASTAIndex: Equatable {
    /// One line of the index.
    struct Record: Equatable {
        /// The contig's name: the header's first word.
        let name: String
        /// The number of bases.
        let length: Int
        /// The (unpacked) file's offset of the first base.
        let offset: Int
        /// Bases on each line but the last.
        let lineBases: Int
        /// Bytes on each line, its end included.
        let lineWidth: Int

        /// The file's offset of a base of the contig.
        func position(of base: Int) -> Int {
            lineBases > 0 ? offset + base / lineBases * lineWidth + base % lineBases : offset
        }
    }

    /// The most bytes, its newline among them, that may follow the bases of a line.
    static let longestLineEnd = 64

    /// The name in a header: what stands behind `>` and any blanks, up to the next.
    static func name(inHeader line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.dropFirst().drop { $0 <= 32 }.prefix { $0 > 32 }
    }

    /// The contigs in the file's order, no name twice.
    let records: [Record]

    /// An index of these records, refused when a name occurs twice.
    init(records: [Record], file: String) throws(GenomeDataError) {
        var seen: Set<String> = []
        for record in records where !seen.insert(record.name).inserted {
            throw GenomeDataError(file: file, place: record.name, problem: "the contig occurs twice")
        }
        guard !records.isEmpty else {
            throw GenomeDataError(file: file, place: nil, problem: "holds no sequence")
        }
        self.records = records
    }

    /// Reads a `.fai` file for a FASTA of `size` (unpacked) bytes; every record must lie within it.
    init(fai: any ByteSource, size: Int) throws(GenomeDataError) {
        let bytes = try fai.readAll(limit: 1 << 28)
        var records: [Record] = []
        for (number, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            let numbers = fields.dropFirst().compactMap { Self.number($0) }
            guard fields.count == 5, numbers.count == 4, let name = fields.first, !name.isEmpty,
                let record = Self.record(String(decoding: name, as: UTF8.self), numbers, size: size)
            else {
                throw GenomeDataError(
                    file: fai.name, place: "line \(number + 1)",
                    problem:
                        "a name, length, offset, bases and bytes per line expected that lie within the FASTA"
                )
            }
            records.append(record)
        }
        try self.init(records: records, file: fai.name)
    }

    /// A record of numbers that agree with each other and with the file's size; nil otherwise.
    private static func record(_ name: String, _ numbers: [Int], size: Int) -> Record? {
        let record = Record(
            name: name, length: numbers[0], offset: numbers[1], lineBases: numbers[2], lineWidth: numbers[3])
        guard record.offset <= size, record.length <= size else { return nil }
        guard record.length > 0 else { return record }
        guard record.lineBases > 0, record.lineWidth >= record.lineBases, record.lineWidth <= size + 2,
            record.lineWidth - record.lineBases <= longestLineEnd
        else { return nil }
        let (last, overflow) = ((record.length - 1) / record.lineBases)
            .multipliedReportingOverflow(by: record.lineWidth)
        guard !overflow, last < size, record.position(of: record.length - 1) < size else { return nil }
        return record
    }

    /// A decimal number without sign.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var digits = digits
        if digits.last == UInt8(ascii: "\r") { digits.removeLast() }
        guard digits.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// The content of a `.fai` file.
    func fai() -> [UInt8] {
        var text = ""
        for record in records {
            text +=
                "\(record.name)\t\(record.length)\t\(record.offset)\t\(record.lineBases)\t\(record.lineWidth)\n"
        }
        return Array(text.utf8)
    }
}
