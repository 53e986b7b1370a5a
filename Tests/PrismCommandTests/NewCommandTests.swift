import Foundation
import GenomeData
import Testing

/// `prism new` as a person runs it.
@Suite struct NewCommandTests {
    private let folder: OutputFolder

    init() throws { folder = try OutputFolder() }

    private func new(_ arguments: [String]) throws -> Program.Outcome {
        try Program.run(Program.executable, ["new"] + arguments, in: folder.url)
    }

    private let files = [
        "--genome", "set/genome.fa.gz", "--genes", "set/genes.tsv", "--expression", "set/expression.tsv",
        "--signal",
        "H3K27ac=set/tracks/H3K27ac.bw", "--signal", "DNase=set/tracks/DNase.bw", "--contacts",
        "Hi-C=set/hic/contacts.tsv.gz",
    ]

    @Test func `makes, checks and says what comes next, in a folder with spaces`() throws {
        let outcome = try new(files + ["-o", "my own/cell line.toml", "--simulated"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        for expected in [
            "wrote my own/cell line.toml", "expression  column CAGE", "coding sequences", "check", "next",
            "prism crossvalidate 'my own/cell line.toml' -o 'my own/folds' --config 'my own/cell line.training.toml' --seeds 2,22",
            "prism 'my own/cell line.toml' --weights 'my own/folds'",
            " here, by the speed",
        ] {
            #expect(outcome.output.contains(expected), "\(expected) in \(outcome.output)")
        }
        let manifest = try Manifest(path: folder("my own/cell line.toml"))
        #expect(manifest.isSimulated && manifest.name == "cell line" && manifest.features?.columns.count == 9)
        #expect(try folder.text("my own/cell line.features.tsv").hasPrefix("# prism "))
        // The settings are those that its own commands read.
        let trained = try Program.run(
            Program.executable,
            [
                "train", "my own/cell line.toml", "-o", "trained", "--config",
                "my own/cell line.training.toml",
                "--max-steps", "1",
            ], in: folder.url)
        #expect(trained.status == 0, "\(trained.errors)")
    }

    @Test func `does not write over a manifest unasked`() throws {
        let first = try new(files + ["-o", "set/dataset.toml"])
        #expect(first.status != 0 && first.errors.contains("--force"), "\(first.errors)")
    }

    @Test(arguments: [
        (["--genome", "my", "genome.fa", "--genes", "g.gtf"], "put a path with spaces in quotes"),
        (["--genome", "a.fa"], "--genes is missing"),
        (["--genes", "a.gtf"], "--genome is missing"),
        (["--genome", "a.fa", "--genes", "a.gtf", "--signal", "DNase"], "expected NAME=FILE"),
        (["--genome", "a.fa", "--genes", "a.gtf", "--signal", "DNase="], "expected NAME=FILE"),
        (["--genome", "a.fa", "--genes", "a.gtf", "--mirror", "http://x"], "--mirror goes with --preset"),
        (["--genome", "a.fa", "--genes", "a.gtf", "--tss", "canonial"], "did you mean \"canonical\"?"),
        (
            ["--genome", "a.fa", "--genes", "a.gtf", "--signal", "DNase=x.bw", "--tss", "dnase"],
            "did you mean \"DNase\"?"
        ),
        (["--genome", "none.fa", "--genes", "set/genes.tsv"], "none.fa: cannot be opened"),
        (["--genome", "set/genes.tsv", "--genes", "set/genome.fa.gz"], "--genome and --genes are swapped"),
    ])
    func `a slip gets a sentence`(arguments: [String], expected: String) throws {
        let outcome = try new(arguments + ["-o", "own/dataset.toml"])
        #expect(outcome.status != 0 && outcome.errors.contains(expected), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder("own/dataset.toml")))
    }
}
