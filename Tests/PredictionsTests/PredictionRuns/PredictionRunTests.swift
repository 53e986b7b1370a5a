import Checkpoints
import Files
import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

@Suite struct PredictionRunTests {
    let small: SmallRun

    init() throws { small = try SmallRun() }

    private func table(_ name: String) throws -> (header: [String], rows: [[String]]) {
        let lines = try small.read(name).split(separator: "\n").map(String.init)
        return (
            lines.filter { $0.hasPrefix("#") },
            lines.filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t").map(String.init) }
        )
    }

    @Test func `the table says what made it and holds every gene`() throws {
        try small.run(PredictionRequest(isFull: true)).write(to: small.path("out.tsv"))
        let (header, rows) = try table("out.tsv")
        for expected in [
            "# prism test predict", "# data set: small (SIMULATED)", "# model: pair, 2 members",
            "# window: 96 bp",
            "# signals: a, b (× 2, no data as 0.5, log10p1)", "# features: none", "# unit: log2(CAGE + 1)",
            "# genes: 21 of 21, all",
        ] {
            #expect(header.contains(expected), "\(expected)")
        }
        #expect(header.count { $0.hasPrefix("# weights: m2") && $0.contains(" sha256 ") } == 2)
        #expect(
            rows.first == [
                "gene_id", "symbol", "chrom", "tss", "strand", "measured", "observed", "observed_sd",
                "intervened", "held_out",
            ])
        #expect(rows.dropFirst().map { $0[0] } == small.dataSet.genes.map(\.id))
        #expect(rows.count == 22 && rows.allSatisfy { $0.count == 10 })
        // These weights do not say what they learned from.
        #expect(rows.dropFirst().allSatisfy { $0.last == "NA" })
        #expect(rows.first { $0[0] == "G4" }?[5] == "NA")
        #expect(rows.first { $0[0] == "G2" }?[5] == "2.0")
        #expect(!FileManager.default.fileExists(atPath: small.path("out.tsv.partial")))

