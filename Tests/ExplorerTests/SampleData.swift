import Foundation

/// The simulated data that come with the project.
enum SampleData {
    static let manifest = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("sample-data/dataset.toml").path
}
