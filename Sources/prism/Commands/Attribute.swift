import ArgumentParser
import GenomeData
import Predictions
import PrismModel
import Wording

struct Attribute: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Share the predictions of many genes out among their bases and signals.",
        discussion: """
            Writes into a folder, for the genes of a list in the genome's order: attributions.tsv, with a row per gene, the sums \
            over its window and the residual, what the contributions leave unexplained; bases.bw and signal-NAME.bw, tracks of \
            the contributions (where windows overlap, those to the gene whose TSS is nearer); ohe.npz and shap.npz, sequences \
            and hypothetical contributions as arrays of genes × A C G T × positions, as modisco motifs -s ohe.npz -a shap.npz \
            takes them. Integrated gradients and gradient × input explain how the prediction differs from that of a baseline: no \
            bases, mean signals (or signals 0). Its prediction is the column baseline; \(Baseline.comparedNote). Occlusion and mutagenesis (ism) do not add up and have no residual; ism is of bases alone. A run that \
            is stopped leaves attributions.partial; the same command goes on from there.
            """)

    @OptionGroup var source: ModelOptions

    @Option(parsing: .unconditional, help: ArgumentHelp(GenesGiven.words))
    var genes: GenesGiven

    @Option(
        help: "ig (integrated gradients), gxi (gradient × input), occlusion, or ism (in-silico mutagenesis).")
    var method: AttributionRequest.Method = .ig

    @Option(name: .shortAndLong, help: "The folder to write.")
    var output: String

    @Option(
        help: """
            What signals are compared with: the data set's mean per position, or zero. Bases are compared with none.
            """)
    var baseline: Baseline = .mean

    @Flag(help: "Share out the intervened prediction instead.")
    var intervened = false

    @Option(help: "With ig: the most gradients per gene.")
    var steps = 64

    @Option(help: "With occlusion: the bases that are taken away together.")
    var stretch = 50

    @Option(help: "With occlusion: how many bases after one stretch the next begins.")
    var stride = 25

    @OptionGroup var stopped: RestartOptions

    @OptionGroup var cores: ThreadOptions

    func validate() throws {
        guard (1...10_000).contains(steps) else { throw ValidationError("--steps must be 1 … 10000") }
        guard stretch >= 1, (1...stretch).contains(stride) else {
            throw ValidationError("--stretch must be 1 or more, and --stride 1 … --stretch")
        }
    }

    func run() throws {
        Interruption.listen()
        let model = try source.load()
        let indices = try genes.indices(in: model.dataSet)
        let request = AttributionRequest(
            method: method, steps: steps, stretch: stretch, stride: stride, baseline: baseline,
            output: intervened ? .intervened : .observed)
        let run = try AttributionRun(model, request, indices: indices, version: Version.text)
        let work = StoppableRun(
            "attributing", total: indices.count, "gene", kept: AttributionRun.partial(in: output))
        try work.run {
            try run.write(
                to: output, restart: stopped.restart, threads: cores.threads,
                cancellation: Interruption.cancellation
            ) { try work.update($0) }
        }
        ModelOptions.warnOfBackground(model)
        try StandardOutput.writeLine("\(output): contributions to \(indices.count.counted("gene"))")
    }
}

extension AttributionRequest.Method: ExpressibleByArgument {}
