#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A text file that grows line by line beside its final name, survives being killed, and gets its name when whole.
///
/// The lines are in `<path>.partial` until `commit()`. A later run with the same header goes on after the last whole
/// line. One process at a time may write. A value that goes away uncommitted leaves the lines that it has, and nothing
/// where it has none.
package final class PartialFile {
    /// The whole lines after the header that an earlier run left.
    package private(set) var keptLines: [String]

    /// Where the lines are until `commit()`.
    package let partialPath: String

    private let destination: Destination
    private let headerSize: Int
    private let descriptor: Int32
    private var isWorthKeeping: Bool

    /// The largest partial file that is gone on with, in bytes.
    private static let largest = 1 << 30

    /// Opens or starts the file.
    ///
    /// - Parameters:
    ///   - path: the final name.
    ///   - header: the lines that come first.
    ///   - restart: throws away what an earlier run left.
    /// - Throws: `WriteError` where another process writes it, or an earlier run left something with another header.
    package init(path: String, header: [String], restart: Bool) throws {
        destination = try Destination(path)
        partialPath = Self.path(of: destination)
        headerSize = header.reduce(0) { $0 + $1.utf8.count + 1 }
        descriptor = try LockedFile.open(partialPath)
        do {
            keptLines = try Self.begin(descriptor, partialPath, header: header, restart: restart)
            isWorthKeeping = !keptLines.isEmpty
        } catch {
            LockedFile.close(descriptor)
            throw error
        }
    }

    /// Where the lines of a file are until it is whole.
    package static func path(besides final: String) -> String {
        (try? Destination(final)).map(path(of:)) ?? final + suffix
    }

    private static func path(of destination: Destination) -> String { destination.target + suffix }

    private static let suffix = ".partial"

    deinit {
        if !isWorthKeeping { unlink(partialPath) }
        LockedFile.close(descriptor)
    }

    /// Writes the header, or goes behind the last whole line of an earlier run with the same header.
    ///
    /// - Returns: the lines of that run.
    private static func begin(
        _ descriptor: Int32, _ path: String, header: [String], restart: Bool
    ) throws -> [String] {
        let head = header.joined(separator: "\n") + "\n"
        let left = restart ? "" : try wholeLines(descriptor, path)
        if head.hasPrefix(left) {
            try cut(descriptor, to: 0, path)
            do {
                try FileWriting.write(ArraySlice(head.utf8), to: descriptor, path: path)
            } catch {
                unlink(path)
                throw error
            }
            return []
        }
        guard left.hasPrefix(head) else {
            throw WriteError(
                path: path,
                reason: "was left by a run of other data, model or settings; remove it, or use --restart")
        }
        try cut(descriptor, to: left.utf8.count, path)
        return left.dropFirst(head.count).split(separator: "\n").map(String.init)
    }

    /// Takes away the lines that an earlier run left, but for the first so many.
    package func keep(_ count: Int) throws {
        keptLines = Array(keptLines.prefix(max(0, count)))
        try Self.cut(
            descriptor, to: headerSize + keptLines.reduce(0) { $0 + $1.utf8.count + 1 }, partialPath)
    }

    /// Appends lines; each is handed to the system at once.
    package func append(_ lines: [String]) throws {
        guard !lines.isEmpty else { return }
        let text = lines.joined(separator: "\n") + "\n"
        try FileWriting.write(ArraySlice(text.utf8), to: descriptor, path: partialPath)
        isWorthKeeping = true
    }

    /// Syncs the file to disk and gives it its final name.
    package func commit() throws {
        try destination.take(partialPath, descriptor)
        isWorthKeeping = true
    }

    /// What the file holds up to its last line end.
    private static func wholeLines(_ descriptor: Int32, _ path: String) throws -> String {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw WriteError.system("cannot read", path: path) }
        guard status.st_size <= largest else {
            throw WriteError(path: path, reason: "is too large to go on with")
        }
        let bytes = try FileReading.read(Int(status.st_size), at: 0, of: descriptor, path: path)
        let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        guard let text = String(validating: bytes[..<end], as: UTF8.self) else {
            throw WriteError(path: path, reason: "is not text; remove it, or use --restart")
        }
        return text
    }

    /// Cuts off what follows `size` and goes there.
    private static func cut(_ descriptor: Int32, to size: Int, _ path: String) throws {
        guard ftruncate(descriptor, off_t(size)) == 0, lseek(descriptor, off_t(size), SEEK_SET) >= 0 else {
            throw WriteError.system("cannot cut", path: path)
        }
    }
}
