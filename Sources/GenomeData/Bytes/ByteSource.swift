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

/// Opens byte sources by path or URL.
public enum ByteSources {
    /// A local file, or a remote one with a bounded cache of what has been read.
    ///
    /// - Parameters:
    ///   - location: a path, or an `http://` or `https://` URL.
    ///   - limits: how long to wait for a server.
    /// - Returns: the opened source.
    /// - Throws: when the file is missing, cannot be opened, is not a regular file, or the server does not answer
    ///   range requests.
    public static func open(
        _ location: String, limits: RemoteLimits = RemoteLimits()
    ) throws(GenomeDataError) -> any ByteSource {
        guard let scheme = scheme(of: location) else { return try LocalFile(path: location) }
        guard scheme == "http" || scheme == "https" else {
            throw GenomeDataError(
                file: location, place: nil, problem: "\(scheme) URLs are not read, only http and https")
        }
        return PagedSource(try RemoteFile(url: location, limits: limits))
    }

    /// Whether `location` is a URL rather than a path.
    public static func isURL(_ location: String) -> Bool { scheme(of: location) != nil }

    /// `https` of `https://host/file`, in lower case; nil for a path.
    private static func scheme(of location: String) -> String? {
        let head = location.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
        guard !head.isEmpty, location.dropFirst(head.count).hasPrefix("://") else { return nil }
        return head.lowercased()
    }
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
