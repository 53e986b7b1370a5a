import Canvas
import Foundation
import Testing

/// Screens kept as text files under `Golden`.
///
/// With `PRISM_RECORD_GOLDEN=1` they are written anew; look at the difference before committing it.
enum Golden {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Golden")
    static let isRecording = ProcessInfo.processInfo.environment["PRISM_RECORD_GOLDEN"] == "1"

    static func check(_ text: String, _ name: String, location: SourceLocation = #_sourceLocation) throws {
        let file = folder.appendingPathComponent(name + ".txt")
        if isRecording {
            try Data(text.utf8).write(to: file)
            return
        }
        let kept = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        guard kept != text else { return }
        let pairs = zip(lines(kept), lines(text))
        let first = pairs.enumerated().first { $0.element.0 != $0.element.1 }
        Issue.record(
            """
            \(name) differs\(first.map { " from line \($0.offset + 1):\n- \($0.element.0)\n+ \($0.element.1)" } ?? " in length")
            """, sourceLocation: location)
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}

extension Look {
    /// A shipped theme's look.
    static func shipped(
        _ name: String = "dark", _ depth: ColorDepth = .trueColor, _ glyphs: GlyphLevel = .braille
    ) -> Look { ThemeLibrary().look(theme: name, depth: depth, glyphs: glyphs) }
}

extension Drawing {
    /// The drawing alone on a grid, as text.
    func text(_ rows: Int, _ columns: Int, _ look: Look = .shipped()) -> String {
        var grid = Grid(rows: rows, columns: columns, style: look.screen)
        grid.draw(self, in: grid.bounds, with: look)
        return grid.plainText
    }
}
