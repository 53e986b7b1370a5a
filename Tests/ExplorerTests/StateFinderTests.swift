import Canvas
import Checkpoints
import Foundation
import GenomeData
import Predictions
import PrismModel
import Testing

@testable import Explorer

/// The background's own work on states, on a data set of a few genes with an untrained model.
@Suite struct StateFinderTests {
    private let folder: URL
    private let dataSet: DataSet
    private let session: SessionFile

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "prism-\(UUID().uuidString)")
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        var random = SplitMix64(seed: 4)
        let bases = String((0..<3000).map { _ in "ACGT".randomElement(using: &random) ?? "A" })
        try write(">chr1\n\(bases)\n", "genome.fa")
        let genes = (0..<12).map { "G\($0)\tS\($0)\tchr1\t\(100 + $0 * 240)\t+\n" }.joined()
        try write("gene_id\tsymbol\tchrom\ttss\tstrand\n" + genes, "genes.tsv")
        let track = try BigWigWriter(path: folder.appending(path: "a.bw").path, contigs: [("chr1", 3000)])
        try track.append(
            contig: "chr1", start: 0,
            values: (0..<3000).map { Float(random.unit()) * ($0 / 700 % 2 == 0 ? 1 : 9) })
        try track.commit()
        try Checkpoint.writeUntrained(signals: 1, to: folder.appending(path: "m.safetensors").path)
        try write(
            """
            name = "few"
            genome = "genome.fa"
            genes = "genes.tsv"
            window = 128
            [[signal]]
            name = "a"
            file = "a.bw"
            [[model]]
            name = "tiny"
            files = ["m.safetensors"]

            """, "dataset.toml")
        let manifest = folder.appending(path: "dataset.toml").path
        dataSet = try DataSet(path: manifest)
        session = try #require(SessionFile(manifest: manifest, environment: ["XDG_STATE_HOME": folder.path]))
    }

    /// A session run until nothing is left to do.
    private func session(_ keys: String) throws -> Session {
        let state = ExplorerState(
            Catalog(dataSet), rows: 40, columns: 120, look: Sample.look(), themeNames: [], gene: nil)
        var running = Session(dataSet, state: state, library: .init(), version: "test", file: session)
        running.begin()
        var isSettled = running.settle(entirely: true, seconds: 120)
        for key in Key.sequence(keys) ?? [] {
            _ = running.send(.key(key))
            isSettled = running.settle(entirely: true, seconds: 120) && isSettled
        }
        #expect(isSettled)
        return running
    }

    /// The whole way: generator, clustering, atlas, ribbon, names on disk and back.
    @Test func statesOfADataSetFromBeginningToEnd() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = try session("> c > j r h o t Enter R")
        let map = try #require(first.state.study.map)
        #expect(map.genes == Array(0..<12) && map.request.genes == 12)
        // The same states as the command finds.
        let run = try StateRun(DataSetModel(dataSet))
        #expect(try ContextStates(learnedFrom: run.vectors, count: map.request.count) == map.states)
        #expect(first.state.study.atlas?.entries.map(\.size) == map.sizes)
        #expect(first.state.study.interventions.isComplete)
        #expect(first.state.givenNames.entries[1]?.name == "hot")
        first.end()

        let again = try session("c >")
        #expect(again.state.study.map?.states == map.states)
        #expect(again.state.givenNames == first.state.givenNames)
        again.end()
        let tables = try FileManager.default.contentsOfDirectory(
            at: folder.appending(path: "prism"), includingPropertiesForKeys: nil)
        let table = try #require(tables.first { $0.path.hasSuffix("\(map.count)-states.tsv") })
        #expect(try StateNames(path: table.path) == first.state.givenNames)

        // A table that somebody broke is reported and left alone.
        try Data("state\tname\tcolour\nS1\tx\tpurple\n".utf8).write(to: table)
        let broken = try session("c > r x Enter")
        #expect(broken.state.givenNames.entries[0]?.name == "x")
        broken.end()
        #expect(try String(contentsOf: table, encoding: .utf8).contains("purple"))
    }

    /// Tables, intervals, tracks and pictures of every view, as far as the data set has them.
    @Test func everyExportSaysWhatMadeIt() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let expected = try DataSetModel(dataSet).provenance.lines("", version: "test").dropFirst()
        let exporter = Exporter(dataSet, version: "test")
        var written: Set<ExportKind> = []
        for keys in ["c > c o o", "a", "a a", "i", "c >", "v"] {
            let running = try session(keys)
            let state = running.state
            for kind in state.exportKinds where kind.obstacle(in: state) == nil {
                let path = folder.appending(path: kind.fileName(in: state)).path
                exporter.write(
                    Export(kind: kind, path: path, replaces: true, state: state), into: Mailbox {})
                #expect(exporter.finish(patience: 180).isEmpty)
                let about = kind.format == .bigWig ? ExportRows.aboutPath(path) : path
                let text = try String(contentsOfFile: about, encoding: .utf8)
                let lines = text.split(separator: "\n").map { line in
                    line.replacing("<desc>", with: "").replacing("</desc>", with: "").trimmingPrefix("# ")
                }.map(String.init)
                let start = try #require(
                    lines.firstIndex { $0.hasPrefix("prism test explorer: ") }, "\(kind)")
                #expect(lines[(start + 1)...].prefix(expected.count) == expected, "\(kind)")
                written.insert(kind)
            }
            running.end()
        }
        #expect(
            written.isSuperset(of: [
                .genes, .masks, .effects, .states, .atlas, .ribbon, .geneIntervals, .tracks, .focusedTrack,
                .picture, .mutants, .attribution, .attributionTotal,
            ]), "\(written)")
    }

    @Test func theRibbonIsPaintedAndCut() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let running = try session("")
        let state = running.state
        let tiles = state.ribbonTiles
        #expect(!tiles.isEmpty)
        for tile in tiles {
            guard case .success(let pieces)? = state.study.ribbons[tile] else {
                Issue.record("no ribbon for \(tile)")
                continue
            }
            let inside = tile.range.clamped(to: 0..<3000)
            #expect(pieces.reduce(0) { $0 + $1.range.count } == inside.count)
            #expect(pieces.allSatisfy { inside.contains($0.range.lowerBound) })
        }
        running.end()
    }
}
