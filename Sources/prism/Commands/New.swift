import ArgumentParser
import Files
import Foundation
import GenomeData
import PrismModel
import Wording

struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a data set of bigWigs, gene models, a genome and a table of expression.",
        discussion: """
            Finds out what the files are, computes the genes' features, chooses a unit and transform for each signal, sets \
            genes aside, and writes the manifest with its tables; says what it decided and why. Then it checks the result \
            and prints the command that trains a model fit for so many genes. Every file may be an http(s) URL. A run that is \
            stopped before the manifest is written leaves no file.

            --tss takes 5prime (the start furthest upstream), canonical (of the transcript tagged MANE Select, Ensembl \
            canonical or RefSeq Select), every (a row for each annotated start), a signal's name (the start with the most of \
            it) or a bigWig of CAGE (its strongest position within 500 bp).
            """)

    @Option(help: "The genome: FASTA, plain or bgzip.", completion: .file())
    var genome: String?

    @Option(help: "The genes: GTF, GFF3, or a table with TSSs.", completion: .file())
    var genes: String?

    @Option(help: "Gene models for the transcripts, where --genes is a table without.", completion: .file())
    var annotation: String?

    @Option(help: "Expression: a table by gene or transcript, or a bigWig of CAGE.", completion: .file())
    var expression: String?

    @Option(help: "The table's column, if it cannot be found out.")
    var column: String?

    @Option(help: "A signal along the genome, NAME=FILE; may be given several times.")
    var signal: [String] = []

    @Option(
        help: "Contacts with the TSS, NAME=FILE: .hic, .cool, .mcool or a table; may be given several times.")
    var contacts: [String] = []

    @Option(
        help: "Where transcription starts: 5prime, canonical, every, a signal's name, or a bigWig of CAGE.")
    var tss: String?

    @Option(help: "Which transcript the features are of: longest-cds or canonical.")
    var transcript = TranscriptRule.longestCoding

    @Flag(help: "Keep genes that code for no protein too.")
    var allGenes = false

    @Option(
        help: "Public files from names alone: \(Preset.allCases.map(\.rawValue).joined(separator: ", ")).")
    var preset: Preset?

    @Option(help: "With --preset: a server that has the files under their own names.")
    var mirror: String?

    @Option(help: "The data set's name.")
    var name: String?

    @Option(help: "The window's length, in bases.")
    var window = 2000

    @Flag(help: "Say everywhere that the data are simulated.")
    var simulated = false

    @Option(name: .shortAndLong, help: "The manifest to write.")
    var output = "dataset.toml"

    @Flag(help: "Write over a manifest that is there.")
    var force = false

    @Argument(help: .hidden)
    var rest: [String] = []

    func validate() throws {
        if let stray = rest.first {
            throw ValidationError(
                "\"\(stray)\" belongs to no option: put a path with spaces in quotes, as in --genome \"my genome.fa\""
            )
        }
        guard (1...GenomicInterval.longestRead).contains(window) else {
            throw ValidationError("--window must be a number of bases above 0")
        }
        guard mirror == nil || preset != nil else { throw ValidationError("--mirror goes with --preset") }
        guard preset != nil || (genome != nil && genes != nil) else {
            throw ValidationError(
                "\(genome == nil ? "--genome" : "--genes") is missing: give a FASTA with --genome and a GTF with --genes, or "
                    + "--preset")
        }
    }

    func run() throws {
        guard force || !FileManager.default.fileExists(atPath: output) else {
            throw ValidationError(
                "\(output) is there already: choose another with -o, or write over it with --force")
        }
        if let slash = output.lastIndex(of: "/"), slash > output.startIndex {
            try Folder.make(String(output[..<slash]))
        }
        let work = StoppableRun()
        let report = try work.run { try NewDataSet(request()).write { try work.step($0, $1, of: $2) } }
        try StandardOutput.write(lines: NewDataSetText(report: report).lines)
        let check = try checked()
        guard check.passed else { throw ExitCode(1) }
        try suggest(check, report)
    }

    private func request() throws -> NewDataSetRequest {
        var request =
            preset?.request(output: output, mirror: mirror)
            ?? NewDataSetRequest(output: output, genome: genome ?? "", genes: genes ?? "")
        request.genome = genome ?? request.genome
        request.genes = genes ?? request.genes
        request.annotation = annotation
        request.expression = expression ?? request.expression
        request.column = column
        request.signals += try signal.map { try Self.named($0, "--signal") }
        request.contacts += try contacts.map { try Self.named($0, "--contacts") }
        request.start = try tss.map { try rule($0, request.signals.map(\.name)) }
        request.transcript = transcript
        request.keepsNonCoding = allGenes
        request.name = name ?? request.name
        request.window = window
        request.isSimulated = simulated
        request.maker = "prism \(Version.text) new"
        return request
    }

    private func rule(_ text: String, _ signals: [String]) throws -> StartSiteRule {
        switch text {
        case "5prime": return .fivePrime
        case "canonical": return .canonical
        case "every": return .every
        default: break
        }
        if signals.contains(text) { return .signal(text) }
        guard DataSetPath.isThere(text) else {
            throw ValidationError(
                "--tss \(text) is no rule, no signal and no file"
                    + NearestName.suggestion(
                        for: text, among: ["5prime", "canonical", "every"] + signals,
                        plural: "rules and signals"))
        }
        return .cage(text)
    }

    private static func named(_ text: String, _ option: String) throws -> NewDataSetRequest.NamedFile {
        guard let equals = text.firstIndex(of: "="), equals > text.startIndex,
            text.index(after: equals) < text.endIndex
        else {
            throw ValidationError(
                "\(option) \(text): expected NAME=FILE without spaces around =, such as H3K27ac=k27.bw")
        }
        return .init(name: String(text[..<equals]), file: String(text[text.index(after: equals)...]))
    }

    /// Checks the data set as `prism check` does, and says what is odd about it.
    private func checked() throws -> CheckReport {
        var manifest = try Manifest(path: output)
        // Was read a moment ago, and takes seconds.
        manifest.annotation = nil
        let work = StoppableRun("checking", "gene", kept: nil)
        work.leaves("the data set is written, and prism check \(ShellWord.quoted(output)) checks it")
        let report = try CheckReport(of: manifest, in: work)
        try StandardOutput.writeLine("\ncheck")
        try StandardOutput.write(lines: CheckText(report: report).findings)
        return report
    }

    private func suggest(_ check: CheckReport, _ report: NewDataSet.Report) throws {
        try StandardOutput.writeLine("\nnext")
        guard let measured = check.expression?.measured, measured > 1 else {
            return try StandardOutput.writeLine(
                "without expression nothing can be trained; prism \(ShellWord.quoted(output)) shows the data")
        }
        let plan = SuggestedTraining(genes: measured)
        let config = (output.hasSuffix(".toml") ? String(output.dropLast(5)) : output) + ".training.toml"
        try plan.write(to: config)
        try StandardOutput.write(
            lines: plan.commands(
                dataSet: output, config: config,
                time: try plan.time(
                    signals: check.signals.count, features: check.features?.columns.count ?? 0,
                    window: window,
                    config: config)))
    }
}

extension TranscriptRule: ExpressibleByArgument {}
extension Preset: ExpressibleByArgument {}
