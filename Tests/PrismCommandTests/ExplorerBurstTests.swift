import Foundation
import GenomeData
import PrismModel
import TestSupport
import Testing

/// The whole explorer, its background work included, under bursts of one key, typed places, the mouse and resizes: it
/// stays, and leaves when asked to.
///
/// A few hundred events by the usual seeds; PRISM_BURST_EVENTS and PRISM_BURST_SEEDS ("5,6,7") ask for more, and
/// PRISM_BURST_DATASET for another data set than the sample.
@Suite(.serialized) struct ExplorerBurstTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let events = environment["PRISM_BURST_EVENTS"].flatMap { Int($0) } ?? 500
    private static let seeds =
        environment["PRISM_BURST_SEEDS"]?.split(separator: ",").compactMap { UInt64($0) } ?? [1, 2, 3]
    private static let dataSet =
        environment["PRISM_BURST_DATASET"]
        ?? Program.root.appendingPathComponent("sample-data/dataset.toml").path

    @Test(arguments: seeds) func bursts(seed: UInt64) throws {
        var user = BurstingUser(seed: seed)
        var explorer = try ExplorerTerminal([Self.dataSet], rows: 40, columns: 120)
        explorer.waitForGenes()
        var (sent, starts) = (0, 1)
        var latest: [String] = []
        while sent < Self.events {
            let burst = user.burst()
            sent += burst.count
            switch burst.event {
            case .typed(let text):
                latest = latest.suffix(11) + [text]
                explorer.type(text)
            case .size(let rows, let columns): explorer.terminal.resize(rows: rows, columns: columns)
            }
            explorer.pump(milliseconds: user.pause())
            // What a key means depends on what it is read with: the command to leave can be found in the help and by the mouse.
            guard explorer.hasEnded else { continue }
            #expect(explorer.end() == 0, "seed \(seed): ended after \(sent) events; last: \(latest)")
            starts += 1
            try #require(starts < 20)
            explorer = try ExplorerTerminal([Self.dataSet], rows: 40, columns: 120)
            explorer.waitForGenes()
        }
        explorer.terminal.resize(rows: 40, columns: 120)
        explorer.leave()
        #expect(explorer.end() == 0, "seed \(seed): does not leave; last: \(latest)")
    }

    /// A file of millions of lines that is being written does not keep the explorer: it is given up, and that is said.
    @Test func leavingWhileALongFileIsWritten() throws {
        let explorer = try ExplorerTerminal([Self.longContig.get()], rows: 40, columns: 120)
        explorer.waitForGenes()
        explorer.type(":long\r")
        // In another size everything is drawn anew, in one piece.
        explorer.terminal.resize(rows: 41, columns: 121)
        explorer.wait(for: "the contig") { $0.text.contains("long:1-4,900,000") }
        explorer.type("e")
        explorer.terminal.resize(rows: 40, columns: 120)
        explorer.wait(for: "the dialogue") { $0.text.contains("Enter writes") }
        explorer.type("\u{15}out.bedgraph\r")
        explorer.pump(milliseconds: 200)
        explorer.type("q")
        #expect(explorer.end() == 0)
        let left = try FileManager.default.contentsOfDirectory(atPath: explorer.folder.path)
        let isWritten = left.contains("out.bedgraph")
        #expect(isWritten != explorer.text.contains("out.bedgraph was not written"))
        #expect(!left.contains { $0.contains("out.bedgraph") && $0 != "out.bedgraph" })
    }

    /// A contig of 4.9 million bases with another value at each.
    private static let longContig: Result<String, any Error> = Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("prism-long-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
        let length = 4_900_000
        try Data((">long\n" + String(repeating: "A", count: length) + "\n").utf8)
            .write(to: URL(fileURLWithPath: path("genome.fa")))
        try Data("gene_id\tchrom\ttss\tstrand\nG1\tlong\t5000\t+\n".utf8)
            .write(to: URL(fileURLWithPath: path("genes.tsv")))
        let track = try BigWigWriter(path: path("a.bw"), contigs: [("long", length)])
        try track.append(contig: "long", start: 0, values: (0..<length).map { Float($0 % 1_000) })
        try track.commit()
        let manifest = """
            name = "long"
            genome = "genome.fa"
            genes = "genes.tsv"
            [[signal]]
            name = "a"
            file = "a.bw"

            """
        try Data(manifest.utf8).write(to: URL(fileURLWithPath: path("dataset.toml")))
        return path("dataset.toml")
    }
}
