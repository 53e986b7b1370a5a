/// Turns the paths of a manifest into paths that open from anywhere.
struct FileNames {
    private let folder: String

    init(manifest path: String) {
        folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// A path relative to the manifest's folder, unless it is absolute or a URL.
    func resolve(_ path: String) -> String {
        path.hasPrefix("/") || ByteSources.isURL(path) ? path : folder + path
    }
}
