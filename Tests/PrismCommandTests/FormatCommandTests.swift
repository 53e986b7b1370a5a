import Foundation
import Testing

/// Matrices, peaks and folds of a table from the command line.
struct FormatCommandTests {
    private static let fixtures = Program.root.appendingPathComponent("Tests/GenomeDataTests/Fixtures").path

    /// Every fold of a table in one run: each gene's fold is the one whose test it is in.
    @Test func foldsOfATable() throws {
        try TrainCommandTests().withSimulation { folder in
            let genes = try String(contentsOfFile: folder.path + "/data/genes.tsv", encoding: .utf8)
                .split(separator: "\n").dropFirst().compactMap { $0.split(separator: "\t").first }
            try #require(genes.count == 24)
            let rows = genes.enumerated().map { index, gene in
                "\(gene),"
                    + (0..<3).map { fold in
                        index % 3 == fold ? "test" : (index + 1) % 3 == fold && index < 9 ? "valid" : "train"
                    }.joined(separator: ",")
            }
            let table = folder.path + "/split.csv"
            try ("ENSID,fold_1,fold_2,fold_3\n" + rows.joined(separator: "\n") + "\n").write(
                toFile: table, atomically: true, encoding: .utf8)
            let command = [
                "crossvalidate", folder.path + "/data/dataset.toml", "-o", folder.path + "/cv",
                "--folds-from",
                table, "--config", folder.path + "/config.toml", "--bootstrap", "0", "--threads", "1",
            ]
            let first = try Program.run(Program.executable, command)
            try #require(first.status == 0, "\(first.errors)")
            let predicted = try String(contentsOfFile: folder.path + "/cv/predictions.tsv", encoding: .utf8)
            #expect(predicted.contains("# folds: 3 of split.csv") && predicted.contains("/best.safetensors"))
            let folds = predicted.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map {
                $0.split(separator: "\t").map(String.init)
            }
            let expected = Dictionary(
                uniqueKeysWithValues: genes.enumerated().map { (String($1), "\($0 % 3 + 1)") })
            #expect(Dictionary(folds.map { ($0[0], $0[4]) }) { one, _ in one } == expected)
            let again = try Program.run(Program.executable, command)
            #expect(again.output == first.output)
            // As a model, each gene's predictions are those of the fold that held it out.
            let model = try Program.run(
                Program.executable,
                [
                    "predict", folder.path + "/data/dataset.toml", "--weights", folder.path + "/cv",
                    "--threads", "1",
                ])
            try #require(model.status == 0, "\(model.errors)")
            let shown = model.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
                $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            }
            let column = try #require(shown[0].firstIndex(of: "observed"))
            let values = Dictionary(folds.map { ($0[0], Double($0[6])) }) { one, _ in one }
            for row in shown.dropFirst() {
                let (one, other) = (try #require(Double(row[column])), try #require(values[row[0]] ?? nil))
                #expect(abs(one - other) < 1e-5, "\(row[0])")
            }
            #expect(shown.count == 25)
            let both = try Program.run(Program.executable, command + ["--folds", "3"])
            #expect(both.status != 0 && both.errors.contains("--folds-from states the folds"))
        }
    }

    /// A model that learned from one normalisation is not silently given another.
    @Test func anotherNormalisationIsAWarning() throws {
        try TrainCommandTests().withSimulation { folder in
            try useMatrix(folder)
            let trained = try TrainCommandTests().train(folder, to: "t", "--max-steps", "1")
            try #require(trained.status == 0, "\(trained.errors)")
            let manifest = folder.path + "/data/dataset.toml"
            let weights = folder.path + "/t/seed-2/best.safetensors"
            func run(_ command: String, _ arguments: String...) throws -> Program.Outcome {
                try Program.run(Program.executable, [command, manifest] + arguments)
            }
            let same = try run("evaluate", "--weights", weights, "--bootstrap", "0")
            #expect(same.status == 0 && !same.errors.contains("normalised as"), "\(same.errors)")
            let text = try String(contentsOfFile: manifest, encoding: .utf8)
            try
                (text.replacing("normalization = \"SCALE\"", with: "normalization = \"VC\"")
                + "[[model]]\nname = \"m\"\nfiles = [\"\(weights)\"]\n")
                .write(toFile: manifest, atomically: true, encoding: .utf8)
            let words =
                "warning: Hi-C: the weights learned from contacts normalised as SCALE, 5000 BP, the data set's are VC, 5000 BP"
            let other = try run("evaluate", "--weights", weights, "--bootstrap", "0")
            #expect(other.status == 0 && other.errors.contains(words), "\(other.errors)")
            let check = try run("check")
            #expect(check.output.contains(words.dropFirst("warning: ".count)), "\(check.output)")
        }
    }

    /// A matrix and peaks in the place of what was simulated, with contigs that are called as the simulation's.
    private func useMatrix(_ folder: URL) throws {
        let manifest = folder.appendingPathComponent("data/dataset.toml")
        var text = try String(contentsOf: manifest, encoding: .utf8)
        let start = try #require(text.range(of: "contacts = \"")).lowerBound
        let end = try #require(text[start...].firstIndex(of: "\n"))
        text.replaceSubrange(
            start..<end, with: "contacts = \"\(Self.fixtures)/v9.hic\"\nnormalization = \"SCALE\"")
        try text.write(to: manifest, atomically: true, encoding: .utf8)
    }

    /// Peaks are drawn along the locus with their names and scores.
    @Test func peaksAreShown() throws {
        try TrainCommandTests().withSimulation { folder in
            let manifest = folder.appendingPathComponent("data/dataset.toml")
            let genes = try String(contentsOfFile: folder.path + "/data/genes.tsv", encoding: .utf8)
                .split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
            let contig = try #require(genes[0].firstIndex(of: "chrom"))
            let tss = try #require(genes[0].firstIndex(of: "tss").flatMap { Int(genes[1][$0]) })
            try "\(genes[1][contig])\t\(tss - 300)\t\(tss + 200)\tpeak_A\t842\n".write(
                toFile: folder.path + "/data/p.bed", atomically: true, encoding: .utf8)
            let text = try String(contentsOf: manifest, encoding: .utf8)
            try (text + "\n[[track]]\nname = \"my peaks\"\nfile = \"p.bed\"\n").write(
                to: manifest, atomically: true, encoding: .utf8)
            let shown = try Program.run(
                Program.executable,
                ["snapshot", manifest.path, "--gene", String(genes[1][0]), "--size", "120x40"])
            #expect(shown.status == 0, "\(shown.errors)")
            #expect(
                shown.output.contains("my peaks") && shown.output.contains("peak_A 842"), "\(shown.output)")
            let check = try Program.run(Program.executable, ["check", manifest.path])
            #expect(check.output.contains("track       my peaks  p.bed"), "\(check.output)")
            #expect(check.output.contains("scores from score"))
        }
    }
}
