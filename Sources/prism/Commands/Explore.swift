import ArgumentParser
import Canvas
import Explorer
import Foundation
import GenomeData
import Terminal

struct Explore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Browse a data set: signals, predictions, ablations.",
        discussion: """
            Opens the full-screen explorer; ? in it tells every key, prism keys prints them. Where standard input or \
            output is not a terminal, the first screen is printed as text.
            """)

    @Argument(
        help: "The data set's manifest, or its folder; without, the present folder.",
        completion: .file(extensions: ["toml"]))
    var dataSet: String?

    @OptionGroup var condition: OtherConditionOptions

    @OptionGroup var choice: ModelChoice

    @Option(parsing: .unconditional, help: "The gene to begin with: a symbol or an id.")
    var gene: String?

    @Option(
        parsing: .unconditional, help: ArgumentHelp(GenesGiven.words + " The list shows these alone."))
    var genes: GenesGiven?

    @Option(
        help: "Effects that prism variants wrote, as a table or as VCF: listed, the largest first.",
        completion: .file())
    var variants: String?

    @Option(
        help:
            "The theme; prism themes lists them. Without: the one chosen last, or as the terminal's background is."
    )
    var theme: String?

    @Flag(help: "Go on where the last session on this data set was left.")
    var resume = false

    /// Opens in the state to begin with what is asked for.
    private func open(besides condition: ConditionSource?, in state: inout ExplorerState) {
        if let condition { state.ask(for: condition) }
        state.open(genes: genes?.text, variants: variants)
    }

    func run() throws {
        let path = try DataSetPath.resolve(dataSet)
        let condition = try condition.source(beside: choice)
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            return try Snapshot.printFirstScreen(choice.open(path), gene: gene) {
                open(besides: condition, in: &$0)
            }
        }
        Allocation.givesBack()
        let environment = ProcessInfo.processInfo.environment
        let kept = KeptFiles(manifest: path, environment: environment, theme: theme, resumes: resume)
        let loop = RunLoop(path: path, choice: choice, gene: gene, kept: kept) {
            open(besides: condition, in: &$0)
        }
        for note in try loop.run() {
            StandardError.write("prism: \(note)\n")
        }
    }
}
