import Foundation
import Testing

/// Every output says in the same lines what made it.
@Suite(.serialized) struct ProvenanceTests {
    private static let facts = [
        "data set: ", "assembly: ", "model: ", "weights: ", "window: ", "signals: ", "off: ", "features: ",
        "unit: ",
    ]

    /// The lines on what made an output, from comments, from an SVG's description or from JSON.
    private func facts(_ text: String) -> [String] {
        text.split(separator: "\n").map {
            $0.replacing("<desc>", with: "").replacing("</desc>", with: "").replacing("&quot;", with: "\"")
                .trimmingPrefix("# ")
        }.map(String.init).filter { line in Self.facts.contains { line.hasPrefix($0) } }
    }

    private func facts(json text: String) throws -> [String] {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        return facts(try #require(object["provenance"] as? [String]).joined(separator: "\n"))
    }

    @Test func commandsCarryTheSameLines() throws {
        let folder = try StandardOutputTests.folder.get()
        let set = folder.dataset
        func prism(_ arguments: String...) throws -> String {
            let outcome = try Program.run(Program.executable, arguments)
            #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
            return outcome.output
        }
        let expected = facts(try prism("predict", set, "--genes", "SIM1"))
        #expect(expected.count == 9 && expected[2] == "model: tiny, 2 members")
        #expect(
            expected.contains(
                "signals: H3K27ac (no data as 0.5, log10p1), DNase (× 2, log10p1), Hi-C (log10p1)"))
        #expect(expected[7] == "features: 9, missing: mean" && expected[8].hasPrefix("unit: "))

        _ = try prism(
            "states", set, "--k", "2", "-o", folder("made.tsv"), "--bed", folder("made.bed"), "--flank",
            "500")
        #expect(facts(try folder.text("made.tsv")) == expected)
        #expect(facts(try folder.text("made.bed")) == expected)
        _ = try prism("predict", set, "-o", folder("made-all.tsv"))
        #expect(facts(try folder.text("made-all.tsv")) == expected)
        #expect(try facts(json: prism("states", set, "--k", "2", "--json")) == expected)
        #expect(try facts(json: prism("evaluate", set, "--bootstrap", "0", "--json")) == expected)
        #expect(
            try facts(
                json: prism(
                    "evaluate", set, "--predictions", folder("made-all.tsv"), "--bootstrap", "0", "--json"))
                == expected)
        #expect(facts(try prism("snapshot", set, "--size", "80x24", "--format", "svg")) == expected)

        let off = facts(try prism("predict", set, "--genes", "SIM1", "--mask", "DNase"))
        #expect(off.filter { !$0.hasPrefix("off: ") } == expected)
        #expect(off.contains("off: DNase (baseline mean: the data set's mean per position)"))

        // No model is asked: the same lines but its own, of all the data set's signals.
        let window = facts(try prism("window", set, "SIM1"))
        let shared = { (line: String) in line.hasPrefix("data set: ") || line.hasPrefix("unit: ") }
        #expect(window.filter(shared) == expected.filter(shared))
        #expect(window.contains { $0.hasPrefix("signals: H3K27ac (no data as 0.5, log10p1), DNase (× 2,") })
    }

    @Test func crossValidationCarriesThem() throws {
        let folder = try StandardOutputTests.folder.get()
        let config = TrainCommandTests.config.replacing("steps = 60", with: "steps = 2")
        try Data(config.utf8).write(to: URL(filePath: folder("short.toml")))
        let outcome = try Program.prism(
            "crossvalidate", folder.dataset, "-o", folder("cv"), "--folds", "2", "--config",
            folder("short.toml"), "--bootstrap", "0", "--json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let made = facts(try folder.text("cv/predictions.tsv"))
        #expect(try facts(json: outcome.output) == made)
        #expect(made.contains("model: prism, an ensemble for each fold, 2 members"))
        #expect(made.count { $0.hasPrefix("weights: fold-") && $0.contains(" sha256 ") } == 2)
        for line in ["data set: ", "assembly: ", "window: ", "signals: H3K27ac (no data as 0.5", "unit: "] {
            #expect(made.contains { $0.hasPrefix(line) }, "\(line)")
        }
    }

    /// What the explorer exports of a gene, in one session; the first lines, as notes of their own may follow.
    @Test func exportsCarryThem() throws {
        let folder = try StandardOutputTests.folder.get()
        let expected = facts(try Program.prism("predict", folder.dataset, "--genes", "SIM7").output)
        var keys: [String] = []
        func export(_ view: String, _ lines: Int, _ name: String) {
            let down = Array(repeating: "Down", count: lines)
            let typed = folder(name).map { String($0) }
            keys += (view.isEmpty ? [] : [view]) + ["e"] + down + ["Ctrl-U"] + typed + ["Enter"]
        }
        export("", 0, "e.bedgraph")
        export("", 1, "e.bw")
        export("", 3, "masks.tsv")
        export("", 6, "genes.tsv")
        export("", 7, "genes.bed")
        export("", 8, "e.svg")
        let run = try Program.prism(
            "snapshot", folder.dataset, "--gene", "SIM7", "--size", "160x40", "--complete", "--keys",
            keys.joined(separator: " "))
        #expect(run.status == 0, "\(run.errors)")
        for name in [
            "e.bedgraph", "e.bw.txt", "masks.tsv", "genes.tsv", "genes.bed", "e.svg",
        ] {
            guard FileManager.default.fileExists(atPath: folder(name)) else {
                Issue.record("\(name) was not written: \(run.output)")
                continue
            }
            #expect(facts(try folder.text(name)).prefix(expected.count) == expected[...], "\(name)")
        }
    }
}
