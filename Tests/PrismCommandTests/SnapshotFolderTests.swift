import Foundation
import TestSupport
import Testing

/// Pictures of many genes: a file each, whole or not at all, and a stopped run goes on.
@Suite struct SnapshotFolderTests {
    private static let folder = Result { try OutputFolder(genes: 12) }

    private func list(_ names: [String], in folder: OutputFolder) throws -> String {
        let path = folder("genes-\(UUID().uuidString).txt")
        try Data(names.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: path))
        return path
    }

    private func snapshot(_ arguments: [String]) throws -> Program.Outcome {
        try Program.run(Program.executable, ["snapshot", Self.folder.get().dataset] + arguments)
    }

    private func files(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    @Test func aFileForEachGeneAndView() throws {
        let folder = try Self.folder.get()
        let genes = try list(["gene_id", "SIM1", "# a comment", "SIM2", "SIM1"], in: folder)
        let output = folder("pictures")
        let run = try snapshot([
            "--genes", genes, "-o", output, "--view", "locus", "--view", "ablation", "--format", "svg",
            "--size", "80x24",
            "--keys", "1",
        ])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasSuffix(": 4 pictures of 2 genes\n"), "\(run.output)")
        let made = try files(output)
        #expect(made.count == 5 && made.last == "snapshots.txt", "\(made)")
        for name in made.dropLast() {
            let root = try MarkupElement.read(String(contentsOfFile: output + "/" + name, encoding: .utf8))
            #expect(
                root.allText.contains("SIMULATED")
                    && (name.hasSuffix("-locus.svg") || name.hasSuffix("-ablation.svg")))
        }
        let facts = try String(contentsOfFile: output + "/snapshots.txt", encoding: .utf8)
        #expect(facts.contains("sha256") && facts.contains("keys: 1"))
    }

    /// The keys switch the signal off for each gene, and do not switch it on again for the second.
    @Test func everyGeneBeginsAsTheFirst() throws {
        let folder = try Self.folder.get()
        let output = folder("alike")
        let look = ["--size", "100x30", "--keys", "1", "--complete"]
        let run = try snapshot(
            ["--genes", try list(["SIM1", "SIM2", "SIM3"], in: folder), "-o", output] + look)
        #expect(run.status == 0, "\(run.errors)")
        for symbol in ["SIM1", "SIM2", "SIM3"] {
            let alone = try snapshot(["--gene", symbol] + look)
            let pictures = try files(output).map {
                try String(contentsOfFile: output + "/" + $0, encoding: .utf8)
            }
            #expect(pictures.contains(alone.output), "\(symbol)")
        }
    }

    @Test func aStoppedRunGoesOn() throws {
        let folder = try Self.folder.get()
        let genes = try list(["SIM1", "SIM2", "SIM3"], in: folder)
        let output = folder("stopped")
        let arguments = ["--genes", genes, "-o", output, "--size", "80x24"]
        #expect(try snapshot(arguments).status == 0)
        let made = try files(output).filter { $0.hasSuffix("-locus.txt") }
        #expect(made.count == 3)
        // As if the run had been killed after the first and in the middle of another.
        let kept = output + "/" + made[0]
        try Data("kept as it is".utf8).write(to: URL(filePath: kept))
        try FileManager.default.removeItem(atPath: output + "/" + made[1])
        try Data("half".utf8).write(to: URL(filePath: output + "/.\(made[1]).77-0.partial"))
        let again = try snapshot(arguments)
        #expect(again.status == 0 && again.output.contains("1 picture of 3 genes; 2 were there already"))
        #expect(try String(contentsOfFile: kept, encoding: .utf8) == "kept as it is")
        #expect(try String(contentsOfFile: output + "/" + made[1], encoding: .utf8).contains("SIMULATED"))
        // Pictures made otherwise are not taken for these.
        let other = try snapshot(["--genes", genes, "-o", output, "--size", "90x24"])
        #expect(
            other.status != 0 && other.errors.contains("made otherwise") && other.errors.contains("90x24"))
        #expect(try String(contentsOfFile: kept, encoding: .utf8) == "kept as it is")
        let anew = try snapshot(["--genes", genes, "-o", output, "--size", "90x24", "--restart"])
        #expect(anew.status == 0 && anew.output.contains("3 pictures of 3 genes\n"))
        #expect(try String(contentsOfFile: kept, encoding: .utf8).contains("SIMULATED"))
    }

    @Test func vectorPicturesAreLinesAndAreas() throws {
        let folder = try Self.folder.get()
        let output = folder("vector")
        let run = try snapshot([
            "--gene", "SIM4", "-o", output, "--vector", "--view", "locus", "--view", "fit", "--view",
            "ablation", "--view",
            "heatmap", "--complete",
        ])
        #expect(run.status == 0, "\(run.errors)")
        for view in ["locus", "fit", "ablation", "heatmap"] {
            let name = try #require(try files(output).first { $0.hasSuffix("-\(view).svg") })
            let root = try MarkupElement.read(String(contentsOfFile: output + "/" + name, encoding: .utf8))
            #expect(root.all.contains { $0.attributes["aria-label"]?.hasPrefix("axis: ") == true }, "\(view)")
            #expect(root.allText.contains("SIMULATED") && root.attributes["role"] == "img")
        }
        // Without --complete too, the states of all genes are there, for the first gene and the last.
        let genes = try list(["SIM1", "SIM9"], in: folder)
        let two = try snapshot(["--genes", genes, "-o", folder("states"), "--vector"])
        #expect(two.status == 0, "\(two.errors)")
        for name in try files(folder("states")) where name.hasSuffix(".svg") {
            let text = try String(contentsOfFile: folder("states") + "/" + name, encoding: .utf8)
            #expect(text.contains("background states along the genome"), "\(name)")
        }
        let light = try snapshot(["--gene", "SIM4", "--vector", "--view", "ablation"])
        let dark = try snapshot(["--gene", "SIM4", "--vector", "--view", "ablation", "--theme", "dark"])
        #expect(
            light.output.hasPrefix("<svg") && dark.output.hasPrefix("<svg") && light.output != dark.output)
    }

    @Test func whatIsWrongIsSaid() throws {
        let folder = try Self.folder.get()
        let unknown = try snapshot(["--genes", try list(["SIM1", "NOPE"], in: folder), "-o", folder("none")])
        #expect(
            unknown.status != 0 && unknown.errors.contains("line 2")
                && unknown.errors.contains("no gene is named \"NOPE\""))
        #expect(!FileManager.default.fileExists(atPath: folder("none")))
        let empty = try snapshot(["--genes", try list(["# nothing"], in: folder), "-o", folder("none")])
        #expect(empty.status != 0 && empty.errors.contains("lists no gene"))
        let genes = try list(["SIM1"], in: folder)
        for (arguments, words) in [
            (["--genes", genes], "--output"), (["--view", "locus", "--view", "fit"], "--output"),
            (["--genes", genes, "--gene", "SIM1", "-o", "x"], "not both"), (["--restart"], "--output"),
            (["--vector", "--view", "mutate"], "not mutate"),
            (["--vector", "--keys", "c"], "the view states, which --vector does not draw"),
            (["--vector", "--format", "text"], "SVG"),
            (["--genes", folder("missing.txt"), "-o", folder("none")], "missing.txt"),
            (["--genes", genes, "-o", genes], "folder"), (["--view", "nowhere"], "--view takes"),
            (["--size", "10x3"], "--size 10x3: prism needs 40 × 10 cells; here are 10 × 3"),
            (["--size", "39x40", "--format", "svg"], "prism needs 40 × 10 cells"),
            (["--size", "40x9"], "here are 40 × 9"),
        ] {
            let run = try snapshot(arguments)
            #expect(
                run.status != 0 && run.output.isEmpty && run.errors.contains(words),
                "\(arguments): \(run.errors)")
        }
    }
}
