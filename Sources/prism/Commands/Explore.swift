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

    @Argument(help: "The data set's manifest, or its folder; without, the present folder.")
    var dataSet: String?

    @Option(help: "The gene to begin with: a symbol or an id.")
    var gene: String?

    @Option(help: "The theme; prism themes lists them.")
    var theme = "dark"

    func run() throws {
        let data = try DataSet(path: DataSetPath.resolve(dataSet))
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            return try Snapshot.printFirstScreen(data, gene: gene)
        }
        try RunLoop(dataSet: data, theme: theme, gene: gene).run()
    }
}
