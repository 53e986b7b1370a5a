import Foundation
import TestSupport
import Testing

/// The page is one well-formed file that needs no other.
@Suite struct ReportCommandTests {
    private static let folder = Result { try OutputFolder(genes: 20) }

    private func page(_ arguments: [String] = []) throws -> (root: MarkupElement, text: String) {
        let folder = try Self.folder.get()
        let genes = folder("report-genes-\(UUID().uuidString).txt")
        try Data("SIM3\nSIM1\n".utf8).write(to: URL(filePath: genes))
        let output = folder("report-\(UUID().uuidString).html")
        let run = try Program.run(
            Program.executable,
            ["report", folder.dataset, "--genes", genes, "-o", output, "--method", "gxi"] + arguments)
        #expect(run.status == 0 && run.output.contains("a report on 2 genes"), "\(run.errors)")
        let text = try String(contentsOfFile: output, encoding: .utf8)
        return (try MarkupElement.read(text), text)
    }

    @Test func aPageStandsAlone() throws {
        let (root, text) = try page()
        let all = root.all
        #expect(text.hasPrefix("<!DOCTYPE html>") && root.name == "html" && root.attributes["lang"] == "en")
        // Nothing is fetched and nothing runs.
        let fetching = all.filter {
            ["script", "link", "img", "iframe", "object", "use", "image"].contains($0.name)
                || $0.attributes["src"] != nil
        }
        #expect(fetching.isEmpty)
        for href in all.compactMap({ $0.attributes["href"] }) {
            #expect(
                href.hasPrefix("#") && all.contains { $0.attributes["id"] == String(href.dropFirst()) },
                "\(href)")
        }
        for address in text.matches(of: /https?:[^"' )]*/) {
            #expect(address.output.contains("w3.org"), "\(address.output)")
        }
        #expect(!text.contains("@import") && !text.contains("url("))
        // Read aloud, on any screen, and printed.
        let ids = all.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for figure in all where figure.name == "svg" {
            let label = try #require(figure.attributes["aria-labelledby"])
            #expect(figure.attributes["role"] == "img")
            #expect(all.first { $0.attributes["id"] == label }?.text.isEmpty == false)
        }
        for table in all where table.name == "table" { #expect(table.children.first?.name == "caption") }
        #expect(text.contains("prefers-color-scheme:dark") && text.contains("@media print"))
        let sheet = try #require(all.first { $0.name == "style" }).text
        for ink in text.matches(of: /var\((--[^)]*)\)/) {
            #expect(
                sheet.components(separatedBy: ink.output.1 + ":#").count == 3,
                "light and dark: \(ink.output.1)")
        }
    }

    @Test func itSaysWhatThereIs() throws {
        let (root, text) = try page()
        func section(_ id: String) throws -> MarkupElement {
            try #require(root.all.first { $0.attributes["id"] == id })
        }
        #expect(root.all.contains { $0.attributes["class"] == "simulated" && $0.text == "SIMULATED" })
        let summary = try section("summary").allText
        #expect(
            summary.contains("tiny, 2 members") && summary.contains("DNase")
                && summary.contains("20, 2 of them below"))
        // Weights that do not tell what they learned from: the figures say so.
        let fit = try section("fit")
        #expect(
            fit.allText.contains("do not record what they learned from")
                && fit.allText.contains("held out: none or unknown"))
        let cells = fit.all.filter { $0.name == "td" }.map(\.text)
        #expect(cells.first == "20" && cells[1].contains("["))
        #expect(try section("ablation").allText.contains("do not record"))
        #expect(
            try section("states").allText.contains("prism states")
                && section("states").allText.contains("--model "))
        let provenance = try section("provenance").allText
        #expect(
            provenance.contains("sha256") && provenance.contains("data set: ")
                && provenance.contains("report"))
        // The genes in the genome's order, each with its figures.
        for number in 1...2 {
            let gene = try section("gene-\(number)")
            #expect(gene.all.count { $0.name == "svg" } == 4)
            for word in [
                "measured", "predicted", "intervened", "Ablation of SIM", "Contributions to the prediction",
            ] {
                #expect(gene.allText.contains(word), "\(word)")
            }
        }
        #expect(!text.contains("(null)") && !text.contains("Optional("))
    }

    /// The page's numbers are those that prism predict writes.
    @Test func theNumbersAreThePredictions() throws {
        let (root, _) = try page(["--method", "none"])
        let table = try Program.prism("predict", Self.folder.get().dataset, "--genes", "SIM1,SIM3", "--full")
        let rows = table.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: "\t").map(String.init)
        }
        let head = try #require(rows.first)
        let column = try #require(head.firstIndex(of: "observed"))
        for row in rows.dropFirst() {
            let symbol = row[1]
            let gene = try #require(
                root.all.first { $0.attributes["class"] == "gene" && $0.children.first?.text == symbol })
            let value = try #require(Double(row[column]))
            #expect(gene.allText.contains(String(format: "%.2f ±", value)), "\(symbol) \(value)")
        }
    }

    @Test func nothingIsLeftWhereItFails() throws {
        let folder = try Self.folder.get()
        let genes = folder("bad-genes.txt")
        try Data("SIM1\nNOPE\n".utf8).write(to: URL(filePath: genes))
        let run = try Program.prism("report", folder.dataset, "--genes", genes, "-o", folder("never.html"))
        #expect(run.status != 0 && run.errors.contains("NOPE") && run.errors.contains("line 2"))
        #expect(!FileManager.default.fileExists(atPath: folder("never.html")))
    }

    /// What a run left that was killed within the section of the second gene is kept, and the page ends as it would have.
    @Test func aStoppedRunGoesOn() throws {
        let folder = try Self.folder.get()
        let genes = folder("stopped-genes.txt")
        try Data("SIM1\nSIM3\n".utf8).write(to: URL(filePath: genes))
        func report(_ name: String, _ arguments: [String] = []) throws -> Program.Outcome {
            try Program.run(
                Program.executable,
                ["report", folder.dataset, "--genes", genes, "-o", folder(name), "--method", "gxi"]
                    + arguments)
        }
        #expect(try report("whole.html").status == 0)
        let whole = try folder.text("whole.html")
        let second = try #require(whole.range(of: "Ablation of SIM3"))
        let left = whole[..<second.lowerBound].replacing("Ablation of SIM1", with: "Kept of SIM1")
        try Data(left.utf8).write(to: URL(filePath: folder("stopped.html.partial")))
        // Another page is not taken for this one, and stays.
        let other = try report("stopped.html", ["--method", "none"])
        #expect(other.status != 0 && other.errors.contains("--restart"), "\(other.errors)")
        let again = try report("stopped.html")
        #expect(again.status == 0, "\(again.errors)")
        #expect(
            again.output.contains("2 genes; the sections of 1 gene were there already"), "\(again.output)")
        #expect(
            try folder.text("stopped.html")
                == whole.replacing("Ablation of SIM1", with: "Kept of SIM1"))
        #expect(!FileManager.default.fileExists(atPath: folder("stopped.html.partial")))
    }

    @Test func namesFromFilesAreEscaped() throws {
        let folder = try OutputFolder(genes: 12)
        let manifest = try String(contentsOfFile: folder.dataset, encoding: .utf8)
        let name = try #require(manifest.firstMatch(of: /name = "([^"]*)"/)?.output.0)
        try Data(manifest.replacing(name, with: "name = \"<b>& 'x'\"", maxReplacements: 1).utf8)
            .write(to: URL(filePath: folder.dataset))
        let genes = folder("genes.txt")
        try Data("SIM1\n".utf8).write(to: URL(filePath: genes))
        let run = try Program.prism(
            "report", folder.dataset, "--genes", genes, "-o", folder("r.html"), "--method", "none")
        #expect(run.status == 0, "\(run.errors)")
        let root = try MarkupElement.read(folder.text("r.html"))
        #expect(!root.all.contains { $0.name == "b" })
        #expect(root.all.first { $0.name == "h1" }?.text == "<b>& 'x': report on 1 gene")
    }
}
