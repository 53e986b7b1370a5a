import ArgumentParser
import Files
import Foundation
import GenomeData
import Predictions
import PrismModel

struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare the genes of two conditions: measured, predicted and intervened changes.",
        discussion: """
            Takes two data sets of the same genes, A and B, such as two cell types, and writes a table with a row per gene that \
            both have, found by id (or id without version, or symbol, which paired_by says): measured and observed (the \
            prediction from sequence and signals as they are) in A, in B, and their change, B less A; observed_change_sd for an \
            ensemble; intervened with --full; with models that are adjusted for \
            background states, the state around the gene in both and whether it moved (1, 0, NA where that is not known or each \
            model has states of its own); the change of each signal's mean over the window; held_out (1, 0 where a model that \
            predicts the gene learned from it, NA where weights do not say). A model of each manifest \
            predicts its condition, or one model both, where B names none or with --weights or --shared.

            With --shapley, how the signals share each predicted change: Shapley values over transplants of B's signals into \
            A's windows, by A's model. With one model for both they add up to the change; what they leave is said with what \
            else differs. --transplant takes chosen signals: the change of A's prediction with them. Signals are matched by name, \
            and a signal that only one condition has, or that is in another unit, is refused. Where TSSs, strands, genomes or \
            units differ, a warning says so, and the table's header tells it whole.

            At the end, r of predicted against measured changes over genes that no model learned from, beside baselines, and how many genes moved; with \
            --truth, of simulated cell types, against the true changes too. A run \
            that is stopped leaves OUTPUT.partial; the same command goes on from there. Shards are merged with prism merge; \
            --changes then says how well a whole table's changes are predicted.
            """)

    @OptionGroup var source: ModelOptions

    @OptionGroup var condition: ConditionOptions

    @Option(parsing: .unconditional, help: ArgumentHelp(GenesGiven.words))
    var genes: GenesGiven?

    @OptionGroup var place: RegionOptions

    @OptionGroup var work: ShardOptions

    @Flag(help: "Predict under the intervention too, which takes one more stream per context.")
    var full = false

    @Flag(help: "Share each predicted change among the signals, which takes 2^S predictions of S signals.")
    var shapley = false

    @Option(
        parsing: .unconditional,
        help: """
            Signals and groups of features to take from B, by name, separated by commas; together with +: \
            H3K27ac,H3K27ac+DNase. all takes every signal that both have.
            """)
    var transplant: String?

    @Option(name: .shortAndLong, help: "The table to write; printed if not given.")
    var output: String?

    @Option(help: "A table that prism compare wrote, instead of predicting anew: its summary.")
    var changes: String?

    @OptionGroup var truth: TruthOptions

    @OptionGroup var resampling: BootstrapOptions

    @OptionGroup var stopped: RestartOptions

    @OptionGroup var cores: ThreadOptions

    @Flag(help: "Print the summary as JSON; the table is only written with --output.")
    var json = false

    func validate() throws {
        guard genes == nil || place.region == nil else {
            throw ValidationError("--genes or --region, not both")
        }
        guard changes == nil || output == nil else {
            throw ValidationError("--changes is read, not written: without --output")
        }
    }

    func run() throws {
        if let changes { return try summarise(changes) }
        Interruption.listen()
        let conditions = try condition.load(beside: source)
        let run = try ComparisonRun(conditions, request(of: conditions), version: Version.text)
        let table = try write(run)
        for model in [conditions.a, conditions.b] { ModelOptions.warnOfBackground(model, isOneOfTwo: true) }
        // The resampling that follows.
        let words = output.map {
            "stopped: \($0) is written; --changes \(ShellWord.quoted($0)) in place of --output sums it up"
        }
        Interruption.end(saying: words ?? Interruption.nothing)
        try show(
            summary(
                table, conditions.a.dataSet, conditions.b.dataSet.manifest,
                isFolded: conditions.a.folds != nil),
            run.provenance + conditions.notes, conditions.genes)
    }

    private func summary(
        _ table: ChangeTable, _ a: DataSet, _ b: Manifest, isFolded: Bool
    ) throws -> ChangeSummary {
        let path = try truth.truth ? truth.path(a.manifest, usual: TrueChanges.path(besides:)) : nil
        return ChangeSummary(
            table, unit: a.manifest.expression?.unit ?? b.expression?.unit ?? "",
            isSimulated: a.manifest.isSimulated || b.isSimulated, isFolded: isFolded,
            truth: try path.map { try TrueChanges(path: $0, of: a) }, resamplings: resampling.bootstrap)
    }

    private func request(of conditions: Conditions) throws -> ComparisonRequest {
        let data = conditions.a.dataSet
        var request = ComparisonRequest(shard: work.part, isFull: full, sharesSignals: shapley)
        request.selection =
            try genes?.selection(of: data) ?? place.genes(of: data)
        request.transplants = ModelOptions.list(transplant).map {
            Transplant($0, known: conditions.takeable)
        }
        return request
    }

    /// Writes or prints the table, and returns the changes that it holds.
    private func write(_ run: ComparisonRun) throws -> ChangeTable {
        let work = StoppableRun(
            "comparing", total: run.pairs.count, "gene",
            kept: output.map { PartialFile.path(besides: $0) }, showsProgress: output != nil || json)
        return try work.run {
            guard let output else {
                return try run.lines(threads: cores.threads) {
                    try work.update($0)
                } _: {
                    if !json { try StandardOutput.write(lines: $0) }
                }
            }
            return try run.write(to: output, restart: stopped.restart, threads: cores.threads) {
                try work.update($0)
            }
        }
    }

    /// The summary of a table at hand, whose data sets say what its numbers are.
    private func summarise(_ path: String) throws {
        let (table, header) = try ChangeTable.read(path)
        let (a, b) = (try DataSet(path: source.dataset), try DataSet(path: condition.other))
        try show(
            summary(
                table, a, b.manifest, isFolded: header.contains { $0.hasSuffix(Provenance.foldsNote) }),
            ["prism \(Version.text) compare, of \(path)"] + header, GenePairs(a.annotation, b.annotation))
    }

    /// Prints a summary; on standard error where the table goes to standard output.
    private func show(_ summary: ChangeSummary, _ provenance: [String], _ pairs: GenePairs) throws {
        if json {
            return try StandardOutput.write(json: summary, provenance: provenance, keys: .convertToSnakeCase)
        }
        let lines = ChangeText(
            summary: summary, conditions: Conditions.titles(inProvenance: provenance), pairs: pairs
        ).lines
        guard output != nil || changes != nil else {
            for line in lines { StandardError.write(line + "\n") }
            return
        }
        try StandardOutput.write(lines: lines)
    }
}
