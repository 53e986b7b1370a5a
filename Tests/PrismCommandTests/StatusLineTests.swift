import Canvas
import Foundation
import Testing

@testable import prism

/// Progress stays one line, whatever the terminal's width.
@Suite(.serialized) struct StatusLineTests {
    @Test(arguments: [1, 5, 12, 20, 39, 59, 79, 200])
    func progressFits(width: Int) {
        for (title, done, total) in [
            ("predicting", 0, 1), ("predicting", 7, 60_000), ("a title longer than others", 59_999, 60_000),
            ("painting", 2_999_999_999, 3_000_000_000), ("染色体", 3, 9), ("x", 12, 10),
        ] {
            let line = ProgressLine.line(title, done, of: total, seconds: 3_599, width: width)
            #expect(line.columnWidth <= width, "\(line)")
            if width >= 59 { #expect(line.contains("\(done)/\(total)") && line.hasPrefix(title)) }
        }
    }

    @Test func whatMattersLeastGoesFirst() {
        let pieces = [("aaaa", 0), ("bbbb", 2), ("cccc", 1)].map { StatusLine.Piece(text: $0.0, rank: $0.1) }
        #expect(StatusLine.line(pieces, width: 16) == "aaaa  bbbb  cccc")
        #expect(StatusLine.line(pieces, width: 15) == "aaaa  cccc")
        #expect(StatusLine.line(pieces, width: 9) == "aaaa")
        #expect(StatusLine.line(pieces, width: 3).columnWidth <= 3)
    }

    /// What a terminal of so many columns is sent for changing lines, each without its controls.
    private func lines(_ arguments: [String], columns: Int) throws -> [String] {
        let terminal = try ExplorerTerminal(arguments, rows: 24, columns: columns)
        terminal.wait(for: "the end") { $0.hasEnded }
        terminal.pump()
        #expect(terminal.status == 0, "\(terminal.text.suffix(300))")
        let parts = terminal.text.components(separatedBy: CharacterSet(charactersIn: "\r\n"))
        return parts.map { $0.replacingOccurrences(of: "\u{1B}[K", with: "") }
    }

    @Test(arguments: [40, 60, 80])
    func commandsKeepToTheTerminal(columns: Int) throws {
        let folder = try StandardOutputTests.folder.get()
        try Data(TrainCommandTests.config.utf8).write(to: URL(filePath: folder("config.toml")))
        for arguments in [
            ["predict", folder.dataset, "-o", folder("wide-\(columns).tsv")],
            [
                "train", folder.dataset, "-o", folder("wide-\(columns)"), "--config", folder("config.toml"),
                "--max-steps", "21", "--variant", "concat", "--seeds", "18446744073709551615",
            ],
        ] {
            let shown = try lines(arguments, columns: columns).filter {
                $0.hasPrefix("predicting") || $0.contains(/step \d+\/\d+/)
            }
            #expect(!shown.isEmpty && shown.allSatisfy { $0.columnWidth < columns }, "\(shown.prefix(2))")
        }
    }
}
