import ArgumentParser
import Canvas
import Explorer
import Foundation
import GenomeData

struct Snapshot: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what the explorer shows, as text, ANSI or SVG.",
        discussion: """
            Runs the explorer without a terminal: waits until the current gene is read and predicted, presses the keys \
            (as prism keys writes them, with spaces between), waits again, and prints the screen.
            """)

    /// What is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case ansi
        case svg
    }

    @Argument(
        help: "The data set's manifest, or its folder; without, the present folder.",
        completion: .file(extensions: ["toml"]))
    var dataSet: String?

    @OptionGroup var choice: ModelChoice

    @Option(parsing: .unconditional, help: "The gene: a symbol or an id.")
    var gene: String?

    @Option(help: "The view: \(ViewList.program.names.joined(separator: ", ")).")
    var view = ViewList.program.names.first ?? ""

    @Option(help: "COLUMNSxROWS.")
    var size = "120x40"

    @Option(help: "text, ansi or svg.")
    var format = Format.text

    @Option(help: "The theme; prism themes lists them.")
    var theme = "dark"

    @Option(parsing: .unconditional, help: "Keys to press, such as \"1 3 a\" or \"- -\".")
    var keys = ""

    @Option(help: "What to draw with: braille, blocks or ascii.")
    var glyphs = "braille"

    @Flag(help: "Wait for the predictions of all genes, and for a mutagenesis to end, too.")
    var complete = false

    @Option(parsing: .unconditional, help: "The longest wait, in seconds.")
    var timeout = 600.0

    func validate() throws {
        guard parsedSize != nil else {
            throw ValidationError("--size takes columns x rows, each 1 to \(Grid.limit), such as 120x40")
        }
        guard ViewList.program.keys(opening: view) != nil else {
            throw ValidationError("--view takes \(ViewList.program.names.joined(separator: ", "))")
        }
        guard ViewList.program.keys(written: keys) != nil else {
            throw ValidationError("--keys takes keys with spaces between, such as \"1 3 Ctrl-O\"")
        }
        guard GlyphLevel(rawValue: glyphs) != nil else {
            throw ValidationError(
                "--glyphs takes \(GlyphLevel.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard timeout > 0, timeout < 1e6 else { throw ValidationError("--timeout takes seconds") }
    }

    private var parsedSize: (columns: Int, rows: Int)? {
        let parts = size.lowercased().split(separator: "x").map { Int($0) }
        guard parts.count == 2, let columns = parts[0], let rows = parts[1],
            (1...Grid.limit).contains(columns), (1...Grid.limit).contains(rows)
        else { return nil }
        return (columns, rows)
    }

    func run() throws {
        let data = try choice.open(DataSetPath.resolve(dataSet))
        guard let size = parsedSize, let presses = ViewList.program.keys(written: keys),
            let level = GlyphLevel(rawValue: glyphs)
        else { return }
        let state = try ExplorerSetup.state(
            data, rows: size.rows, columns: size.columns, theme: theme,
            depth: format == .text ? .mono : .trueColor, glyphs: level, gene: gene)
        var session = Session(data, state: state, library: ExplorerSetup.library, version: Version.text)
        defer { session.end() }
        session.begin()
        var isSettled = session.settle(entirely: false, seconds: timeout)
        for key in (ViewList.program.keys(opening: view) ?? []) + presses {
            _ = session.send(.key(key))
            isSettled = session.settle(entirely: false, seconds: timeout)
        }
        if complete { isSettled = session.settle(entirely: true, seconds: timeout) }
        if !isSettled {
            StandardError.write("prism: not everything was there after \(timeout) s\n")
        }
        let grid = Grid(session.state)
        switch format {
        case .text: try StandardOutput.write(grid.plainText)
        case .ansi: try StandardOutput.write(grid.ansiText(depth: .trueColor))
        case .svg:
            try StandardOutput.write(session.state.picture(version: Version.text).document)
        }
    }

    /// What `explore` prints where there is no terminal: the first screen, once it is filled.
    static func printFirstScreen(
        _ data: DataSet, gene: String?, opening: (inout ExplorerState) -> Void
    ) throws {
        var state = try ExplorerSetup.state(
            data, rows: 40, columns: 120, theme: "dark", depth: .mono,
            glyphs: ExplorerSetup.isUTF8 ? .braille : .ascii, gene: gene)
        opening(&state)
        var session = Session(data, state: state, library: ExplorerSetup.library, version: Version.text)
        defer { session.end() }
        session.begin()
        _ = session.settle(entirely: false, seconds: 60)
        try StandardOutput.write(Grid(session.state).plainText)
    }
}
