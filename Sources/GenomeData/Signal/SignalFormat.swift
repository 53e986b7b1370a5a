/// A file format of signals: how its files are named, and how one is opened.
struct SignalFormat<Source: Sendable>: Sendable {
    /// How the names of its files end; an empty one takes every name.
    let suffixes: [String]
    /// Opens a file; throws where it is missing, damaged or of another format.
    let open: @Sendable (SignalRequest) throws(GenomeDataError) -> Source

    /// Whether a file's name is one of this format's; of a URI such as `file.mcool::/resolutions/5000` the file's counts.
    func takes(_ path: String) -> Bool {
        let parts = path.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        return suffixes.contains { (parts.first ?? "").hasSuffix($0) }
    }
}
