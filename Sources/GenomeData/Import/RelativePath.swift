import Foundation

/// Paths as seen from a manifest's folder, so that the whole can be moved together.
struct RelativePath {
    private let base: [String]

    init(to manifest: String) {
        base = Array(URL(filePath: manifest).standardizedFileURL.pathComponents.dropLast())
    }

    /// The path from the manifest's folder to `path`; a URL stays as it is.
    func path(_ path: String) -> String {
        if ByteSources.isURL(path) { return path }
        let target = URL(filePath: path).standardizedFileURL.pathComponents
        let shared = zip(base, target).prefix { $0 == $1 }.count
        // Nothing but the root in common: an absolute path is the plainer one.
        guard shared > 1 else {
            return target.joined(separator: "/").replacing("//", with: "/", maxReplacements: 1)
        }
        return (base.dropFirst(shared).map { _ in ".." } + target.dropFirst(shared)).joined(separator: "/")
    }
}
