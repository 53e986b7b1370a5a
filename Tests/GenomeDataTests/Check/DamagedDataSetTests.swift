import Foundation
import Testing

@testable import GenomeData

/// Every file's fault in one report, whichever file is damaged.
@Suite struct DamagedDataSetTests {
    private let miniature: MiniatureDataSet

    init() throws { miniature = try MiniatureDataSet() }

    private func report(_ changes: [(String, String)] = []) throws -> CheckReport {
        let text = changes.reduce(MiniatureDataSet.manifest) { $0.replacing($1.0, with: $1.1) }
        return CheckReport(of: try Manifest(path: miniature.scratch.write(text, as: "dataset.toml"))) {
            _, _ in
        }
    }

    private func faults(_ report: CheckReport) -> [String] {
        report.findings.filter { $0.severity == .error }.map {
            "\($0.file.split(separator: "/").last ?? ""): \($0.message)"
        }
    }

    private func damageTables() throws {
        try miniature.scratch.write("gene_id\tCAGE\nG1\tmany\n", as: "expression.tsv")
        try miniature.scratch.write("gene_id\tf1\nG1\t1\n", as: "features.tsv")
        try miniature.scratch.write("not a bigWig", as: "a.bw")
        try miniature.scratch.write(
            "gene_id\tchrom\tbin_start\tbin_end\tcontact\nG1\tchr1\t0\tx\t9\n", as: "contacts.tsv")
    }

    private let expected = [
        "a.bw: byte 0: is too short for a bigWig", "expression.tsv: line 2", "features.tsv: ",
        "contacts.tsv: line 2",
    ]

    @Test func `a sound data set has the report of the data set`() throws {
        // The first to open it makes the genome's index, and says so.
        let first = try miniature.open().check()
        #expect(try report().findings == miniature.open().check().findings)
        #expect(try report().signals == first.signals)
    }

    @Test func `every damaged table and track is reported, and what is sound is read`() throws {
        try damageTables()
        let report = try report([("[split]", "[[signal]]\nname = \"b\"\nfile = \"none.bw\"\n[split]")])
        let faults = faults(report)
        for words in expected + ["none.bw: cannot be opened"] {
            #expect(faults.contains { $0.hasPrefix(words) }, "\(words) in \(faults)")
        }
        #expect(report.genes.count == 3 && report.genome.contigs == 2 && report.split?.train == 2)
        #expect(report.unreported.map(\.kind) == ["signal a", "signal b", "expression", "features"])
        #expect(!report.passed)
    }

    @Test(arguments: ["genes.tsv", "genome.fa"]) func `though genes or genome are damaged`(first: String)
        throws
    {
        try damageTables()
        try miniature.scratch.write("gene_id\tchrom\ttss\tstrand\nG1\tchr1\tx\t+\n", as: first)
        let report = try report()
        let faults = faults(report)
        for words in expected + [first] {
            #expect(faults.contains { $0.hasPrefix(words) }, "\(words) in \(faults)")
        }
        #expect(report.split == nil && report.unreported.contains { $0.kind == "split" && $0.isSound })
    }

    @Test func `damage that only reading finds: in a track's blocks, in a packed genome`() throws {
        let text =
            ">chr1\n\(String(repeating: "ACGT", count: 25))\n>chr2\n\(String(repeating: "T", count: 40))\n"
        let packed = try miniature.scratch.pack(text, .bgzip, as: "genome.fa.gz")
        _ = try FASTAFile(path: packed)
        for (path, place) in [(packed, 30), (miniature.scratch.path("a.bw"), 0)] {
            var bytes = Array(try Data(contentsOf: URL(filePath: path)))
            let index = bytes.dropFirst(16).prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
            // Of the bigWig, the middle of the first block.
            for at in place > 0 ? place..<(place + 6) : (index + 20)..<(index + 26) { bytes[at] ^= 0xFF }
            try Data(bytes).write(to: URL(filePath: path))
        }
        let faults = faults(try report([("\"genome.fa\"", "\"genome.fa.gz\"")]))
        for words in ["genome.fa.gz: ", "a.bw: "] {
            #expect(faults.contains { $0.hasPrefix(words) }, "\(words) in \(faults)")
        }
    }

    @Test func `genes of another genome, and a model that is none`() throws {
        try miniature.scratch.write("gene_id\tchrom\ttss\tstrand\nG1\tchrZ\t5\t+\n", as: "genes.tsv")
        try miniature.scratch.write("none", as: "m.safetensors")
        let report = try report([
            ("[split]", "[[model]]\nname = \"m\"\nfiles = [\"m.safetensors\", \"n.ckpt\"]\n[split]")
        ])
        let faults = faults(report)
        for words in [
            "genes.tsv: no gene lies on the genome", "m.safetensors: the model cannot be loaded",
            "n.ckpt: the model's file cannot be read",
        ] {
            #expect(faults.contains { $0.hasPrefix(words) }, "\(words) in \(faults)")
        }
    }
}
