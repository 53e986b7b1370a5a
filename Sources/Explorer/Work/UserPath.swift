import Foundation

/// Paths as people type them.
enum UserPath {
    /// With the home folder in place of a leading `~/`.
    static func expanded(_ path: String) -> String {
        guard path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"], !home.isEmpty
        else {
            return path
        }
        return home + path.dropFirst()
    }

    /// Whether something of that name is there.
    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
