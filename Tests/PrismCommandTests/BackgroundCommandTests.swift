import Foundation
import Testing

/// `prism states --background`, run as a command.
@Suite(.serialized) struct BackgroundCommandTests {
    private let folder: URL
    private let dataset: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "prism-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        dataset = folder.appending(path: "set/dataset.toml").path
        try SimulatedSet.copy(genes: 60, to: folder.appending(path: "set").path)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func background(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(Program.executable, ["states", dataset, "--background"] + arguments)
    }

    private func json(_ outcome: Program.Outcome) throws -> [String: Any] {
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    @Test func `needs no model, writes files, scores, and compares with a segmentation`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = try background(
            "--truth", "--k", "4", "-o", path("g.tsv"), "--bed", path("s.bed"), "--bedgraph", path("p") + "/",
            "--segmentation", path("set/truth/states.bed"))
        #expect(text.status == 0, "\(text.errors)")
        for words in [
            "SIMULATED", "next bin", "dwell kb", "against 5 true states", "left out, as contacts",
            "bins shared with",
            "heterochromatin",
        ] {
            #expect(text.output.contains(words), "\(words)")
        }
        let genes = try String(contentsOfFile: path("g.tsv"), encoding: .utf8)
        #expect(genes.split(separator: "\n").count { $0.hasPrefix("SIMG") } == 60)
        let bed = try String(contentsOfFile: path("s.bed"), encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") && !$0.hasPrefix("track") }
        #expect(!bed.isEmpty && bed.allSatisfy { $0.split(separator: "\t").count == 9 })
        #expect(FileManager.default.fileExists(atPath: path("p/S1.bedgraph")))
        // A segmentation of one's own is one that can be compared with, and taken.
        let own = try json(try background("--from", path("s.bed"), "--segmentation", path("s.bed"), "--json"))
        #expect(own["from"] as? String == path("s.bed"))
        #expect((own["segmentation"] as? [String: Any])?["bin_ari"] as? Double ?? 0 > 0.8)
        // Brief states are elements, and what lies elsewhere is left out: both are said.
        let segments =
            "chrSim1\t0\t9000\tE2\nchrSim1\t9000\t9400\tE1\nchrSim1\t9400\t30000\tE3\nchr9\t0\t9000\tE2\n"
        try segments.write(toFile: path("e.bed"), atomically: true, encoding: .utf8)
        let brief = try json(try background("--from", path("e.bed"), "--bed", path("e2.bed"), "--json"))
        let notes = brief["notes"] as? [String] ?? []
        #expect(brief["states"] as? Int == 2 && brief["elements"] as? Int == 1)
        #expect(
            notes.contains { $0.hasPrefix("no background but an element") && $0.hasSuffix("E1 (400 bp)") })
        #expect(notes.contains { $0.hasPrefix("1 contig of") && $0.hasSuffix("left out: chr9") })
        #expect(try String(contentsOfFile: path("e2.bed"), encoding: .utf8).contains("E1 (400 bp)"))
        // The same again, byte by byte, by one thread and by three.
        for threads in ["1", "3"] {
            let again = try background("--k", "4", "-o", path("h.tsv"), "--threads", threads)
            #expect(again.status == 0, "\(again.errors)")
            #expect(try String(contentsOfFile: path("h.tsv"), encoding: .utf8) == genes)
        }
    }

    /// The sample data: the true states and their number, without being told.
    @Test func `finds the states of the sample data`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let sample = Program.root.appending(path: "sample-data/dataset.toml").path
        let found = try json(try Program.prism("states", sample, "--background", "--truth", "--json"))
        #expect(found["states"] as? Int == 5 && found["true_states"] as? Int == 5)
        #expect(try #require(found["tss_ari"] as? Double) >= 0.88)
        #expect(try #require(found["bin_ari"] as? Double) >= 0.80)
    }

    @Test func `the summary as JSON`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let found = try json(try background("--truth", "--json", "--k", "3", "--off", "DNase"))
        #expect(found["states"] is Int && found["elements"] is Int && found["bins_per_second"] is Double)
        #expect(found["tss_ari"] is Double && found["bin_ari"] is Double)
        #expect(found["off"] as? [String] == ["DNase"] && found["true_states"] as? Int == 5)
        #expect((found["atlas"] as? [[String: Any]])?.count == 3)
        #expect((found["prior_of"] as? String)?.contains("training genes") == true)
        let shares = (found["atlas"] as? [[String: Any]] ?? []).compactMap { $0["painted_share"] as? Double }
        #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
        let none = try json(try background("--json", "--k", "3", "--off", "H3K27ac,DNase,H3K4me3"))
        #expect((none["notes"] as? [String])?.last?.contains("q is P for every gene") == true)
        let first = try #require((found["atlas"] as? [[String: Any]])?.first)
        #expect(Set((first["means"] as? [String: Any] ?? [:]).keys) == ["H3K27ac", "DNase", "H3K4me3"])
        #expect(
            Set((first["enrichment"] as? [String: Any] ?? [:]).keys) == [
                "tss", "exon", "intron", "intergenic",
            ])
    }

    @Test func `peaks hold no background`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let manifest = try String(contentsOfFile: dataset, encoding: .utf8)
        // Small units are told apart by names and numbers as large ones are.
        try manifest.replacing("file = \"tracks/", with: "scale = 1e-4\nfile = \"tracks/")
            .write(toFile: dataset, atomically: true, encoding: .utf8)
        let small = try background("--k", "3")
        #expect(small.status == 0 && !small.output.contains("no signal differs"), "\(small.output)")
        #expect(!small.output.contains("0.00 ± 0.00") && small.output.contains(" ± 0.000"))
        // A scale so small that nothing is left of any value.
        try manifest.replacing("file = \"tracks/", with: "scale = 1e-44\nfile = \"tracks/")
            .write(toFile: dataset, atomically: true, encoding: .utf8)
        let text = try background()
        #expect(text.status == 0 && text.output.hasPrefix("no background information in these signals"))
        #expect(text.output.contains("prism states without --background"))
        #expect(try json(try background("--json"))["states"] as? Int == 0)
        let file = try background("-o", path("none.tsv"))
        #expect(file.status != 0 && file.errors.contains("so no file was written"))
        #expect(!FileManager.default.fileExists(atPath: path("none.tsv")))
    }

    @Test func `says what it cannot do`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for (arguments, words) in [
            (["--background", "--k", "1"], "--k must be 2"),
            (["--background", "--k", "33"], "--k must be 2"),
            (["--background", "--weights", "x"], "x"),
            (["--background", "--weights", "x", "--k", "3"], "for states that no model brings"),
            (["--background", "--bed", "x", "--flank", "9"], "predicts nothing"),
            (["--background", "-o", "x", "--bed", "x"], "two of them are the same"),
            (["--background", "--from", "x", "--k", "3"], "are for states that are learned"),
            (["--bedgraph", "x"], "go with --background"), (["--off", "DNase"], "go with --background"),
            (["--background", "--k", "2", "--off", "H3K9me3"], "no signal of the states is named"),
            (["--background", "--segmentation", "none.bed"], "none.bed"),
            (["--background", "--from", dataset], "separated by tabs"),
        ] {
            let outcome = try Program.run(Program.executable, ["states", dataset] + arguments)
            #expect(outcome.status != 0 && outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
        }
    }
}
