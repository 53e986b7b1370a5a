/// Bytes that can be read from any offset: a file on disk, a file behind a URL, a bgzip file's unpacked content.
///
/// All binary readers of this module stand on this one protocol, so that each of them reads local and remote
/// files, and none of them trusts an offset or a size that a file states.
public protocol ByteSource: Sendable {
    /// The path or URL, for messages.
    var name: String { get }
    /// The number of bytes.
    var size: Int { get }
    /// Whether a read waits for a network.
    var isRemote: Bool { get }
    /// Exactly `count` bytes from `offset`. A range that the source does not have is an error, and so is a source
    /// that has become shorter or different since it was opened.
    func read(at offset: Int, count: Int) throws(GenomeDataError) -> [UInt8]
}

extension ByteSource {
    /// All bytes, for small files that are read whole.
    ///
    /// - Parameter limit: more bytes than this are an error.
    /// - Returns: the bytes.
    /// - Throws: when there are more bytes than `limit`, or as `read(at:count:)`.
    public func readAll(limit: Int) throws(GenomeDataError) -> [UInt8] {
        guard size <= limit else {
            throw GenomeDataError(
                file: name, place: nil, problem: "has \(size) bytes, more than the \(limit) expected at most")
        }
        return try read(at: 0, count: size)
    }

    /// Up to `count` bytes from `offset`: fewer, or none, where the source ends before.
    func readAvailable(at offset: Int, count: Int) throws(GenomeDataError) -> [UInt8] {
        guard offset >= 0, offset < size else { return [] }
        return try read(at: offset, count: min(count, size - offset))
    }

    /// Checks a range against the source's size before anything is allocated for it.
    func checkRange(at offset: Int, count: Int) throws(GenomeDataError) {
        guard offset >= 0, count >= 0, offset <= size, count <= size - offset else {
            throw GenomeDataError(
                file: name, place: "byte \(offset)",
                problem: "\(count) bytes expected there, but the file has \(size) bytes: it is cut or damaged"
            )
        }
    }
}
