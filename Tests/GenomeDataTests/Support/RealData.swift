import Foundation

/// The measured K562 data for chr22, beside the project's folder and not part of it.
enum RealData {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared/real/k562-chr22")

    static var isPresent: Bool { FileManager.default.fileExists(atPath: path("genes.tsv")) }

    /// The manifest for these data, which is part of the project.
    static let manifest = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Manifests/k562-chr22.toml").path

    static func path(_ name: String) -> String { folder.appending(path: name).path }
}
