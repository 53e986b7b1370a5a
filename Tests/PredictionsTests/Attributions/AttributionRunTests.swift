import Foundation
import GenomeData
import PrismModel
import TestSupport
import Testing

@testable import Predictions

@Suite struct AttributionRunTests {
    let sample: VariantSample
    private var small: SmallRun { sample.small }

    init() throws { sample = try VariantSample() }

    private func run(_ request: AttributionRequest, _ genes: [Int] = [1, 2, 5]) throws -> AttributionRun {
        try AttributionRun(sample.model, request, indices: genes, version: "test")
    }

    private func track(_ name: String, _ contig: String, _ range: Range<Int>) throws -> [Float] {
        try BigWigFile(path: small.path(name)).values(in: GenomicInterval(contig: contig, range))
    }

    @Test func `integrated gradients: residuals, tracks and arrays are those of the model`() throws {
        let request = AttributionRequest(steps: 40)
        try run(request).write(to: small.path("ig"))
        let table = try String(contentsOfFile: small.path("ig/attributions.tsv"), encoding: .utf8)
        #expect(
            table.contains("# baseline: no bases, mean signals, features as they are; its prediction: column")
        )
        #expect(table.contains("# extrapolation: no weights were trained on windows without bases"))
        let rows = try sample.rows(of: "ig/attributions.tsv")
        #expect(rows.map { $0["gene_id"] } == ["G1", "G2", "G5"])
        let means = try sample.model.encoder.meanSignals()
        for (row, gene) in zip(rows, [1, 2, 5]) {
            let window = try sample.model.encoder.window(ofGeneAt: gene)
            let own = try sample.model.ensemble.attribution(
                .integratedGradients(steps: 40), window, baseline: .mean(means), includesLetters: true)
            let change = own.prediction - own.baseline
            #expect(Float(row["observed"] ?? "") == Float(own.prediction))
            #expect(Float(row["baseline"] ?? "") == Float(own.baseline))
            let residual = try #require(Double(row["residual"] ?? ""))
            #expect(abs(residual - (own.residual ?? .nan)) < 1e-6)
            #expect(abs(residual) < 0.05 * abs(change) + 1e-4, "\(residual) of \(change)")
            let parts = ["bases", "a", "b"].compactMap { Double(row[$0] ?? "") }
            #expect(abs(parts.reduce(0, +) + residual - change) < 1e-4)
            let letters = try #require(own.letters)
            for (position, base) in window.bases.enumerated() where base < 4 {
                #expect(letters[4 * position + Int(base)] == own.bases[position])
            }
        }
        // G1 and G2 have their TSSs at 300 and 500, and windows of 480: the bases up to 399 are G1's.
        let left = try sample.model.ensemble.attribution(
            .integratedGradients(steps: 40), sample.model.encoder.window(ofGeneAt: 1), baseline: .mean(means))
        let right = try sample.model.ensemble.attribution(
            .integratedGradients(steps: 40), sample.model.encoder.window(ofGeneAt: 2), baseline: .mean(means))
        let bases = try track("ig/bases.bw", "chr1", 0..<760)
        #expect(bases[0..<60].allSatisfy(\.isNaN) && Array(bases[60..<400]) == Array(left.bases[0..<340]))
        #expect(
            Array(bases[400..<740]) == Array(right.bases[140..<480]) && bases[740..<760].allSatisfy(\.isNaN))
        let signal = try track("ig/signal-b.bw", "chr1", 60..<400)
        let expected: [Float] = (0..<340).map { left.signals[2 * $0 + 1] }
        #expect(signal == expected)
        #expect(!FileManager.default.fileExists(atPath: small.path("ig/attributions.partial")))
    }

    @Test(
        .enabled(if: Python.hasNumPy, "python3 with numpy is not there"),
        arguments: AttributionRequest.Method.allCases)
    func `NumPy reads the arrays as TF-MoDISco does`(method: AttributionRequest.Method) throws {
        let genes = method == .ism ? [0] : [0, 7]
        try run(AttributionRequest(method: method, steps: 9), genes).write(to: small.path("out"))
        let output = try Python.run(
            """
            import numpy as np, sys
            ohe, shap = (np.load(f"{sys.argv[1]}/{n}.npz")["arr_0"] for n in ["ohe", "shap"])
            assert ohe.shape == shap.shape and shap.dtype == np.float32, (ohe.shape, shap.shape)
            ohe = ohe.transpose(0, 2, 1).astype("float32"); shap = shap.transpose(0, 2, 1)
            print(*ohe.shape)
            for gene in range(len(ohe)):
                print(*ohe[gene].argmax(1)[240:250], int(ohe[gene].sum()), (ohe * shap)[gene].sum(), np.abs(shap[gene].sum(1)).max())
            """, small.path("out"))
        let lines = output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(lines[0] == ["\(genes.count)", "480", "4"])
        let rows = try sample.rows(of: "out/attributions.tsv")
        for (index, gene) in genes.enumerated() {
            let window = try sample.model.encoder.window(ofGeneAt: gene)
            #expect(lines[index + 1].prefix(10).compactMap { UInt8($0) } == Array(window.bases[240..<250]))
            #expect(lines[index + 1][10] == "\(window.bases.count { $0 < 4 })")
            let total = try #require(Double(rows[index]["bases"] ?? ""))
            let sum = try #require(Double(lines[index + 1][11]))
            // Of four letters that are centred the own one's share of the sum is not all of the base's.
            let isCentred = method != .occlusion
            if isCentred { #expect(try #require(Double(lines[index + 1][12])) < 1e-4) }
            // Where a window reaches beyond the contig, occlusion takes away what no letter stands for.
            if method == .ism || (!isCentred && window.bases.allSatisfy { $0 < 4 }) {
                // Of occlusion each base has what its whole stretch does, and counts as its share.
                let share = Double(
                    AttributionRequest(method: method).attribution?.basesPerValue(length: 480) ?? 1)
                #expect(abs(total - sum / share) < 1e-3 * max(1, abs(total)))
            }
            #expect((rows[index]["residual"] == "NA") == (method == .ism || method == .occlusion))
        }
        #expect(FileManager.default.fileExists(atPath: small.path("out/signal-a.bw")) == (method != .ism))
    }

    /// Stretches that do not overlap and cover the window: their effects, once each, whatever their length.
    @Test(arguments: [(48, 48), (480, 480), (5000, 5000), (96, 48)])
    func `sums of occlusion are of stretches' effects`(stretch: Int, stride: Int) throws {
        try run(AttributionRequest(method: .occlusion, stretch: stretch, stride: stride), [5])
            .write(to: small.path("sums"))
        let row = try #require(sample.rows(of: "sums/attributions.tsv").first)
        let window = try sample.model.encoder.window(ofGeneAt: 5)
        let own = try sample.model.ensemble.attribution(
            .occlusion(stretch: stretch, stride: stride), window,
            baseline: .mean(sample.model.encoder.meanSignals()))
        #expect(abs((Double(row["bases"] ?? "") ?? .nan) - own.sum(own.bases)) < 1e-5)
        if stretch == stride {
            let width = min(stretch, 480)
            let effects = Swift.stride(from: 0, to: 480, by: width).map { Double(own.bases[$0]) }
            #expect(abs(own.sum(own.bases) - effects.reduce(0, +)) < 1e-4)
        }
        #expect(
            own.sum(own.bases).magnitude <= 480 / Double(min(stride, 480)) * 1.001
                * Double(own.bases.map(\.magnitude).max() ?? 0))
        #expect(try small.read("sums/attributions.tsv").contains("shared among the bases of a stretch"))
    }

    @Test func `a run that is stopped keeps whole genes`() throws {
        struct Stop: Error {}
        let run = try run(AttributionRequest(method: .gxi))
        #expect(throws: Stop.self) {
            try run.write(to: small.path("stop")) { if $0 == 2 { throw Stop() } }
        }
        #expect(FileManager.default.fileExists(atPath: AttributionRun.partial(in: small.path("stop"))))
        var first: Int?
        try run.write(to: small.path("stop")) { first = first ?? $0 }
        #expect(first == 2)
        // One that is cancelled within a gene does not keep that gene.
        let cancellation = Cancellation()
        #expect(throws: PrismError.cancelled) {
            try run.write(to: small.path("given-up"), cancellation: cancellation) { _ in cancellation.cancel()
            }
        }
    }

    @Test func `mutagenesis: each letter against the mean of the four`() throws {
        try run(AttributionRequest(method: .ism), [3]).write(to: small.path("ism"))
        let window = try sample.model.encoder.window(ofGeneAt: 3)
        let reference = try sample.predictions(window)
        func difference(_ position: Int, _ code: UInt8) throws -> Double {
            let edited = try window.edited([.base(position: position, code: code)], signalCount: 2)
            return zip(try sample.predictions(edited), reference).reduce(0) { $0 + ($1.0 - $1.1) / 2 }
        }
        let start = sample.model.dataSet.genes[3].tss - 240
        for position in [0, 239, 240, 479] {
            let four = try (0..<4).map { try difference(position, UInt8($0)) }
            let expected = four[Int(window.bases[position])] - four.reduce(0, +) / 4
            let value = try track("ism/bases.bw", "chr1", (start + position)..<(start + position + 1))[0]
            #expect(abs(Double(value) - expected) < 1e-5)
        }
        #expect(try sample.rows(of: "ism/attributions.tsv")[0].keys.contains("a") == false)
    }

    @Test func `a run that was stopped goes on to the same bytes, and not with another's`() throws {
        let names = ["attributions.tsv", "bases.bw", "signal-a.bw", "signal-b.bw", "ohe.npz", "shap.npz"]
        func bytes(_ folder: String) throws -> [Data] {
            try names.map { try Data(contentsOf: small.folder.appending(path: "\(folder)/\($0)")) }
        }
        let request = AttributionRequest(method: .gxi)
        let whole = try run(request)
        try whole.write(to: small.path("whole"), threads: 2)
        let expected = try bytes("whole")
        // What a killed run leaves, cut anywhere.
        let size = GeneContributions.size(length: 480, signals: 2)
        for lost in [0, 1, size / 2, size, 3 * size - 1, 3 * size, 3 * size + 10] {
            let left = try ContributionFile(
                path: small.path("left"), header: whole.header, size: size, restart: true)
            for gene in [1, 2, 5] {
                let window = try sample.model.encoder.window(ofGeneAt: gene)
                let own = try sample.model.ensemble.attribution(
                    .gradientInput, window, baseline: .mean(sample.model.encoder.meanSignals()),
                    includesLetters: true)
                try left.append(GeneContributions(own, window).bytes)
            }
            let data = try Data(contentsOf: small.folder.appending(path: "left"))
            try FileManager.default.createDirectory(
                atPath: small.path("out"), withIntermediateDirectories: true)
            try data.prefix(data.count - lost).write(
                to: small.folder.appending(path: "out/attributions.partial"))
            var first: Int?
            try whole.write(to: small.path("out")) { if first == nil { first = $0 } }
            #expect(first == max(0, (3 * size - lost)) / size, "\(lost)")
            #expect(try bytes("out") == expected)
        }
        try Data("something else\n".utf8).write(to: small.folder.appending(path: "out/attributions.partial"))
        #expect(
            failure { try whole.write(to: small.path("out")) }?.contains("left by a run of other data")
                == true)
        try whole.write(to: small.path("out"), restart: true)
        #expect(try bytes("out") == expected)
    }

    @Test func `a list of genes: names, comments, a table, and what is none`() throws {
        func indices(_ text: String) throws -> [Int] {
            try Data(text.utf8).write(to: small.folder.appending(path: "list"))
            return try small.dataSet.genes(given: small.path("list")).all()
        }
        #expect(try indices("S7\n\n# no\nG1\r\nG1\n") == [1, 7])
        #expect(try indices("# x\ngene_id\tsymbol\nG3\tS3\nG2,9\n") == [2, 3])
        #expect(
            failure { try indices("G1\nnobody\n") }?.contains("list: line 2: no gene is named \"nobody\"")
                == true)
        #expect(failure { try indices("# G1\n") }?.contains("lists no gene") == true)
    }

    @Test func `of bases that several windows hold each has the nearest TSS`() {
        func gene(_ tss: Int, _ contig: String = "chr1") -> Gene {
            Gene(id: "\(tss)", symbol: "", contig: contig, tss: tss, strand: .forward)
        }
        let genes = [gene(5), gene(25), gene(25), gene(30), gene(200), gene(3, "chr2")]
        let parts = NearestWindows(genes, length: 40, contigLengths: ["chr1": 210, "chr2": 10])
        #expect(genes.indices.map { parts[$0] } == [0..<15, 15..<25, 25..<28, 28..<50, 180..<210, 0..<10])
        for base in 0..<210 {
            let holders = genes[..<5].indices.filter { parts[$0].contains(base) }
            let inside = genes[..<5].filter { abs($0.tss - base) < 20 }
            #expect(holders.count <= 1 && (holders.isEmpty == inside.isEmpty || base == 180))
        }
    }
}
