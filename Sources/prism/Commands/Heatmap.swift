import ArgumentParser
import Canvas
import Explorer
import Foundation
import GenomeData
import Wording

struct Heatmap: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw signals around the TSS of many genes: a heat map of genes by positions.",
        discussion: """
            Every signal has a panel with its mean over the genes and, below, a row for each gene, read along the gene's \
            strand, the same genes in the same order in all; more than a few hundred genes are brought down to as many rows, \
            each the mean of genes that follow each other, and the picture says of how many. Or a table with a row for each \
            gene and signal. It is the explorer's own view (S), read without a terminal. Contacts are those with the TSS. A run \
            that is stopped leaves nothing: reading tracks takes seconds, and the same command begins anew.

            With another condition both stand side by side, the same genes in the same rows and colours, and beside them what \
            the second has more, of genes of both; a table has a column that names the condition. Signals that only the \
            second has come last.
            """)

    @Argument(
        help: "The data set's manifest, or its folder; without, the present folder.",
        completion: .file(extensions: ["toml"]))
    var dataSet: String?

    @OptionGroup var condition: OtherConditionOptions

    @OptionGroup var choice: ModelChoice

    @Option(help: "A signal, by name; repeat for several. All if not given.")
    var signal: [String] = []

    @Option(parsing: .unconditional, help: ArgumentHelp(GenesGiven.words))
    var genes: GenesGiven?

    @Option(help: "Bases to each side of the TSS.")
    var flank = 2000

    @Option(
        help:
            "The rows' order: list (along the genome), state, expression (measured), predicted, signal (the mean of the first), or change (what the other condition has more of it)."
    )
    var sort = RowOrder.list

    @Option(name: .shortAndLong, help: "What to write: NAME.svg, a picture; NAME.tsv, a table (or .tsv.gz).")
    var output: String

    @Option(help: "The theme of a picture; prism themes lists them.")
    var theme = "light"

    func validate() throws {
        guard (1...HeatmapRequest.mostFlank).contains(flank) else {
            throw ValidationError("--flank must be 1 … \(HeatmapRequest.mostFlank)")
        }
        guard sort != .change || condition.other != nil else {
            throw ValidationError(
                "--sort change takes another condition: name its manifest behind the data set's")
        }
        guard isPicture || isTable else {
            throw ValidationError("--output must end in .svg, .tsv or .tsv.gz")
        }
    }

    private var isPicture: Bool { output.lowercased().hasSuffix(".svg") }
    private var isTable: Bool { [".tsv", ".tsv.gz"].contains { output.lowercased().hasSuffix($0) } }

    func run() throws {
        Interruption.listen()
        // Only these orders ask the model anything.
        let wantsModel = sort == .state || sort == .predicted
        let data = try choice.open(DataSetPath.resolve(dataSet), wantsModel: wantsModel)
        let signals = try names(in: data, beside: condition.source(beside: choice))
        let list = try genes?.indices(in: data)
        var state = try ExplorerSetup.state(
            data, rows: 40, columns: 120, theme: theme, depth: .trueColor, glyphs: .braille, gene: nil)
        try condition.ask(&state, beside: choice, wantsModel: wantsModel)
        var session = Session(data, state: state, library: ExplorerSetup.library, version: Version.text)
        defer { session.end() }
        session.begin()
        let request = HeatmapRequest(signals: signals, flank: flank, order: sort, genes: list)
        let work = StoppableRun(
            "reading", total: signals.count * (list?.count ?? data.genes.count), "row", kept: nil)
        let found = try work.run { try session.heatmap(request) { try work.update($0) } }
        try OtherConditionOptions.check(session.state)
        if let failure = found.failure { StandardError.write("warning: \(failure)\n") }
        let writer = try TextWriter(path: output)
        if isPicture {
            try writer.write(found.picture(version: Version.text))
        } else {
            try found.write(to: writer, version: Version.text)
        }
        try writer.commit()
        try StandardOutput.writeLine(
            "\(output): \(signals.count.counted("signal")) around the TSS of \(found.genes.counted("gene"))")
    }

    /// The signals by name, in the order in which they were asked for; or all, those that only the other condition has last.
    private func names(in data: DataSet, beside other: ConditionSource?) throws -> [String] {
        let own = data.signals.map(\.name)
        let manifest = try other?.path.map { try Manifest(path: $0) }
        let theirs = manifest?.signals.map(\.name) ?? []
        let names = own + theirs.filter { !own.contains($0) }
        guard !names.isEmpty else { throw ValidationError("the data set has no signals") }
        for name in signal where !names.contains(name) {
            let near = NearestName.nearest(to: name, among: names).map { ", but \($0)" } ?? ""
            let lack = manifest == nil ? "the data set has no signal" : "neither condition has a signal"
            throw ValidationError(
                "\(lack) \(name)\(near); there are \(names.joined(separator: ", "))")
        }
        var known: Set<String> = []
        let asked = signal.filter { known.insert($0).inserted }
        return asked.isEmpty ? names : asked
    }
}

extension RowOrder: ExpressibleByArgument {}