        // The numbers are the models' own.
        let models = try [2, 22].map { try PrismModel(contentsOf: small.path("m\($0).safetensors")) }
        let window = try WindowEncoder(small.dataSet).window(ofGeneAt: 7)
        let own = try models.map { try $0.predict(window, outputs: .full) }
        let observed = own.compactMap(\.observed).map(Double.init)
        let intervened = own.compactMap(\.intervened).map(Double.init)
        #expect(rows[8][6] == "\(Float((observed[0] + observed[1]) / 2))")
        #expect(rows[8][8] == "\(Float((intervened[0] + intervened[1]) / 2))")
        let deviation = abs(observed[0] - observed[1]) / 2.0.squareRoot()
        #expect(abs((Double(rows[8][7]) ?? 0) - deviation) < 1e-6)
    }

    @Test(arguments: [1, 2, 4, 30])
    func `shards merge into the whole, byte for byte, whatever the threads`(count: Int) throws {
        try small.run(PredictionRequest(isFull: true)).write(to: small.path("whole.tsv"), threads: 2)
        var shards: [String] = []
        for number in 1...count {
            let request = PredictionRequest(shard: Shard(number: number, count: count), isFull: true)
            let path = small.path("shard\(number).tsv")
            try small.run(request).write(to: path, threads: 1)
            shards.append(path)
        }
        #expect(try ShardMerge.merge(shards.reversed(), to: small.path("merged.tsv")) == SmallRun.geneCount)
        #expect(try small.read("merged.tsv") == small.read("whole.tsv"))
        #expect(try small.read("shard1.tsv").contains("# shard: 1/\(count)\n"))
    }

    @Test func `a run that was stopped anywhere goes on to the same bytes`() throws {
        let run = try small.run()
        try run.write(to: small.path("whole.tsv"))
        let whole = Array(try small.read("whole.tsv").utf8)
        let header = try #require(small.read("whole.tsv").range(of: "gene_id")).lowerBound
        let headerSize = try small.read("whole.tsv")[..<header].utf8.count
        var random = SplitMix64(seed: 3)
        for cut in [0, whole.count]
            + (0..<25).map({ _ in Int.random(in: 0..<whole.count, using: &random) })
        {
            try Data(whole[..<cut]).write(to: small.folder.appending(path: "out.tsv.partial"))
            var first: Int?
            try run.write(to: small.path("out.tsv")) { if first == nil { first = $0 } }
            #expect(try Array(small.read("out.tsv").utf8) == whole, "cut at \(cut)")
            let rows = max(
                0, whole[..<cut].count { $0 == 0x0A } - whole[..<headerSize].count { $0 == 0x0A } - 1)
            #expect(first == rows)
        }
    }

    @Test func `what another run left is not gone on with, unless told`() throws {
        let out = small.path("out.tsv")
        try small.run(model: "swapped").write(to: small.path("other.tsv"))
        try FileManager.default.moveItem(atPath: small.path("other.tsv"), toPath: out + ".partial")
        let run = try small.run()
        #expect(
            failure { try run.write(to: out) }?.contains("left by a run of other data, model or settings")
                == true)
        try run.write(to: out, restart: true)
        // The same header, but rows in another order.
        var lines = try small.read("out.tsv").split(separator: "\n")
        lines.swapAt(lines.count - 1, lines.count - 2)
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: out + ".partial"))
        #expect(failure { try run.write(to: out) }?.contains("its rows are not this run's") == true)
    }

    @Test func `one process at a time, and no folder in the way`() throws {
        let out = small.path("out.tsv")
        let held = try PartialFile(path: out, header: ["# x"], restart: false)
        #expect(failure { try small.run().write(to: out) }?.contains("another process is writing it") == true)
        withExtendedLifetime(held) {}
        #expect(
            failure { try small.run().write(to: small.folder.path) }?.contains("not a regular file") == true)
        #expect(
            failure { try small.run().write(to: small.path("none/out.tsv")) }?.contains("cannot create")
                == true)
    }

    @Test func `genes by name and by region`() throws {
        func ids(_ selection: GeneSelection) throws -> [String] {
            try small.run(PredictionRequest(selection: selection)).indices.map { small.dataSet.genes[$0].id }
        }
        #expect(try ids(.named(["S20", "G3", "s3"])) == ["G3", "G20"])
        let region = try small.dataSet.interval(of: "chr1:101-501")
        #expect(region == GenomicInterval(contig: "chr1", start: 100, end: 501))
        #expect(try ids(.region(region)) == ["G0", "G1", "G2"])
        #expect(try ids(.region(try small.dataSet.interval(of: "2"))).count == 8)
        #expect(failure { try ids(.named(["G3", "X"])) }?.contains("no gene is named \"X\"") == true)
        #expect(
            failure { try ids(.region(GenomicInterval(contig: "chr9", start: 0, end: 9))) }?.contains(
                "no such contig") == true)
        #expect(
            failure { try ids(.region(GenomicInterval(contig: "chr1", start: 0, end: 9))) }?.contains(
                "no gene is selected") == true)
    }

    @Test(arguments: [
        "", ":1-2", "chr1:0-5", "chr1:5-4", "chr1:1", "chr1:a-b", "chr1:1-99999999999999999999", "chr1:-1-5",
    ])
    func `what is no region`(text: String) {
        #expect(
            failure { try small.dataSet.interval(of: text) }?.contains("is no place on the genome") == true)
    }

    @Test func `signals that are off: zero and the mean`() throws {
        let model = try PrismModel(contentsOf: small.path("m2.safetensors"))
        let encoder = WindowEncoder(small.dataSet, signals: [1, 0])
        let means = try encoder.meanSignals()
        var sum = 0.0
        for index in small.dataSet.genes.indices {
            sum += Double(try encoder.window(ofGeneAt: index).signals[31])
        }
        #expect(means.count == 192 && means[31] == Float(sum / 21))
        for (baseline, own, words) in [
            (Baseline.zero, SignalBaseline.zero, "zero"),
            (.mean, .mean(means), "mean: the data set's mean per position"),
        ] {
            let request = PredictionRequest(selection: .named(["G5"]), off: ["a"], baseline: baseline)
            let run = try small.run(request, model: "swapped")
            let expected = try model.predict(
                encoder.window(ofGeneAt: 5), mask: ModalityMask(off: [1]), baseline: own)
            #expect(try run.predictions().first?.prediction.observed?.mean == expected.observed)
            try run.write(to: small.path("\(baseline).tsv"))
            #expect(try small.read("\(baseline).tsv").contains("# off: a (baseline \(words))"))
        }
        #expect(
            failure { try small.run(PredictionRequest(off: ["c"])) }?.contains(
                "the model takes no signal \"c\"; it takes a, b") == true)
    }

    @Test func `a model that does not fit the data set`() throws {
        #expect(
            failure { try small.run(model: "half") }?.contains(
                "the model takes 2 signals, not the 1 given: b")
                == true)
        #expect(
            failure { try small.run(model: "x") }?.contains(
                "no model is named \"x\"; it names pair, swapped, half") == true)
    }

    @Test func `weights that record their signals get them in that order, or an error`() throws {
        let plain = try Checkpoint.read(contentsOf: small.path("m2.safetensors"))
        func model(_ metadata: [String: String], signals: [String]? = nil) throws -> DataSetModel {
            var checkpoint = plain
            checkpoint.metadata.merge(metadata) { $1 }
            try checkpoint.write(safetensors: small.path("m.safetensors"))
            let source = try Manifest.ModelSource(
                weights: [small.path("m2.safetensors"), small.path("m.safetensors")], name: "m",
                signals: signals,
                of: small.dataSet.manifest)
            return try DataSetModel(small.dataSet, source)
        }
        #expect(try model([:]).encoder.signals == [0, 1])
        #expect(try model(["signals": "b,a"]).encoder.signals == [1, 0])
        #expect(try model(["signals": "b,a"], signals: ["a", "b"]).encoder.signals == [0, 1])
        #expect(
            failure { try model(["signals": "b,c"]) }?.contains("was trained on the signal \"c\"") == true)
        #expect(try model(["unit": "log2(CAGE + 1)", "window": "96"]).notes.isEmpty)
        let run = try PredictionRun(
            model(["unit": "TPM", "window": "2000"]), PredictionRequest(), version: "test")
        try run.write(to: small.path("out.tsv"))
        let header = try table("out.tsv").header
        #expect(header.contains { $0.hasPrefix("# unit of the predictions: TPM") })
        #expect(header.contains("# trained with a window of: 2000 bp"))
    }

    @Test func `merging refuses what is not all of one run`() throws {
        var shards: [String] = []
        for number in 1...3 {
            let path = small.path("s\(number).tsv")
            try small.run(PredictionRequest(shard: Shard(number: number, count: 3))).write(to: path)
            shards.append(path)
        }
        try small.run().write(to: small.path("whole.tsv"))
        try small.run(PredictionRequest(shard: Shard(number: 3, count: 3)), model: "swapped").write(
            to: small.path("other.tsv"))
        let text = try small.read("s2.tsv")
        try Data((text.split(separator: "\n").dropLast().joined(separator: "\n") + "\n").utf8).write(
            to: small.folder.appending(path: "short.tsv"))
        try Data(text.utf8.dropLast()).write(to: small.folder.appending(path: "cut.tsv"))
        func message(_ paths: [String]) -> String? {
            failure { try ShardMerge.merge(paths, to: small.path("m.tsv")) }
        }
        #expect(message([shards[0], shards[2]])?.contains("of 3 shards, 1 is not given: 2") == true)
        #expect(message(shards + [shards[1]])?.contains("shard 2 is given twice") == true)
        #expect(
            message([shards[0], shards[1], small.path("other.tsv")])?.contains("is of another run than")
                == true)
        #expect(
            message([shards[0], small.path("short.tsv"), shards[2]])?.contains(
                "6 rows; the shard should have 7") == true)
        #expect(
            message([shards[0], small.path("cut.tsv"), shards[2]])?.contains("is not a whole text file")
                == true)
        #expect(message([small.path("whole.tsv")])?.contains("is not a shard") == true)
        #expect(message([])?.contains("no shards to merge") == true)
        #expect(!FileManager.default.fileExists(atPath: small.path("m.tsv")))
    }

    @Test func `shards cut any number of genes without gap or overlap`() {
        for total in [0, 1, 7, 100, 18_377] {
            for count in [1, 2, 3, 7, 64] {
                let ranges = (1...count).compactMap { Shard(number: $0, count: count)?.range(of: total) }
                #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == total)
                #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
                let sizes: [Int] = ranges.map(\.count).sorted()
                #expect(sizes[sizes.count - 1] - sizes[0] <= 1)
            }
        }
        for text in ["0/4", "5/4", "1/0", "-1/4", "1", "1/2/3", "a/b", "", "1/1000000"] {
            #expect(Shard(text) == nil)
        }
        #expect(Shard("2/4")?.description == "2/4")
    }
}
