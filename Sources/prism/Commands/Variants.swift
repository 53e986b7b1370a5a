import ArgumentParser
import Foundation
import GenomeData
import Predictions
import PrismModel

struct Variants: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Predict what the variants of a VCF do to the genes whose windows hold them.",
        discussion: """
            Writes a table with a row per allele and gene: line of the VCF, chrom, pos, id, ref, alt, gene_id, symbol, distance \
            to the TSS, delta (the prediction with the allele less that without), delta_sd over an ensemble's members, \
            percentile with --background, status. Alleles that are symbolic, lie outside every window or change nothing have a \
            row that says so, and are counted at the end. REF is compared with the genome. Indels keep the TSS in the window's \
            middle (where it is deleted, the next base that is left takes its place) and measured signals at their reference \
            bases: shifted bases take theirs along, inserted bases have those of the base that they follow; features and \
            background states stay as they are. Memory does not grow with the file. Sorted files are fastest, as variants of \
            one gene share its unedited prediction. A run that is stopped leaves OUTPUT.partial; the same command goes on from \
            there. Shards are merged with prism merge.
            """)

    @OptionGroup var source: ModelOptions

    @Argument(help: "The variants: VCF, plain or packed with gzip or bgzip.", completion: .file())
    var variants: String

    @Option(name: .shortAndLong, help: "The file to write, as plain text; printed if not given.")
    var output: String?

    @Option(
        name: [.customShort("O"), .long],
        help: "tsv, or vcf: the VCF's lines with the effects in INFO. By the output's name if not given.")
    var outputType: VariantFormat?

    @Option(parsing: .unconditional, help: ArgumentHelp(GenesGiven.words))
    var genes: GenesGiven?

    @OptionGroup var place: RegionOptions

    @OptionGroup var work: ShardOptions

    @Option(help: "Random substitutions of each gene's window that effects are compared with.")
    var background = 0

    @Option(help: "The seed of the random substitutions.")
    var seed: UInt64 = 0

    @Flag(
        help:
            "Score alleles that lie on the same copy in one window together too, as one allele: GT 0|1 and PS."
    )
    var phased = false

    @Option(help: "With --phased: the sample, where the VCF has several.")
    var sample: String?

    @Flag(help: "List and count records whose REF is not the genome's, which is else an error.")
    var skipMismatches = false

    @OptionGroup var stopped: RestartOptions

    @OptionGroup var cores: ThreadOptions

    func validate() throws {
        guard (0...VariantRequest.mostBackground).contains(background) else {
            throw ValidationError("--background must be 0 … \(VariantRequest.mostBackground)")
        }
        guard sample == nil || phased else { throw ValidationError("--sample goes with --phased") }
        if let output, [".gz", ".bgz"].contains(where: output.hasSuffix) {
            throw ValidationError(
                "--output is written as plain text, so that a stopped run can go on; pack it with bgzip afterwards"
            )
        }
    }

    func run() throws {
        Interruption.listen()
        let model = try source.load()
        var request = VariantRequest(
            path: variants, background: background, seed: seed, isPhased: phased, sample: sample,
            skipsMismatches: skipMismatches,
            format: outputType ?? (output?.hasSuffix(".vcf") == true ? .vcf : .tsv))
        if let genes { request.genes = try genes.selection(of: model.dataSet) }
        request.region = try place.interval(in: model.dataSet)
        request.shard = work.part
        let run = try VariantRun(model, request, version: Version.text)
        let work = StoppableRun("variants", total: run.recordCount, "record", writing: output)
        guard let output else {
            let tally = try work.run {
                try run.lines(threads: cores.threads) {
                    try work.update($0)
                } _: {
                    try StandardOutput.write(lines: $0)
                }
            }
            ModelOptions.warnOfBackground(model)
            for line in tally.lines { StandardError.write(line + "\n") }
            return
        }
        let files = [output, variants].map { URL(filePath: $0).resolvingSymlinksInPath().path }
        guard files[0] != files[1] else { throw ValidationError("--output is the VCF that is read") }
        let tally = try work.run {
            try run.write(to: output, restart: stopped.restart, threads: cores.threads) {
                try work.update($0)
            }
        }
        ModelOptions.warnOfBackground(model)
        for line in tally.lines { try StandardOutput.writeLine("\(output): \(line)") }
    }
}

extension VariantFormat: ExpressibleByArgument {}
