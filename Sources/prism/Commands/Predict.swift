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
            --full. Lines that start with # say what made it. A run that is \
            stopped leaves OUTPUT.partial; the same command goes on from there. Shards are merged with prism merge.
            """)

    @OptionGroup var source: ModelOptions

    @Option(parsing: .unconditional, help: "Genes by id or symbol, separated by commas.")
    var genes: String?

    @Option(
        parsing: .unconditional,
        help:
            "Genes whose TSS lies in a region: chr22:1-2,000,000 (1-based, closed), chr22, or a line of BED (0-based, half-open)."
    )
    var region: String?

    @Option(help: "One part of the work, such as 2/4.")
    var shard: String?

    @Option(
        parsing: .unconditional,
        help: "Signals and groups of features to switch off, by name, separated by commas.")
    var mask: String?

    @Option(help: "What stands in for what is off: the data set's mean, or zero.")
    var baseline: Baseline = .mean

    @Flag(help: "Predict under the intervention too, which takes one more stream per context.")
    var full = false

    @Option(name: .shortAndLong, help: "The table to write; printed if not given.")
    var output: String?

    @Flag(help: "Start anew, whatever a stopped run left.")
    var restart = false

    @Option(help: "Threads to use; all cores if not given.")
    var threads = PrismModel.defaultThreads

    func validate() throws {
        guard (1...1024).contains(threads) else { throw ValidationError("--threads must be 1 … 1024") }
        guard genes == nil || region == nil else { throw ValidationError("--genes or --region, not both") }
        if let shard, Shard(shard) == nil { throw ValidationError("--shard must be like 2/4") }
    }

    func run() throws {
        let model = try source.load()
        var request = PredictionRequest(off: ModelOptions.list(mask), baseline: baseline, isFull: full)
        request.shard = shard.flatMap { Shard($0) }
        if genes != nil { request.selection = .named(ModelOptions.list(genes)) }
        if let region { request.selection = .region(try model.dataSet.interval(of: region)) }
        let run = try PredictionRun(model, request, version: Version.text)
        guard let output else {
            return try run.lines(threads: threads) { try StandardOutput.write(lines: $0) }
        }
        let progress = ProgressLine("predicting", total: run.indices.count)
        defer { progress.finish() }
        try run.write(to: output, restart: restart, threads: threads) { progress.update($0) }
    }
}

extension Baseline: ExpressibleByArgument {}
