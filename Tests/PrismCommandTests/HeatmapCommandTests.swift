import Foundation
import TestSupport
import Testing

@Suite struct HeatmapCommandTests {
    private static let folder = Result { try OutputFolder(genes: 20) }

    private func heatmap(_ arguments: [String]) throws -> Program.Outcome {
        try Program.run(Program.executable, ["heatmap", Self.folder.get().dataset] + arguments)
    }

    private func rows(_ path: String) throws -> (columns: [String], rows: [[String]], header: [String]) {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
        let body = lines.filter { !$0.hasPrefix("#") }.map { $0.components(separatedBy: "\t") }
        return (try #require(body.first), Array(body.dropFirst()), lines.filter { $0.hasPrefix("#") })
    }

    @Test func aTableHasARowForEachGeneAndSignal() throws {
        let folder = try Self.folder.get()
        let run = try heatmap([
            "--signal", "DNase", "--signal", "Hi-C", "--flank", "400", "--sort", "expression", "-o",
            folder("heat.tsv"),
        ])
        #expect(
            run.status == 0 && run.output.contains("2 signals around the TSS of 20 genes"), "\(run.errors)")
        let table = try rows(folder("heat.tsv"))
        #expect(
            table.columns.prefix(7) == ["gene_id", "symbol", "chrom", "tss", "strand", "measured", "signal"])
        #expect(table.columns[7] == "-400" && table.columns.count == 87 && table.columns[47] == "0")
        #expect(table.rows.count == 40 && table.rows.allSatisfy { $0.count == 87 })
        #expect(table.rows.map { $0[6] } == (0..<20).flatMap { _ in ["DNase", "Hi-C"] })
        let measured = table.rows.map { Double($0[5]) ?? -.infinity }
        #expect(measured == measured.sorted(by: >))
        #expect(
            table.header.contains { $0.contains("SIMULATED") }
                && table.header.contains { $0.contains("rows: by measured") })
        // The window command's DNase is of the same bases: the mean of the middle part is that of its signals.
        let again = try heatmap(["--signal", "DNase", "--flank", "400", "-o", folder("again.tsv")])
        #expect(again.status == 0)
        let plain = try rows(folder("again.tsv")).rows
        for row in table.rows where row[6] == "DNase" {
            #expect(plain.first { $0[0] == row[0] }?.suffix(80) == row.suffix(80))
        }
    }

    @Test func aPictureHasAPanelForEachSignal() throws {
        let folder = try Self.folder.get()
        let run = try heatmap(["-o", folder("heat.svg"), "--sort", "signal"])
        #expect(run.status == 0, "\(run.errors)")
        let root = try MarkupElement.read(folder.text("heat.svg"))
        let panels = root.all.compactMap { $0.attributes["aria-label"] }.filter {
            $0.contains(", genes by positions, ")
        }
        #expect(panels.count == 4)
        let text = root.allText
        for word in ["SIMULATED", "each row a gene", "98th percentile", "TSS", "-2 kb", "+2 kb"] {
            #expect(text.contains(word), "\(word)")
        }
        let dark = try heatmap(["-o", folder("dark.svg"), "--theme", "dark", "--sort", "signal"])
        #expect(try dark.status == 0 && folder.text("dark.svg") != folder.text("heat.svg"))
    }

    @Test func rowsFollowTheModel() throws {
        let folder = try Self.folder.get()
        for (order, column) in [("predicted", "observed"), ("state", "state")] {
            let run = try heatmap(["--signal", "DNase", "--sort", order, "-o", folder("\(order).tsv")])
            #expect(run.status == 0, "\(run.errors)")
            let table = try rows(folder("\(order).tsv"))
            #expect(table.columns[5] == column)
            let keys = table.rows.map { $0[5] }
            if order == "state" {
                #expect(keys == keys.sorted())
            } else {
                let values = keys.map { Double($0) ?? .nan }
                #expect(values == values.sorted(by: >) && values.allSatisfy(\.isFinite))
            }
        }
    }

    @Test func genesOfAListAlone() throws {
        let folder = try Self.folder.get()
        try Data("SIM4\nSIM2\n".utf8).write(to: URL(filePath: folder("two.txt")))
        let run = try heatmap(["--signal", "DNase", "--genes", folder("two.txt"), "-o", folder("two.tsv")])
        #expect(run.status == 0 && run.output.contains("2 genes"))
        #expect(try rows(folder("two.tsv")).rows.map { $0[1] }.sorted() == ["SIM2", "SIM4"])
    }

    @Test func whatIsWrongIsSaid() throws {
        let folder = try Self.folder.get()
        for (arguments, words) in [
            (["--signal", "DNas", "-o", folder("x.svg")], "but DNase"), (["-o", folder("x.png")], ".svg"),
            (["--flank", "0", "-o", folder("x.svg")], "--flank"),
            (["--sort", "size", "-o", folder("x.svg")], "sort"),
            (["--genes", folder("gone.txt"), "-o", folder("x.svg")], "gone.txt"),
        ] {
            let run = try heatmap(arguments)
            #expect(run.status != 0 && run.errors.contains(words), "\(arguments): \(run.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder("x.svg")))
    }
}
