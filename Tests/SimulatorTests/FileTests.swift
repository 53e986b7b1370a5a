import CBigWig
import Foundation
import Testing

@testable import Simulator

@Suite struct FileTests {
    /// Ended early, the folders that were made go again, and what was there stays.
    @Test func whatIsStoppedLeavesNoFiles() throws {
        struct Stopped: Error {}
        let folder = try ScratchFolder()
        try Data("mine".utf8).write(to: URL(fileURLWithPath: folder("notes.txt")))
        for types in [nil, try CellTypes(["A", "B"], changed: 0.2)] {
            let simulation = try Simulation(SimulationParameters(seed: 2, genes: 12, cellTypes: types))
            for path in [folder("new"), folder.path] {
                #expect(throws: Stopped.self) {
                    try simulation.write(to: path, overwrite: true) { if $0 > 3 { throw Stopped() } }
                }
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["notes.txt"])
            }
        }
    }

    @Test func sameSeedSameBytesOtherSeedOthers() throws {
        let first = try Sample(seed: 7, genes: 20)
        let again = try Sample(seed: 7, genes: 20)
        let other = try Sample(seed: 8, genes: 20)
        #expect(first.report.files.count == 16)
        for file in first.report.files {
            let bytes = try first.bytes(file.path)
            #expect(bytes.count == file.bytes && file.bytes > 0)
            #expect(try bytes == again.bytes(file.path), "\(file.path)")
            #expect(try bytes != other.bytes(file.path), "\(file.path)")
        }
    }

    /// Values as they were when this was written: on every machine, and until a mechanism is changed on
    /// purpose.
    @Test func valuesAreTheSameEverywhere() throws {
        let sample = try Sample(seed: 2, genes: 12)
        var hash = Fnv()
        for name in [
            "genes.tsv", "expression.tsv", "features.tsv", "truth/genes.tsv", "truth/motifs.tsv",
            "truth/states.tsv",
        ] {
            hash.add(try sample.bytes(name))
        }
        hash.add(try Gzip.decompress(sample.folder("genome.fa.gz")))
        hash.add(try Gzip.decompress(sample.folder("hic/contacts.tsv.gz")))
        var coverage = Fnv()
        try Simulation(SimulationParameters(seed: 2, genes: 12)).forEachDomain { domain in
            for values in domain.coverage {
                coverage.add(values.map { $0.isNaN ? 255 : UInt8(truncatingIfNeeded: Int($0)) })
            }
        }
        #expect(hash.value == 0x5345_0ECC_5CEF_8F3A)
        #expect(coverage.value == 0x7C20_2D33_EF11_9E32)
    }

    @Test func truthAddsUp() throws {
        let sample = try Sample.shared.get()
        let states = try sample.rows("truth/states.tsv")
        let measured = try sample.rows("expression.tsv")
        let genes = try sample.rows("truth/genes.tsv")
        #expect(genes.count == 60 && measured.count == 60)
        for (gene, cage) in zip(genes, measured) {
            #expect(gene.text("gene_id") == cage.text("gene_id"))
            let parts = ["sequence_effect", "marks_effect", "backdoor_effect", "stability_effect", "noise"]
            let sum = parts.reduce(ExpressionMechanism.intercept) { $0 + gene.number($1) }
            let latent = gene.number("latent")
            #expect(abs(sum - latent) < 4e-4)
            #expect(abs(gene.number("expected") - max(0, latent)) < 1e-4)
            #expect(abs(gene.number("do_marks_off") - max(0, latent - gene.number("marks_effect"))) < 2e-4)
            #expect(
                gene.number("marks_effect") >= 0 && gene.number("do_marks_off") <= gene.number("expected"))
            #expect(latent > 0 || cage.number("CAGE") == 0)
            let home = states.filter {
                $0.text("chrom") == gene.text("chrom") && $0.integer("start") <= gene.integer("tss")
                    && gene.integer("tss") < $0.integer("end")
            }
            #expect(home.count == 1 && home.first?.text("state") == gene.text("state"))
            #expect(home.first?.text("split") == gene.text("split"))
            #expect(home.first?.number("backdoor_effect") == gene.number("backdoor_effect"))
        }
    }

    @Test func statesTileTheContigsAndTheBedSaysTheSame() throws {
        let sample = try Sample.shared.get()
        let states = try sample.rows("truth/states.tsv")
        let bed = try String(contentsOfFile: sample.folder("truth/states.bed"), encoding: .utf8)
        let lines = bed.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t") }
        #expect(lines.count == states.count)
        for (line, row) in zip(lines, states) {
            #expect(line.count == 9 && line[8].split(separator: ",").count == 3)
            #expect(line[0...3].map(String.init) == ["chrom", "start", "end", "state"].map(row.text))
            #expect(line[6] == line[1] && line[7] == line[2])
        }
        for contig in sample.report.contigs {
            var end = 0
            for row in states where row.text("chrom") == contig.name {
                #expect(row.integer("start") == end)
                end = row.integer("end")
            }
            #expect(end == contig.length)
        }
    }

    @Test func featuresAreThoseOfTheFiles() throws {
        let sample = try Sample.shared.get()
        let features = try sample.rows("features.tsv")
        let genes = try sample.rows("genes.tsv")
        #expect(features.map { $0.text("gene_id") } == genes.map { $0.text("gene_id") })
        for column in TranscriptFeatures.columns[..<4] {
            let values = Moments(features.map { $0.number(column) })
            #expect(abs(values.mean) < 1e-3 && abs(values.deviation - 1) < 1e-3)
        }
        let tracks = try ["H3K27ac", "DNase"].map { try Track(sample.folder("tracks/\($0).bw")) }
        let totals = tracks.map(\.sum)
        let human = GeneTable.humanGenomeLength / Double(sample.report.contigs.reduce(0) { $0 + $1.length })
        for (row, gene) in zip(features, genes) {
            // RPM is per fragment; the fragment's length cancels between promoter and track, which is taken as long as a human genome.
            let product = zip(tracks, totals).reduce(1.0) { product, item in
                let near = item.0.sum(gene.text("chrom"), gene.integer("tss"))
                return product * near * 1_000_000 / (item.1 * human)
            }
            let activity = product.squareRoot()
            #expect(abs(row.number("promoter_activity") - activity) < 0.01 * (1 + activity))
            #expect((0...1).contains(row.number("CDSGC")) && row.number("ORFEXONDENSITY") > 0)
        }
    }

    @Test func contactsCoverTheTSS() throws {
        let sample = try Sample.shared.get()
        let text = try String(decoding: Gzip.decompress(sample.folder("hic/contacts.tsv.gz")), as: UTF8.self)
        let lines = text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        #expect(lines.first == ["gene_id", "chrom", "bin_start", "bin_end", "contact"])
        let byGene = Dictionary(grouping: lines.dropFirst()) { $0[0] }
        for gene in try sample.rows("genes.tsv") {
            let rows = try #require(byGene[gene.text("gene_id")])
            let tss = gene.integer("tss")
            #expect(rows.count { (Int($0[2]) ?? 0) <= tss && tss < (Int($0[3]) ?? 0) } == 1)
            #expect(
                rows.allSatisfy { $0.count == 5 && (Double($0[4]) ?? -1) >= 0 && $0[1] == gene.text("chrom") }
            )
        }
    }

    @Test func manifestNamesFilesThatAreThere() throws {
        let sample = try Sample.shared.get()
        let manifest = try String(contentsOfFile: sample.folder("dataset.toml"), encoding: .utf8)
        #expect(manifest.hasPrefix("# SIMULATED"))
        // Without units the explorer could only say "value".
        let signals = manifest.components(separatedBy: "[[signal]]").dropFirst()
        #expect(signals.count == 4 && signals.allSatisfy { $0.contains("\nunit = \"") })
        let values = manifest.split(separator: "\n").compactMap { line -> (String, String)? in
            let parts = line.split(separator: "=", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            return parts.count == 2 ? (parts[0], parts[1].trimmingCharacters(in: ["\""])) : nil
        }
        let files = values.filter { ["genome", "genes", "file", "contacts"].contains($0.0) }.map(\.1)
        #expect(files.count == 8)
        for file in files { #expect(FileManager.default.fileExists(atPath: sample.folder(file)), "\(file)") }
        #expect(values.contains { $0 == ("test", "[\"chrSim3\", \"chrShift1\"]") })
        #expect(values.contains { $0 == ("validation", "[\"chrSim2\"]") })
        let readme = try String(contentsOfFile: sample.folder("README.md"), encoding: .utf8)
        #expect(
            readme.hasPrefix("# SIMULATED") && readme.contains("prism simulate -o DIR --seed 2 --genes 60"))
    }
}
