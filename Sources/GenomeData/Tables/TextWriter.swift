import Files

/// A text file, compressed with bgzip when its name ends in `.gz` or `.bgz`, that appears whole or not at
/// all.
///
/// A bgzip file is a gzip file: `zcat` reads it, and tabix can index it. Its bytes depend on the text alone.
public final class TextWriter {
    private let file: AtomicFile
    private let output: any ByteOutput

    /// Starts the file; nothing is at `path` until `commit()`.
    ///
    /// - Throws: `WriteError` when the file cannot be created.
    public init(path: String) throws {
        file = try AtomicFile(path: path)
        output =
            path.hasSuffix(".gz") || path.hasSuffix(".bgz")
            ? try BlockGzipOutput(temporaryPath: file.temporaryPath, path: path)
            : try PlainOutput(temporaryPath: file.temporaryPath, path: path)
    }

    /// Appends `text` as UTF-8; line ends are the caller's.
    public func write(_ text: String) throws {
        var text = text
        try text.withUTF8 { try output.write(UnsafeRawBufferPointer($0)) }
    }

    /// Appends one line of tab-separated fields.
    public func write(row: [String]) throws {
        try write(row.joined(separator: "\t") + "\n")
    }

    /// Closes the file, but leaves it under its temporary name, so that several files can be renamed
    /// together.
    public func close() throws {
        try output.close()
    }

    /// Gives the closed file its name.
    public func publish() throws {
        try file.commit()
    }

    /// Closes the file and gives it its name.
    public func commit() throws {
        try close()
        try publish()
    }
}
