import Foundation
import TestSupport
import Testing

/// Pictures, heat maps and tables of two conditions, made by commands.
@Suite struct TwoConditionCommandTests {
    private static let folder = Result { try TwoCellTypes() }

    private func prism(_ arguments: [String]) throws -> Program.Outcome {
        try Program.run(Program.executable, arguments)
    }

    private func snapshot(_ arguments: [String]) throws -> Program.Outcome {
        let folder = try Self.folder.get()
        return try prism(
            ["snapshot", folder.first, folder.second, "--weights", folder("m.safetensors")] + arguments)
    }

    @Test func theScreenOfBoth() throws {
        let text = try snapshot(["--gene", "SIM3", "--size", "120x40", "--keys", "T"])
        #expect(text.status == 0, "\(text.errors)")
        for words in [
            "vs GM12878", "K562 filled", "GM12878 line", "GM12878's H3K27ac", "SIMULATED",
        ] { #expect(text.output.contains(words), "\(words)") }
        let differ = try snapshot(["--gene", "SIM3", "--size", "120x40", "--keys", "g c"])
        #expect(differ.output.contains("K562: Simulated K562") && differ.output.contains("12 genes in both"))
        let svg = try snapshot(["--view", "ablation", "--keys", "D", "--format", "svg"])
        #expect(try MarkupElement.read(svg.output).allText.contains("between conditions"))
    }

    @Test func picturesOfManyGenes() throws {
        let folder = try Self.folder.get()
        try Data("SIM2\nSIM5\n".utf8).write(to: URL(filePath: folder("list.txt")))
        let run = try snapshot([
            "--genes", folder("list.txt"), "-o", folder("figures"), "--vector", "--view", "locus", "--view",
            "ablation", "--view", "heatmap",
        ])
        #expect(run.status == 0 && run.output.hasSuffix(": 6 pictures of 2 genes\n"), "\(run.errors)")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder("figures")).sorted()
        for name in files where name.hasSuffix("locus.svg") {
            let root = try MarkupElement.read(folder.text("figures/" + name))
            #expect(root.labelled("legend: K562 filled, GM12878 line") != nil)
            #expect(root.labelled("DNase of GM12878, mean per column, fragments") != nil)
        }
        for name in files where name.hasSuffix("heatmap.svg") {
            #expect(try folder.text("figures/" + name).contains("GM12878 - K562, genes by positions"))
        }
        let facts = try folder.text("figures/snapshots.txt")
        #expect(facts.contains("other data set: Simulated GM12878"))
        let fit = try snapshot(["--view", "fit", "--keys", "D", "--vector"])
        #expect(fit.status == 0, "\(fit.errors)")
        #expect(try MarkupElement.read(fit.output).allText.contains("GM12878 - K562"))
        // Pictures of one condition are other pictures.
        let alone = try prism([
            "snapshot", folder.first, "--weights", folder("m.safetensors"), "--genes", folder("list.txt"),
            "-o", folder("figures"), "--vector", "--view", "locus",
        ])
        #expect(alone.status != 0 && alone.errors.contains("made otherwise"))
    }

    @Test func heatMapsOfBoth() throws {
        let folder = try Self.folder.get()
        let both = ["heatmap", folder.first, folder.second, "--signal", "DNase"]
        #expect(try prism(both + ["-o", folder("heat.svg")]).status == 0)
        let panels = try MarkupElement.read(folder.text("heat.svg")).all
            .compactMap { $0.attributes["aria-label"] }.filter { $0.contains(", genes by positions, ") }
        #expect(
            panels.map { $0.components(separatedBy: ", genes")[0] } == [
                "DNase, K562", "DNase, GM12878", "GM12878 - K562",
            ])
        #expect(try prism(both + ["-o", folder("heat.tsv")]).status == 0)
        let lines = try folder.text("heat.tsv").split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.components(separatedBy: "\t") }
        #expect(
            lines[0].prefix(8) == [
                "gene_id", "symbol", "chrom", "tss", "strand", "signal", "condition", "-2000",
            ])
        #expect(lines.count == 25 && lines.allSatisfy { $0.count == lines[0].count })
        #expect(lines.dropFirst().map { $0[6] } == (0..<12).flatMap { _ in ["K562", "GM12878"] })
        let sorted = try prism(both + ["--sort", "change", "-o", folder("change.tsv")])
        #expect(sorted.status == 0, "\(sorted.errors)")
        let rows = "# rows: by the signal's change, GM12878 - K562\n"
        #expect(try folder.text("change.tsv").contains(rows))
        let less = folder("two/GM12878/less.toml")
        let lacking = try prism(
            ["heatmap", folder.first, less, "--signal", "H3K4me3", "-o", folder("less.tsv")])
        #expect(lacking.status == 0, "\(lacking.errors)")
        #expect(try folder.text("less.tsv").contains("# only K562 has H3K4me3\n"))
        // The other way round it is the second condition's alone, and comes last.
        let more = try prism(["heatmap", less, folder.first, "-o", folder("more.tsv")])
        #expect(more.status == 0 && more.output.contains("4 signals"), "\(more.errors)")
        let text = try folder.text("more.tsv")
        #expect(text.contains("# only K562 has H3K4me3\n"))
        let alone = text.split(separator: "\n").filter { $0.contains("\tH3K4me3\t") }
        #expect(alone.count == 12 && alone.allSatisfy { $0.contains("\tH3K4me3\tK562\t") })
    }

    @Test func whatCannotBeOpened() throws {
        let folder = try Self.folder.get()
        try Data("name = 1".utf8).write(to: URL(filePath: folder("damaged.toml")))
        for (arguments, words) in [
            (["snapshot", folder.first, folder("nowhere.toml")], "there is no file"),
            (["snapshot", folder.first, folder("damaged.toml")], "damaged.toml"),
            (["snapshot", folder.first, folder.second, "--other-model", "none"], "none"),
            (["heatmap", folder.first, folder("damaged.toml"), "-o", folder("x.svg")], "damaged.toml"),
            (
                ["heatmap", folder.first, "--sort", "change", "-o", folder("x.svg")],
                "takes another condition"
            ),
            (
                ["heatmap", folder.first, folder.second, "--signal", "DNas", "-o", folder("x.svg")],
                "neither condition has a signal DNas, but DNase"
            ),
        ] {
            let outcome = try prism(arguments)
            #expect(outcome.status != 0 && outcome.status < 128, "\(arguments)")
            #expect(outcome.output.isEmpty && outcome.errors.contains(words), "\(outcome.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder("x.svg")))
    }

    /// What `compare` refuses is refused on the screen, and what differs that matters is a warning, once.
    @Test func whatIsNotCompared() throws {
        let folder = try Self.folder.get()
        let text = try folder.text("two/GM12878/dataset.toml")
        func write(_ text: String, _ name: String) throws -> String {
            try Data(text.utf8).write(to: URL(filePath: folder(name)))
            return folder(name)
        }
        let narrow = try write(
            text.replacing("window = 2000", with: "window = 1000"), "two/GM12878/narrow.toml")
        let weights = ["--weights", folder("m.safetensors")]
        let refused = try prism(["compare", folder.first, narrow] + weights)
        #expect(refused.status != 0 && refused.errors.contains("the window is 2000 bp in A and 1000 bp in B"))
        let less = folder("two/GM12878/less.toml")
        for (path, lack, brief) in [
            (narrow, "not compared", "other window"), (less, "not predicted", "no H3K4me3"),
        ] {
            let screen = try prism(
                ["snapshot", folder.first, path, "--gene", "SIM3", "--size", "80x24"] + weights)
            let lines = screen.output.split(separator: "\n").filter { $0.contains(brief) }
            #expect(!lines.isEmpty, "\(screen.output)")
            #expect(lines.last?.contains("GM12878 is \(lack) (gc tells it whole): \(brief)") == true)
        }
        let genes = try folder.text("two/genes.tsv").split(separator: "\n").map { line in
            var cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if let place = cells.firstIndex(where: { Int($0) != nil }), let tss = Int(cells[place]) {
                cells[place] = "\(tss + (cells.contains("-") ? -7 : 7))"
            }
            return cells.joined(separator: "\t")
        }
        _ = try write(genes.joined(separator: "\n") + "\n", "two/moved.tsv")
        let moved = try write(text.replacing("../genes.tsv", with: "../moved.tsv"), "two/GM12878/moved.toml")
        let compared = try prism(["compare", folder.first, moved, "--genes", "SIM2"] + weights)
        #expect(compared.status == 0, "\(compared.errors)")
        let warnings = compared.errors.split(separator: "\n").filter { $0.contains("TSSs differ") }
        #expect(warnings == ["warning: B is unlike A: all 12 TSSs differ"])
    }

    /// B lacks H3K4me3: what is compared is said, and what cannot be is refused in words.
    @Test func aSignalThatOnlyOneHas() throws {
        let folder = try Self.folder.get()
        let less = folder("two/GM12878/less.toml")
        let both = [
            "compare", folder.first, less, "--weights", folder("m.safetensors"), "--genes", "SIM2,SIM3",
        ]
        let own = ["--weights-b", folder("m3.safetensors")]
        let made = try prism(both + own + ["--shapley", "--transplant", "all"])
        #expect(made.status == 0, "\(made.errors)")
        for line in [
            "# only A has H3K4me3: it cannot be transplanted",
            "# A's model takes H3K4me3 and B's does not: a predicted change holds what that makes",
            "# transplant_all: A's model's prediction with B's H3K27ac, DNase, Hi-C",
        ] { #expect(made.output.contains(line), "\(line)") }
        let columns = made.output.split(separator: "\n").first { $0.hasPrefix("gene_id\t") }
        #expect(columns?.contains("shapley_Hi-C") == true && columns?.contains("shapley_H3K4me3") == false)
        #expect(made.output.contains("\tmodel, signals\t"))
        for (arguments, words) in [
            (own + ["--transplant", "H3K4me3"], "only A has H3K4me3: it cannot be transplanted"),
            ([], "there is no signal \"H3K4me3\", which the model"), (["--shared"], "trained without it"),
        ] {
            let refused = try prism(both + arguments)
            #expect(refused.status != 0 && refused.errors.contains(words), "\(refused.errors)")
        }
        let screen = try prism([
            "snapshot", folder.first, less, "--weights", folder("m.safetensors"), "--size", "120x40",
            "--keys",
            "g c",
        ])
        #expect(
            screen.output.contains("GM12878 is not predicted: there is no signal \"H3K4me3\""),
            "\(screen.output)")
        #expect(screen.output.contains("only K562 has H3K4me3"))
    }
}
