import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

/// A ribbon has no state where there is no sequence or no signal.
struct RibbonGroundTests {
    private let small: SmallRun
    private let model: DataSetModel

    /// N at 500 … 799 and 1010 … 1013 of chr1; no signal at 1500 … 1999 of chr1: no data in one track, 0 in the other;
    /// chr2 without any data.
    init() throws {
        small = try SmallRun()
        var sequence = Array(repeating: "ACGT", count: 750).joined().utf8.map { $0 }
        for base in [500..<800, 1010..<1014].joined() { sequence[base] = UInt8(ascii: "N") }
        let fasta =
            ">chr1\n\(String(decoding: sequence, as: UTF8.self))\n>chr2\n"
            + String(repeating: "ACGT", count: 750) + "\n"
        let folder = small.folder.appending(path: "ground")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(fasta.utf8).write(to: folder.appending(path: "genome.fa"))
        for name in ["a", "b"] {
            let track = try BigWigWriter(
                path: folder.appending(path: name + ".bw").path, contigs: [("chr1", 3000), ("chr2", 3000)])
            let values = (0..<3000).map { base -> Float in
                guard (1500..<2000).contains(base) else { return Float(base % 7 + 1) }
                return name == "a" ? .nan : 0
            }
            try track.append(contig: "chr1", start: 0, values: values)
            try track.commit()
        }
        let manifest = try small.read("dataset.toml")
        for name in ["genes.tsv", "expression.tsv", "m2.safetensors", "m22.safetensors"] {
            try FileManager.default.copyItem(
                at: small.folder.appending(path: name), to: folder.appending(path: name))
        }
        try Data(manifest.utf8).write(to: folder.appending(path: "dataset.toml"))
        model = try DataSetModel(DataSet(path: folder.appending(path: "dataset.toml").path))
    }

    private func painted(_ contig: String, step: Int) throws -> Set<Int> {
        let run = try StateRun(model)
        let states = try ContextStates(learnedFrom: run.vectors, count: .given(2))
        var bases: Set<Int> = []
        try StateRibbon(model, states, step: step).paint(contig, 0..<3000, threads: 1) {
            for piece in $0 { bases.formUnion(piece.range) }
        }
        return bases
    }

    @Test(arguments: [10, 70, 100, 3000])
    func nothingIsPaintedOnN(step: Int) throws {
        let bases = try painted("chr1", step: step)
        #expect(bases.isDisjoint(with: 500..<800) && bases.isDisjoint(with: 1010..<1014))
        #expect(bases.isSuperset(of: 0..<500) && bases.isSuperset(of: 1014..<1400))
    }

    @Test(arguments: [10, 50, 100])
    func nothingIsPaintedOnSilence(step: Int) throws {
        #expect(try painted("chr1", step: step).isDisjoint(with: 1500..<2000))
        #expect(try painted("chr1", step: step).isSuperset(of: 2000..<3000))
        #expect(try painted("chr2", step: step).isEmpty)
    }

    @Test func theBEDHasColoursAndNothingElseOnThem() throws {
        let run = try StateRun(model)
        let states = try ContextStates(learnedFrom: run.vectors, count: .given(2))
        let names = StateNames([0: .init(name: "very quiet", colour: [1, 2, 3])])
        let table = StateTable(run, states, names: names, seed: 2, version: "test")
        let regions = try model.dataSet.ribbonRegions(contigs: nil, flank: nil, step: 100)
        let painted = try table.writeRibbon(to: small.path("ground.bed"), over: regions, step: 100)
        let lines = try small.read("ground.bed").split(separator: "\n").drop { $0.hasPrefix("#") }
        #expect(lines.first == "track name=states itemRgb=On")
        let rows = lines.dropFirst().map { $0.split(separator: "\t").map(String.init) }
        #expect(rows.count == painted.stretches && rows.allSatisfy { $0.count == 9 && $0[0] == "chr1" })
        #expect(rows.allSatisfy { $0[3] == "very_quiet" && $0[8] == "1,2,3" || $0[3] == "S2" })
        #expect(painted.bases == 3000 - 304 - 500)
    }
}
