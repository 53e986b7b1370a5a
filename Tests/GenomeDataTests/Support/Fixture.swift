import Foundation

/// A file of `Fixtures`, made by a script that stands beside it.
enum Fixture {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

    /// The path of a file.
    static func path(_ name: String) -> String { folder.appending(path: name).path }

    /// The bytes of a file.
    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path(name))))
    }
}
