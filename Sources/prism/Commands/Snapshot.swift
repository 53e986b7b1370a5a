import ArgumentParser
import Canvas
import Explorer
import Files
import Foundation
import GenomeData
import Wording

struct Snapshot: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what the explorer shows, or draw it for many genes, as text, ANSI or SVG.",
        discussion: """
            Runs the explorer without a terminal: waits until the current gene is read and predicted, presses the keys \
            (as prism keys writes them, with spaces between), waits again, and prints the screen.

            With --genes and --output it draws the genes of a list one after the other into a folder, a file for each gene \
            and view, GENE-VIEW.svg; every gene begins as the first did, whatever the keys did before. snapshots.txt there \
            says what made them. A run that is stopped leaves whole files; the same command goes on with those that are \
            missing. States of all genes are waited for; predictions of all genes, which lists show, with --complete. One picture is \
            printed whole or, where the run is stopped, not at all.

            With another condition every picture shows both, as prism A B does on the screen.

            With --vector it draws \(ViewList.program.namesWithFigures.joined(separator: ", ")) in lines, areas and axes, \
            fit for a paper, in place of the screen's cells.
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

    @OptionGroup var condition: OtherConditionOptions

    @OptionGroup var choice: ModelChoice

    @Option(parsing: .unconditional, help: "The gene: a symbol or an id.")
    var gene: String?

    @Option(parsing: .unconditional, help: ArgumentHelp(GenesGiven.words))
    var genes: GenesGiven?

    @Option(name: .shortAndLong, help: "The folder to draw into; one picture is printed if not given.")
    var output: String?

    @Option(
        help:
            "The view: \(ViewList.program.names.joined(separator: ", ")); with --output repeat for several. The first if not given."
    )
    var view: [String] = []

    @Option(
        help:
            "COLUMNSxROWS; with --vector the columns tell how finely tracks are drawn. \(Snapshot.cells), or with --vector \(Snapshot.fine), if not given."
    )
    var size: String?

    @Option(help: "text, ansi or svg; text if not given, with --vector svg.")
    var format: Format?

    @Flag(help: "Lines, areas and axes in SVG instead of the screen's cells.")
    var vector = false

    @Option(help: "The theme; prism themes lists them. dark, or with --vector light, if not given.")
    var theme: String?

    @Option(parsing: .unconditional, help: "Keys to press in the view, such as \"1 3 a\" or \"- -\".")
    var keys = ""

    @Option(help: "What to draw with: braille, blocks or ascii.")
    var glyphs = "braille"

    @Flag(help: "Wait for the predictions of all genes, and for a mutagenesis to end, too.")
    var complete = false

    @Flag(help: "With --output: draw everything anew, whatever the folder holds.")
    var restart = false

    @Option(parsing: .unconditional, help: "The longest wait, in seconds.")
    var timeout = 600.0

    private static let cells = "120x40"
    private static let fine = "600x120"

    func validate() throws {
        guard let size = parsedSize else {
            throw ValidationError("--size takes columns x rows, each 1 to \(Grid.limit), such as 120x40")
        }
        if let lack = ExplorerState.tooSmall(rows: size.rows, columns: size.columns) {
            throw ValidationError("--size \(usedSize): \(lack)")
        }
        for view in view where ViewList.program.keys(opening: view) == nil {
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
        try validateFolder()
        try validateVector()
    }

    private func validateFolder() throws {
        guard gene == nil || genes == nil else { throw ValidationError("--gene or --genes, not both") }
        guard output != nil || genes == nil else {
            throw ValidationError("--genes draws many pictures: give the folder to draw into with --output")
        }
        guard output != nil || views.count == 1 else {
            throw ValidationError("several views need a folder to draw into: --output")
        }
        guard output != nil || !restart else { throw ValidationError("--restart goes with --output") }
    }

    private func validateVector() throws {
        guard vector else { return }
        guard format == nil || format == .svg else { throw ValidationError("--vector draws SVG") }
        let known = ViewList.program.namesWithFigures
        for view in views where !known.contains(view) {
            throw ValidationError("--vector draws \(known.joined(separator: ", ")), not \(view)")
        }
    }

    private var views: [String] {
        var known: Set<String> = []
        let asked = view.filter { known.insert($0).inserted }
        return asked.isEmpty ? Array(ViewList.program.names.prefix(1)) : asked
    }

    private var form: SnapshotScreen.Form {
        if vector { return .vector }
        return switch format {
        case .svg?: .svg
        case .ansi?: .ansi
        case .text?, nil: .text
        }
    }

    private var usedSize: String { size ?? (vector ? Self.fine : Self.cells) }
    private var usedTheme: String { theme ?? (vector ? "light" : "dark") }

    private var parsedSize: (columns: Int, rows: Int)? {
        let parts = usedSize.lowercased().split(separator: "x").map { Int($0) }
        guard parts.count == 2, let columns = parts[0], let rows = parts[1],
            (1...Grid.limit).contains(columns), (1...Grid.limit).contains(rows)
        else { return nil }
        return (columns, rows)
    }

    func run() throws {
        Interruption.listen()
        let data = try choice.open(DataSetPath.resolve(dataSet))
        let list = try genes?.indices(in: data)
        let name = list?.first.map { data.genes[$0].id } ?? gene
        guard let size = parsedSize, let presses = ViewList.program.keys(written: keys),
            let level = GlyphLevel(rawValue: glyphs)
        else { return }
        var state = try ExplorerSetup.state(
            data, rows: size.rows, columns: size.columns, theme: usedTheme,
            depth: form == .text ? .mono : .trueColor, glyphs: level, gene: name)
        try condition.ask(&state, beside: choice)
        var screen = SnapshotScreen(
            data, state, form: form, keys: presses, isComplete: complete, patience: timeout)
        defer { screen.end() }
        guard let output else { return try StoppableRun().run { try printOne(&screen) } }
        let chosen = try list ?? [gene.map { try data.index(ofGeneNamed: $0) } ?? 0]
        try draw(chosen.filter(data.genes.indices.contains), of: data, on: &screen, into: output)
    }

    private func printOne(_ screen: inout SnapshotScreen) throws {
        _ = screen.begin()
        try Interruption.check()
        try OtherConditionOptions.check(screen.session.state)
        if vector { try checkViews(on: screen) }
        if !screen.open(views[0]) {
            try Interruption.check()
            StandardError.write("prism: not everything was there after \(timeout) s\n")
        }
        guard let picture = screen.picture else {
            throw ValidationError(screen.obstacle ?? "nothing is drawn")
        }
        try StandardOutput.write(picture)
    }

    private func draw(
        _ chosen: [Int], of data: DataSet, on screen: inout SnapshotScreen, into path: String
    ) throws {
        let pictures = chosen.flatMap { gene in views.map { (gene: gene, view: $0) } }
        let work = StoppableRun("drawing", total: pictures.count, "picture", kept: path)
        let (drawn, late) = try work.run {
            try draw(pictures, of: data, on: &screen, into: path, work)
        }
        guard late.isEmpty else { throw self.late(late, path) }
        let kept = pictures.count - drawn
        let before = kept > 0 ? "; \(kept.grouped) were there already" : ""
        try StandardOutput.writeLine(
            "\(path): \(drawn.counted("picture")) of \(chosen.count.counted("gene"))\(before)")
    }

    /// Draws the pictures that are not there yet; how many, and those for which not everything came in time.
    private func draw(
        _ pictures: [(gene: Int, view: String)], of data: DataSet, on screen: inout SnapshotScreen,
        into path: String, _ work: StoppableRun
    ) throws -> (drawn: Int, late: [String]) {
        guard screen.begin() else {
            try Interruption.check()
            throw late(["the first gene"], path)
        }
        try OtherConditionOptions.check(screen.session.state)
        try checkViews(on: screen)
        // The states of all genes are waited for, so that the first pictures are like the last.
        try screen.findStates { try work.step("finding states", $0, of: data.genes.count) }
        let folder = try SnapshotFolder(
            path: path, suffix: form.suffix, genes: data.genes, facts: facts(screen.session.state),
            restart: restart)
        let missing = pictures.filter { !folder.holds(data.genes[$0.gene], $0.view) }
        var (drawn, late) = (0, [String]())
        let kept = pictures.count - missing.count
        try work.update(kept)
        for (index, view) in missing {
            let gene = data.genes[index]
            if screen.turn(to: index) && screen.open(view) {
                guard let picture = screen.picture else {
                    let reason = screen.obstacle ?? "nothing is drawn"
                    throw ValidationError("\(gene.symbol), --view \(view): \(reason)")
                }
                try folder.write(picture, of: gene, view)
                drawn += 1
            } else {
                try Interruption.check()
                late.append("\(gene.symbol), \(view)")
            }
            try work.update(kept + drawn)
        }
        return (drawn, late)
    }

    /// Another view would show in place of one that does not open.
    private func checkViews(on screen: SnapshotScreen) throws {
        for view in views {
            guard let obstacle = screen.session.state.obstacle(toOpening: view) else { continue }
            throw ValidationError("--view \(view): \(obstacle)")
        }
    }

    private func late(_ what: [String], _ path: String) -> WriteError {
        WriteError(
            path: path,
            reason:
                "not drawn, as not everything was there after \(timeout) s: \(what.joined(separator: "; "))")
    }

    /// What makes the pictures, beside the genes.
    private func facts(_ state: ExplorerState) -> [String] {
        state.provenance("snapshot", version: Version.text) + [
            "drawn as: \(vector ? "vector" : form.rawValue), theme \(usedTheme), size \(usedSize), glyphs \(glyphs)",
            "keys: \(keys.isEmpty ? "none" : keys)\(complete ? "; all genes waited for" : "")",
        ]
    }

    /// What `explore` prints where there is no terminal: the first screen, once it is filled.
    static func printFirstScreen(
        _ data: DataSet, gene: String?, opening: (inout ExplorerState) -> Void
    ) throws {
        var state = try ExplorerSetup.state(
            data, rows: 40, columns: 120, theme: "dark", depth: .mono,
            glyphs: ExplorerSetup.isUTF8 ? .braille : .ascii, gene: gene)
        opening(&state)
        var screen = SnapshotScreen(
            data, state, form: .text, keys: [], isComplete: false, patience: 60)
        defer { screen.end() }
        try StoppableRun().run {
            _ = screen.begin()
            try Interruption.check()
            try StandardOutput.write(screen.picture ?? "")
        }
    }
}
