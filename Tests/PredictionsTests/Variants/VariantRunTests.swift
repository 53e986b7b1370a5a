import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

@Suite struct VariantRunTests {
    let sample: VariantSample
    private var small: SmallRun { sample.small }

    init() throws { sample = try VariantSample() }

    @Test func `nothing is dropped in silence`() throws {
        let base = sample.letters("chr1", 500)
        try sample.write([
            "chr1 501 a \(base) \(sample.other("chr1", 500)),<DEL>,*,\(base)[chr2:5[",
            "chr1 501 b \(base) .", "chr1 501 c \(base) \(base)", "chrUn 5 d A C",
            "chr1 2990 e \(sample.letters("chr1", 2989)) \(sample.other("chr1", 2989))",
        ])
        let run = try sample.run { $0.genes = .named(["G2"]) }
        let tally = try run.write(to: small.path("out.tsv"))
        let rows = try sample.rows(of: "out.tsv")
        #expect(
            rows.map { [$0["id"], $0["status"]] } == [
                ["a", "scored"], ["a", "symbolic"], ["a", "symbolic"], ["a", "symbolic"], ["b", "no_change"],
                ["c", "no_change"], ["d", "no_contig"], ["e", "outside"],
            ])
        #expect(rows.allSatisfy { ($0["delta"] == "NA") == ($0["status"] != "scored") })
        #expect(tally.records == 5 && tally.effects == 1 && tally.predicted == 1)
        #expect(tally.alleles == [.scored: 1, .symbolic: 3, .noChange: 2, .noContig: 1, .outside: 1])
        #expect(
            tally.lines[0]
                == "5 records, 8 alleles: 1 scored in a window, 1 outside every window, 1 on contigs that the genome does "
                + "not have, 3 symbolic, 2 without a change")
        #expect(tally.windows == 2 && tally.processorSeconds > 0)
        #expect(tally.lines[1].hasPrefix("1 effect by 2 predictions in "))
        #expect(
            tally.lines[1].contains(" s of processor time: ")
                && tally.lines[1].hasSuffix("per second and core"))
        for expected in [
            "# prism test variants", "# data set: small (SIMULATED)", "# model: pair, 2 members",
            "# records: 5 of 5",
            "# genes of windows: 1 of 21, by name", "# " + VariantNotes.indels,
        ] {
            #expect(try small.read("out.tsv").contains(expected + "\n"), "\(expected)")
        }
        #expect(try small.read("out.tsv").contains("# variants: in.vcf sha256 "))
    }

    /// Callers of structural variants write N for REF: such alleles are listed as what they are.
    @Test(arguments: [false, true]) func `REF N of symbolic alleles is no mismatch`(skips: Bool) throws {
        try sample.write([
            "chr1 501 a N <DEL>", "chr1 502 b N <INS>,*", "chr1 503 c N N[chr2:5[", "chr1 504 d NN <CNV>",
        ])
        let tally = try sample.run { $0.skipsMismatches = skips }.write(to: small.path("out.tsv"))
        #expect(tally.alleles == [.symbolic: 5])
        // Where bases are given too, REF has to be known; of a known REF that is wrong nothing is said but that.
        let own = sample.letters("chr1", 500), wrong = sample.other("chr1", 500)
        for (line, fates) in [
            ("chr1 501 a N <DEL>,\(wrong)", [AlleleFate.symbolic: 1, .mismatch: 1]),
            ("chr1 501 a N \(wrong)", [.mismatch: 1]), ("chr1 501 a \(wrong) <DEL>", [.mismatch: 1]),
            ("chr1 501 a \(wrong) \(own),<DEL>", [.mismatch: 2]),
        ] {
            try sample.write([line])
            #expect(failure { try sample.run() }?.contains("but the genome has \(own)") == true, "\(line)")
            let tally = try sample.run { $0.skipsMismatches = true }.write(
                to: small.path("out.tsv"), restart: true)
            #expect(tally.alleles == fates, "\(line)")
        }
    }

    /// Whoever follows a run can end it; what is done is kept, and the next run is told how much that is.
    @Test(arguments: [VariantFormat.tsv, .vcf]) func `a run that is stopped says what it kept`(
        format: VariantFormat
    ) throws {
        struct Stop: Error {}
        try sample.write(sample.randomLines(25, seed: 11))
        let run = try sample.run { $0.format = format }
        try run.write(to: small.path("whole"))
        var told: [Int] = []
        #expect(throws: Stop.self) {
            try run.write(to: small.path("out"), threads: 1) { done in
                told.append(done)
                if done > 0 { throw Stop() }
            }
        }
        #expect(told.first == 0 && told.dropLast().allSatisfy { $0 == 0 })
        let kept = try #require(told.last)
        #expect(kept > 0 && kept <= 10)
        var first: Int?
        let tally = try run.write(to: small.path("out")) { first = first ?? $0 }
        #expect(first == (format == .tsv ? kept - 1 : kept))
        #expect(try small.read("out") == small.read("whole") && tally.records == run.recordCount)
    }

    @Test func `predictions for the background are counted`() throws {
        try sample.write([
            "chr1 501 a \(sample.letters("chr1", 500)) \(sample.other("chr1", 500))",
            "chr1 502 b \(sample.letters("chr1", 501)) \(sample.other("chr1", 501))",
        ])
        let tally = try sample.run { ($0.genes, $0.background) = (.named(["G2"]), 7) }
            .write(to: small.path("out.tsv"))
        #expect(tally.predicted == 2 && tally.windows == 1 + 7 + 2)
        // The same again is already there.
        try small.read("out.tsv").write(
            toFile: small.path("again.tsv.partial"), atomically: true, encoding: .utf8)
        let none = try sample.run { ($0.genes, $0.background) = (.named(["G2"]), 7) }
            .write(to: small.path("again.tsv"))
        #expect(none.predicted <= 1 && none.windows <= 9)
    }

    @Test func `REF must be the genome's, or the record is listed and counted`() throws {
        let good = "chr1 501 a \(sample.letters("chr1", 500, 3)) \(sample.letters("chr1", 500))"
        for (bad, words) in [
            ("chr1 502 b \(sample.other("chr1", 501)) \(sample.letters("chr1", 501))", "but the genome has"),
            (
                "chr1 2999 b \(sample.letters("chr1", 2998, 2))A C",
                "reaches beyond chr1, which has 3000 bases"
            ),
            ("chr1 0 b A C", "reaches beyond chr1"), ("chr1 900000 b A <DEL>", "reaches beyond chr1"),
        ] {
            try sample.write([good, bad])
            let problem = failure { try sample.run().write(to: small.path("out.tsv")) }
            #expect(problem?.contains("in.vcf: line 5: chr1:") == true, "\(problem ?? "none")")
            #expect(problem?.contains(words) == true, "\(problem ?? "none")")
            #expect(!FileManager.default.fileExists(atPath: small.path("out.tsv")))
            let tally = try sample.run { $0.skipsMismatches = true }.write(
                to: small.path("out.tsv"), restart: true)
            #expect(tally.alleles[.mismatch] == 1 && tally.alleles[.scored] == 1)
            #expect(try sample.rows(of: "out.tsv").last?["status"] == "ref_mismatch")
            try FileManager.default.removeItem(atPath: small.path("out.tsv"))
        }
    }

    @Test(arguments: [VariantFormat.tsv, .vcf], [1, 3, 40])
    func `shards merge into the whole, byte for byte, whatever the threads`(format: VariantFormat, count: Int)
        throws
    {
        try sample.write(sample.randomLines(30, seed: 7))
        try sample.run {
            ($0.format, $0.background) = (format, 5)
        }.write(to: small.path("whole"), threads: 2)
        let shards = try (1...count).map { number in
            let path = small.path("shard\(number)")
            try sample.run {
                ($0.format, $0.background, $0.shard) = (format, 5, Shard(number: number, count: count))
            }.write(to: path, threads: 1)
            return path
        }
        let rows = try ShardMerge.merge(shards.reversed(), to: small.path("merged"))
        #expect(try small.read("merged") == small.read("whole"))
        #expect(
            try rows == small.read("whole").split(separator: "\n").count { !$0.hasPrefix("#") }
                - (format == .tsv ? 1 : 0))
        guard count == 3 else { return }
        let text = try small.read("shard2")
        try Data(
            (text.split(separator: "\n").dropLast(format == .tsv ? 8 : 1).joined(separator: "\n") + "\n").utf8
        )
        .write(to: small.folder.appending(path: "shard2"))
        #expect(
            failure { try ShardMerge.merge(shards, to: small.path("m")) }?.contains(
                "records; the shard should have")
                == true)
    }

    @Test func `phased alleles are together across shards too`() throws {
        let lines = (0..<8).map { index in
            let position = 480 + 5 * index
            return
                "chr1 \(position + 1) p \(sample.letters("chr1", position)) \(sample.other("chr1", position)) . . . GT 0|1"
        }
        try sample.write(lines, samples: ["me"])
        try sample.run { $0.isPhased = true }.write(to: small.path("whole"))
        let shards = try (1...3).map { number in
            try sample.run {
                ($0.isPhased, $0.shard) = (true, Shard(number: number, count: 3))
            }.write(to: small.path("s\(number)"))
            return small.path("s\(number)")
        }
        _ = try ShardMerge.merge(shards, to: small.path("merged"))
        #expect(try small.read("merged") == small.read("whole"))
    }

    @Test(arguments: [VariantFormat.tsv, .vcf])
    func `a run that was stopped anywhere goes on to the same bytes`(format: VariantFormat) throws {
        try sample.write(sample.randomLines(25, seed: 9))
        let run = try sample.run { $0.format = format }
        let tally = try run.write(to: small.path("whole"))
        let whole = Array(try small.read("whole").utf8)
        var random = SplitMix64(seed: 3)
        for cut in [0, whole.count] + (0..<20).map({ _ in Int.random(in: 0..<whole.count, using: &random) }) {
            try Data(whole[..<cut]).write(to: small.folder.appending(path: "out.partial"))
            let again = try run.write(to: small.path("out"))
            #expect(try Array(small.read("out").utf8) == whole, "cut at \(cut)")
            #expect(again.alleles == tally.alleles && again.effects == tally.effects)
            #expect(again.predicted <= tally.predicted)
        }
        // A killed run's lines are not those of another file's.
        try sample.write(sample.randomLines(25, seed: 10))
        try Data(whole[..<(whole.count / 2)]).write(to: small.folder.appending(path: "out.partial"))
        let other = try sample.run { $0.format = format }
        #expect(
            failure { try other.write(to: small.path("out")) }?.contains("left by a run of other data")
                == true)
        // Nor those of other genes' windows.
        try sample.run { ($0.format, $0.genes) = (format, .named(["G1", "G2"])) }.write(to: small.path("two"))
        let two = try small.read("two").split(separator: "\n").dropLast(2).joined(separator: "\n") + "\n"
        try Data(two.utf8).write(to: small.folder.appending(path: "out.partial"))
        let others = try sample.run { ($0.format, $0.genes) = (format, .named(["G1", "G3"])) }
        #expect(
            failure { try others.write(to: small.path("out")) }?.contains("left by a run of other data")
                == true)
        try other.write(to: small.path("out"), restart: true)
        #expect(try small.read("out").utf8.count != 0)
    }

    @Test func `an error on the way leaves what is done`() throws {
        let last = "chr2 2990 z \(sample.letters("chr2", 2989)) \(sample.other("chr2", 2989))"
        let lines = sample.randomLines(60, seed: 4).map { $0 + " . . . GT 0|0" }
        try sample.write(lines + [last + " . . . GT 0|7"], samples: ["me"])
        let run = try sample.run { $0.isPhased = true }
        #expect(failure { try run.write(to: small.path("out.tsv")) }?.contains("line 66") == true)
        #expect(try small.read("out.tsv.partial").split(separator: "\n").count > 40)
    }

    @Test func `the VCF stays as it is but for INFO`() throws {
        let base = sample.letters("chr1", 500), other = sample.other("chr1", 500)
        try sample.write(
            [
                "chr1 501 a;b \(base) \(other),<DEL> 9 q10;q20 PRISM=old;AC=1 GT 0|1",
                "chr1 502 . \(sample.letters("chr1", 501)) . . . . GT 0/0",
            ], samples: ["me"])
        try sample.run {
            ($0.format, $0.genes) = (.vcf, .named(["G2"]))
        }.write(to: small.path("out.vcf"))
        try sample.run { $0.genes = .named(["G2"]) }.write(to: small.path("out.tsv"))
        let lines = try small.read("out.vcf").split(separator: "\n").map(String.init)
        #expect(lines[0] == "##fileformat=VCFv4.3" && lines.contains("##contig=<ID=chr1>"))
        #expect(lines.contains("##prism=prism test variants"))
        #expect(
            lines.contains(
                "##INFO=<ID=PRISM,Number=.,Type=String,Description=\"Effects on gene expression, NA for none: "
                    + "allele|gene_id|symbol|distance|delta|delta_sd|status\">"))
        let row = try #require(sample.rows(of: "out.tsv").first)
        let (delta, spread) = (row["delta"] ?? "", row["delta_sd"] ?? "")
        let effects = "\(other)|G2|S2|0|\(delta)|\(spread)|scored,<DEL>|NA|NA|NA|NA|NA|symbolic"
        let first = ["chr1", "501", "a;b", base, "\(other),<DEL>", "9", "q10;q20", "AC=1;PRISM=\(effects)"]
        let second = ["chr1", "502", ".", sample.letters("chr1", 501), ".", ".", "."]
        #expect(lines.suffix(2).first == (first + ["GT", "0|1"]).joined(separator: "\t"))
        #expect(
            lines.last
                == (second + ["PRISM=.|NA|NA|NA|NA|NA|no_change", "GT", "0/0"]).joined(separator: "\t"))
        // What was annotated is annotated anew, not twice.
        try sample.run({ ($0.format, $0.genes) = (.vcf, .named(["G2"])) }, file: "out.vcf")
            .write(to: small.path("again.vcf"))
        let again = try small.read("again.vcf").split(separator: "\n").map(String.init)
        #expect(again.suffix(2) == lines.suffix(2) && again.count == lines.count)
    }

    @Test func `a region takes the records that share a base with it`() throws {
        try sample.write([
            "chr1 98 a \(sample.letters("chr1", 97, 4)) \(sample.letters("chr1", 97))",
            "chr1 98 b \(sample.letters("chr1", 97, 3)) \(sample.letters("chr1", 97))",
            "1 201 c \(sample.letters("chr1", 200)) \(sample.other("chr1", 200))",
            "chr1 202 d \(sample.letters("chr1", 201)) \(sample.other("chr1", 201))",
            "chr2 150 e \(sample.letters("chr2", 149)) \(sample.other("chr2", 149))",
        ])
        let region = try sample.model.dataSet.interval(of: "1:101-201")
        let run = try sample.run { $0.region = region }
        #expect(run.recordCount == 2)
        #expect(Set(try sample.rows(run).compactMap { $0["id"] }) == ["a", "c"])
        #expect(try small.read("rows.tsv").contains("# records: 2 of 5, in chr1:101-201\n"))
    }

    @Test func `a damaged file is known before anything is computed`() throws {
        try sample.write(sample.randomLines(300, seed: 2), as: "in.vcf.gz")
        let whole = try Data(contentsOf: small.folder.appending(path: "in.vcf.gz"))
        try whole.prefix(whole.count - 40).write(to: small.folder.appending(path: "in.vcf.gz"))
        #expect(failure { try sample.run(file: "in.vcf.gz") }?.contains("in.vcf.gz: line ") == true)
        try sample.write(["chr1 501 a \(sample.letters("chr1", 500))"], as: "cut.vcf", samples: ["me"])
        #expect(failure { try sample.run(file: "cut.vcf") }?.contains("cut.vcf: line 4: has ") == true)
    }
}
