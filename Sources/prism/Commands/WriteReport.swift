import ArgumentParser
import Canvas
import Explorer
import Foundation
import GenomeData
import PrismModel
import Wording

struct WriteReport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write a page on a data set, its model and a list of genes.",
        discussion: """
            One HTML file that needs no other and no network: what the data and the model are, how well genes are predicted that \
            the model did not learn from, with intervals, what they lose without signals, the background states, and a section \
            for each gene with its locus, expression, ablation and contributions, drawn in lines. It follows the reader's light \
            or dark screen, and prints. All genes are predicted first. A run that is stopped leaves the page's whole sections in \
            OUTPUT.partial; the same command predicts all genes again and goes on from there.

            With another condition both are drawn, and what differs, how well the change is predicted, and what each signal adds \
            to it stand in the page too.
            """)

    @Argument(
        help: "The data set's manifest, or its folder; without, the present folder.",
        completion: .file(extensions: ["toml"]))
    var dataSet: String?

    @OptionGroup var condition: OtherConditionOptions

    @OptionGroup var choice: ModelChoice

    @Option(parsing: .unconditional, help: ArgumentHelp(GenesGiven.words))
    var genes: GenesGiven

    @Option(name: .shortAndLong, help: "The page to write, such as report.html.")
    var output: String

    @Option(
        help:
            "How contributions are found: ig (integrated gradients), gxi (gradient × input), occlusion, or none."
    )
    var method = Method.ig

    @Flag(help: "Predict all held-out genes without each signal, however long that takes.")
    var ablation = false

    @OptionGroup var stopped: RestartOptions

    /// How contributions are found.
    enum Method: String, ExpressibleByArgument, CaseIterable {
        case ig
        case gxi
        case occlusion
        case none

        /// As the explorer does it.
        var attribution: AttributionMethod? {
            switch self {
            case .ig: .integratedGradients(steps: 64)
            case .gxi: .gradientInput
            case .occlusion: .occlusion(stretch: 50, stride: 25)
            case .none: nil
            }
        }
    }

    func run() throws {
        Interruption.listen()
        let path = try DataSetPath.resolve(dataSet)
        let data = try choice.open(path)
        let list = try genes.indices(in: data)
        let library = ExplorerSetup.library
        var state = try ExplorerSetup.state(
            data, rows: 120, columns: 600, theme: "light", depth: .trueColor, glyphs: .braille,
            gene: list.first.map { data.genes[$0].id })
        try condition.ask(&state, beside: choice)
        var session = Session(data, state: state, library: library, version: Version.text)
        defer { session.end() }
        session.begin()
        while !session.settle(entirely: false, seconds: 1) {}
        try OtherConditionOptions.check(session.state)
        func look(_ theme: String) -> Look {
            library.look(theme: theme, depth: .trueColor, glyphs: .braille)
        }
        var request = ReportRequest(
            genes: list, source: choice.words(dataSet: path, of: data.manifest), method: method.attribution,
            ablates: ablation, light: look("light"),
            dark: look("dark"), version: Version.text)
        request.otherSource = try condition.words(beside: choice, of: data.manifest)
        let work = StoppableRun("describing", total: list.count, "gene", writing: output)
        let kept = try work.run {
            try session.writeReport(request, to: output, restart: stopped.restart) { progress in
                switch progress {
                case .predicting(let done, let total): try work.step("predicting", done, of: total)
                case .learning(let done, let total):
                    try work.step("learning background states", done, of: max(1, total))
                case .comparing(let done, let total): try work.step("comparing", done, of: total)
                case .ablating(let done, let total): try work.step("ablating", done, of: total)
                case .describing(let done, _): try work.update(done)
                }
            }
        }
        let before = kept > 0 ? "; the sections of \(kept.counted("gene")) were there already" : ""
        try StandardOutput.writeLine("\(output): a report on \(list.count.counted("gene"))\(before)")
    }
}
