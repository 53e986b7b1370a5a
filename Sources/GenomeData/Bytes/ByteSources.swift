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
