import ArgumentParser
import Foundation
import GenomeData
import Predictions
import PrismModel

struct Predict: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Predict the expression of a data set's genes.",
        discussion: """
            Writes a table with a row per gene: gene_id, symbol, chrom, tss (0-based), strand, measured, observed \
            (the model's prediction from sequence and signals as they are, or as --mask leaves them); observed_sd for an ensemble; intervened with \
            --full; held_out (1, 0 where the weights learned from the gene, NA where they do not say). Lines that start with # say what made it. A run that is \
            stopped leaves OUTPUT.partial; the same command goes on from there. Shards are merged with prism merge.
            """)

    @OptionGroup var source: ModelOptions

    @Option(parsing: .unconditional, help: ArgumentHelp(GenesGiven.words))
    var genes: GenesGiven?

    @OptionGroup var place: RegionOptions

    @OptionGroup var work: ShardOptions

    @OptionGroup var masking: MaskOptions

    @Flag(help: "Predict under the intervention too, which takes one more stream per context.")
    var full = false

    @Option(name: .shortAndLong, help: "The table to write; printed if not given.")
    var output: String?

    @OptionGroup var stopped: RestartOptions

    @OptionGroup var cores: ThreadOptions

    func validate() throws {
        guard genes == nil || place.region == nil else {
            throw ValidationError("--genes or --region, not both")
        }
    }

    func run() throws {
        Interruption.listen()
        let model = try source.load()
        var request = PredictionRequest(off: masking.off, baseline: masking.baseline, isFull: full)
        request.shard = work.part
        request.selection =
            try genes?.selection(of: model.dataSet) ?? place.genes(of: model.dataSet)
        let run = try PredictionRun(model, request, version: Version.text)
        let work = StoppableRun("predicting", total: run.indices.count, "gene", writing: output)
        try work.run {
            guard let output else {
                return try run.lines(threads: cores.threads) {
                    try work.update($0)
                } _: {
                    try StandardOutput.write(lines: $0)
                }
            }
            try run.write(to: output, restart: stopped.restart, threads: cores.threads) {
                try work.update($0)
            }
        }
        ModelOptions.warnOfBackground(model)
    }
}

extension Baseline: ExpressibleByArgument {}
