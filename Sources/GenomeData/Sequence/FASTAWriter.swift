import Files

/// A FASTA file with its index: `.fai`, and `.gzi` beside a bgzip one (`.gz`), as `samtools faidx` makes
/// them.
public final class FASTAWriter {
    private struct Record {
        var name: String
        var length = 0
        var offset: Int
    }

    private let sequenceFile: AtomicFile
    private let blockIndexFile: AtomicFile?
    private let index: TextWriter
    private let output: any ByteOutput
    private let lineWidth: Int
    private var records: [Record] = []
    private var names: Set<String> = []
    private var column = 0
    private var offset = 0
    private var buffer: [UInt8] = []

    /// Starts the file; nothing is at `path` until `commit()`.
    ///
    /// - Parameters:
    ///   - path: ends in `.gz` or `.bgz` for bgzip.
    ///   - lineWidth: bases per line, at least 1.
    /// - Throws: `WriteError`.
    public init(path: String, lineWidth: Int = 60) throws {
        guard lineWidth >= 1 else { throw WriteError(path: path, reason: "lines of \(lineWidth) bases") }
        self.lineWidth = lineWidth
        let file = try AtomicFile(path: path)
        if path.hasSuffix(".gz") || path.hasSuffix(".bgz") {
            let blockIndex = try AtomicFile(path: path + ".gzi")
            // Four letters at random hardly get smaller than at level 4, and higher levels take thrice the
            // time.
            output = try BlockGzipOutput(
                temporaryPath: file.temporaryPath, path: path, indexPath: blockIndex.temporaryPath, level: 4)
            blockIndexFile = blockIndex
        } else {
            output = try PlainOutput(temporaryPath: file.temporaryPath, path: path)
            blockIndexFile = nil
        }
        sequenceFile = file
        index = try TextWriter(path: path + ".fai")
    }

    /// Starts a contig: `>name description`.
    ///
    /// - Throws: `WriteError` for a name that is empty, holds white space or came before.
    public func beginContig(_ name: String, description: String = "") throws {
        let path = sequenceFile.path
        guard !name.isEmpty, !name.contains(where: { $0.isWhitespace }) else {
            throw WriteError(path: path, reason: "contig name \"\(name)\" is empty or holds white space")
        }
        guard !description.contains(where: { $0.isNewline }) else {
            throw WriteError(path: path, reason: "the description of contig \(name) holds a line end")
        }
        guard names.insert(name).inserted else {
            throw WriteError(path: path, reason: "contig \(name) comes twice")
        }
        var header = Array((description.isEmpty ? ">\(name)\n" : ">\(name) \(description)\n").utf8)
        if column > 0 { header.insert(UInt8(ascii: "\n"), at: 0) }
        column = 0
        try write(header)
        records.append(Record(name: name, offset: offset))
    }

    /// Appends letters (ASCII, no line ends) to the contig begun last.
    ///
    /// - Throws: `WriteError` when no contig was begun or writing fails.
    public func append(_ letters: [UInt8]) throws {
        guard !records.isEmpty else {
            throw WriteError(path: sequenceFile.path, reason: "sequence before the first contig")
        }
        buffer.removeAll(keepingCapacity: true)
        buffer.reserveCapacity(letters.count + letters.count / lineWidth + 1)
        var start = 0
        while start < letters.count {
            let end = min(letters.count, start + lineWidth - column)
            buffer.append(contentsOf: letters[start..<end])
            column += end - start
            start = end
            if column == lineWidth {
                buffer.append(UInt8(ascii: "\n"))
                column = 0
            }
        }
        records[records.count - 1].length += letters.count
        try write(buffer)
    }

    /// Closes sequence and indices, still under their temporary names.
    public func close() throws {
        if column > 0 { try write([UInt8(ascii: "\n")]) }
        column = 0
        try output.close()
        for record in records {
            try index.write(
                "\(record.name)\t\(record.length)\t\(record.offset)\t\(lineWidth)\t\(lineWidth + 1)\n")
        }
        try index.close()
    }

    /// Gives the closed files their names, the sequence last: an index never outlives a killed run alone.
    public func publish() throws {
        try blockIndexFile?.commit()
        try index.publish()
        try sequenceFile.commit()
    }

    /// Closes the files and gives them their names.
    public func commit() throws {
        try close()
        try publish()
    }

    private func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try output.write($0) }
        offset += bytes.count
    }
}
