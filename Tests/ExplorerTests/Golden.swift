import Canvas
import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Explorer
@testable import Predictions

/// Screens and parts of them kept as text files under `Golden`. Whole screens are few: each is touched by whatever changes.
///
/// With `PRISM_RECORD_GOLDEN=1` they are written anew; look at the difference before committing it.
enum Golden {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Golden")

    static func check(
        _ state: ExplorerState, _ crop: Crop, _ name: String, location: SourceLocation = #_sourceLocation
    ) throws {
        try check(state.grid(crop).plainText, name, location: location)
    }

    static func check(_ text: String, _ name: String, location: SourceLocation = #_sourceLocation) throws {
        let file = folder.appendingPathComponent(name + ".txt")
        if ProcessInfo.processInfo.environment["PRISM_RECORD_GOLDEN"] == "1" {
            return try Data(text.utf8).write(to: file)
        }
        let kept = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        guard kept != text else { return }
        let pairs = zip(kept.split(separator: "\n"), text.split(separator: "\n"))
        let first = pairs.first { $0 != $1 }
        Issue.record(
            "\(name) differs\(first.map { ":\n- \($0.0)\n+ \($0.1)" } ?? " in length")",
            sourceLocation: location)
    }
}
