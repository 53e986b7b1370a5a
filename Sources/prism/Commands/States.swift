import ArgumentParser
import Foundation
import GenomeData
import Predictions
import PrismModel

struct States: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find the background states that a model has learned, and paint them.",
        discussion: """
            A gene's context vector is what the model's context generator makes of the signals around its TSS. The vectors of \
            all genes are clustered; each cluster is a state, S1 the largest. Their number is the one with the best \
            silhouette between 2 and 8 unless --k gives it. With --bed, the generator slides along the genome and each step \
            gets the state whose centroid is nearest. With --truth, the states of simulated data are scored, beside the \
            same clustering of the mean signals without any model.

            With --background the states are learned from the signals outside promoters instead, and no model is needed (with \
            --weights or --model, they are those that the model was adjusted for): a \
            hidden Markov model over bins of 500 bp of all bigWigs (mean log10(1 + x), missing within 1.5 kb of any TSS), on the \
            training contigs alone. Their number is the one from 2 to 12 with the least BIC, asked of some 12,000 bins at most, at \
            which no lasting state comes apart, unless --k gives it; states that last less than 3 kb are elements and no background. A gene's assignment q is \
            the posterior at its TSS.

            A run that is stopped leaves the files that are whole, and no part of another.
            """)

    @OptionGroup var source: ModelOptions

    @OptionGroup var truth: TruthOptions

    @Option(name: .shortAndLong, help: "The table of genes to write: state and assignment of each.")
    var output: String?

    @Option(help: "The ribbon of states to write, as BED9.")
    var bed: String?

    @Flag(help: "Learn background states from the signals outside promoters; needs no model.")
    var background = false

    @Option(
        help: "With --background: posteriors to write as bedGraph, one file, or one per state into a folder."
    )
    var bedgraph: String?

    @Option(help: "With --background: a segmentation (BED4 or BED9, as ChromHMM writes) to compare with.")
    var segmentation: String?

    @Option(help: "With --background: a segmentation whose states are taken instead of learned.")
    var from: String?

    @Option(
        help:
            "With --background: signals, separated by commas, that count as missing when states are assigned."
    )
    var off: String?

    @Option(help: "How many states; by silhouette if not given, with --background by BIC.")
    var k: Int?

    @Option(help: "Seed of the clustering or the learning.")
    var seed: UInt64 = BackgroundBins.usualSeed

    @Flag(help: "Predict expression, without and under the intervention, of every gene too.")
    var full = false

    @Option(help: "Names and colours of states, as the explorer keeps them.")
    var names: String?

    @Option(
        parsing: .unconditional,
        help: "Contigs to paint, separated by commas; all that have genes if not given.")
    var contig: String?

    @Option(help: "Paint only so many bases on either side of each TSS.")
    var flank: Int?

    @Option(help: "Bases that share a state in the ribbon; 200 if not given.")
    var step: Int?

    @Flag(help: "Print the summary as JSON.")
    var json = false

    @OptionGroup var cores: ThreadOptions

    func validate() throws {
        try validateBackground()
        if !background, let k, !(1...ContextStates.mostStates).contains(k) {
            throw ValidationError("--k must be 1 … \(ContextStates.mostStates)")
        }
        guard (10...1_000_000).contains(ribbonStep) else {
            throw ValidationError("--step must be 10 … 1000000")
        }
        guard flank.map({ (0...1_000_000_000).contains($0) }) ?? true else {
            throw ValidationError("--flank must be 0 … 1000000000")
        }
        guard bed != nil || (contig == nil && flank == nil) else {
            throw ValidationError("--contig and --flank are for --bed")
        }
    }

    /// Bases that share a state in the ribbon of a model's states.
    private var ribbonStep: Int { step ?? 200 }

    func run() throws {
        let work = StoppableRun()
        try work.run { try background ? runBackground(work) : runContexts(work) }
    }

    /// States of the context vectors that a model's generator makes.
    private func runContexts(_ work: StoppableRun) throws {
        let model = try source.load()
        guard !model.ensemble.models.contains(where: { $0.background != nil }) else {
            throw ValidationError(
                "\(model.name) is adjusted for background states from outside the promoter: they are told with --background"
            )
        }
        let dataSet = model.dataSet
        let names = try names.map { try StateNames(path: $0) } ?? StateNames()
        let table = try truth.truth ? StateTruth(path: truth.path(dataSet.manifest), of: dataSet) : nil
        // What is wrong with the regions is better said before the work than after it.
        let regions = try bed.map { _ in
            try dataSet.ribbonRegions(
                contigs: contig.map { ModelOptions.list($0) }, flank: flank, step: ribbonStep)
        }
        let run = try StateRun(model, predicts: full, threads: cores.threads) {
            try work.step("contexts", $0, of: dataSet.genes.count)
        }
        let states = try ContextStates(
            learnedFrom: run.vectors, count: k.map { .given($0) } ?? .usual, seed: seed,
            cancellation: Interruption.cancellation)
        var summary = StateSummary(run, states, names: names)
        if let table { summary.truth = try StateScore(run, states, table, seed: seed) }
        let files = StateTable(run, states, names: names, seed: seed, version: Version.text)
        if let output {
            try files.writeGenes(to: output)
            try work.wrote(output)
        }
        if let bed, let regions { summary.ribbon = try paint(bed, regions, files, dataSet, work) }
        if json {
            return try StandardOutput.write(
                json: summary.forJSON, provenance: files.header + [Provenance.observedNote],
                keys: .convertToSnakeCase)
        }
        try StandardOutput.write(lines: StatesText(summary: summary, dataSet: dataSet, names: names).lines)
    }

    private func paint(
        _ path: String, _ regions: [GenomicInterval], _ files: StateTable, _ dataSet: DataSet,
        _ work: StoppableRun
    ) throws -> StateSummary.Ribbon {
        let domains = TrueDomains.path(besides: dataSet.manifest)
        var truth =
            truth.truth && truth.truthTable == nil && FileManager.default.fileExists(atPath: domains)
            ? try TrueDomains(path: domains) : nil
        let bases = regions.reduce(0) { $0 + $1.length }
        let painted = try files.writeRibbon(to: path, over: regions, step: ribbonStep, threads: cores.threads)
        {
            try work.step("painting", $0, of: bases)
        } _: { contig, pieces in
            truth?.compare(pieces, on: contig, step: ribbonStep)
        }
        return StateSummary.Ribbon(
            bases: painted.bases, lines: painted.stretches, step: ribbonStep, agreement: truth?.agreement)
    }
}
