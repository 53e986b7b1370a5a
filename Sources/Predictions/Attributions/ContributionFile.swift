import Files

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The contributions of gene after gene in one file, which a killed run leaves to the next: a header that says of what,
/// then records of one size. One process at a time may write.
final class ContributionFile {
    /// The file.
    let path: String
    /// How many records there are.
    private(set) var count: Int

    private let descriptor: Int32
    private let start: Int
    private let size: Int

    /// Opens or starts the file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - header: what the records are of; only a file with the same one is gone on with.
    ///   - size: the bytes of a record, one at least.
    ///   - restart: throws away what an earlier run left.
    /// - Throws: `WriteError` where another process writes it, or an earlier run left records of something else.
    init(path: String, header: [String], size: Int, restart: Bool) throws {
        self.path = path
        self.size = max(1, size)
        let head = Array((header.joined(separator: "\n") + "\n\n").utf8)
        start = head.count
        descriptor = try LockedFile.open(path)
        do {
            count = try Self.begin(descriptor, path, head, size: self.size, restart: restart)
        } catch {
            LockedFile.close(descriptor)
            throw error
        }
    }

    deinit { LockedFile.close(descriptor) }

    /// Writes the header, or goes behind the last whole record after the same header.
    ///
    /// - Returns: the number of records.
    private static func begin(
        _ descriptor: Int32, _ path: String, _ head: [UInt8], size: Int, restart: Bool
    ) throws -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw WriteError.system("cannot read", path: path) }
        let there = restart ? 0 : Int(status.st_size)
        let left = try FileReading.read(min(there, head.count), at: 0, of: descriptor, path: path)
        guard head.starts(with: left) else {
            throw WriteError(
                path: path,
                reason: "was left by a run of other data, model or settings; remove it, or use --restart")
        }
        let count = max(0, there - head.count) / size
        let end = head.count + count * size
        let isNew = left.count < head.count
        guard ftruncate(descriptor, off_t(isNew ? 0 : end)) == 0,
            lseek(descriptor, off_t(isNew ? 0 : end), SEEK_SET) >= 0
        else { throw WriteError.system("cannot cut", path: path) }
        if isNew { try FileWriting.write(head[...], to: descriptor, path: path) }
        return count
    }

    /// Appends a record, which is handed to the system at once.
    func append(_ record: [UInt8]) throws {
        guard record.count == size else {
            throw WriteError(path: path, reason: "a record of \(record.count) bytes, expected \(size)")
        }
        try FileWriting.write(record[...], to: descriptor, path: path)
        count += 1
    }

    /// The record at an index below `count`.
    func record(_ index: Int) throws -> [UInt8] {
        try FileReading.read(size, at: start + index * size, of: descriptor, path: path)
    }

    /// Takes the file away, once nobody needs it.
    func remove() { unlink(path) }
}
