import ArgumentParser
import Foundation
import GenomeData
import Predictions
import PrismModel
import Wording

struct Words: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find the words near TSSs that a model does not read.",
        discussion: """
            Words of 6 to 8 bases, 300 bases before to 100 behind the TSS, whose training genes are expressed more, or less, than \
            the model predicts from signals, features and what it reads of the sequence. One after the other: after each, the \
            effects of all found are fitted together, and the next is sought in what is left, until none is better than the \
            best in 20 searches among shuffled genes.

            With the table, prism train --words FILE teaches a model to read them: it learns from genes whose sequences change \
            places, expressed as much more or less as their words differ. Few genes suffice for finding words, where a \
            model needs tens of thousands to find them by itself.
            """)

    @OptionGroup var source: ModelOptions

    @Option(name: .shortAndLong, help: "The table to write; printed if not given.")
    var output: String?

    @OptionGroup var cores: ThreadOptions

    func run() throws {
        let model = try source.load()
        let training = try DataSetGenes(.train, of: model.encoder).indices
        let request = PredictionRequest(
            selection: .named(training.map { model.dataSet.genes[$0].id }))
        let run = try PredictionRun(model, request, version: Version.text)
        let work = StoppableRun("predicting", total: run.indices.count, "gene", kept: nil)
        let table = try work.run {
            let rows = try run.predictions(threads: cores.threads) { try work.update($0) }
            let points = rows.compactMap { row -> WordSearch.Point? in
                guard let measured = row.measured, let predicted = row.prediction.observed?.mean else {
                    return nil
                }
                return WordSearch.Point(gene: row.index, measured: measured, predicted: predicted)
            }
            work.leaves("nothing is kept, and the same command begins anew")
            let search = try WordSearch(points, of: model.dataSet, cancellation: Interruption.cancellation)
            let found = try search.run()
            return WordTable(
                found.words,
                facts: run.provenance.lines("words", version: Version.text) + [
                    "sought among \(points.count.counted("training gene")); the best of 20 searches among shuffled genes "
                        + "scored \((found.threshold * 100).rounded() / 100)"
                ])
        }
        guard let output else { return try StandardOutput.write(lines: table.lines) }
        try table.write(to: output)
        try StandardOutput.writeLine("\(output): \(table.words.count.counted("word"))")
    }
}
