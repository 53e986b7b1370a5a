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
        let explorer = try ExplorerTerminal([Self.dataSet], rows: 40, columns: 120)
        explorer.waitForGenes()
        var sent = 0
        var latest: [String] = []
        while sent < Self.events, !explorer.hasEnded {
            let burst = user.burst()
            sent += burst.count
            switch burst.event {
            case .typed(let text):
                latest = latest.suffix(11) + [text]
                explorer.type(text)
            case .size(let rows, let columns): explorer.terminal.resize(rows: rows, columns: columns)
            }
            explorer.pump(milliseconds: user.pause())
        }
        // Leaving is not among the events: whatever ended it was no wish.
        try #require(!explorer.hasEnded, "seed \(seed): ended after \(sent) events; last: \(latest)")
        explorer.terminal.resize(rows: 40, columns: 120)
        // Apart, as Esc and a letter together are Alt and the letter: on a busy machine the one may be read with the other.
        for key in Array(repeating: ["\u{1B}\u{1B}\u{1B}\u{1B}", "\u{1B}", "q"], count: 20).joined()
        where !explorer.hasEnded {
            let end = ContinuousClock.now + .milliseconds(500)
            while ContinuousClock.now < end { explorer.pump(milliseconds: 5) }
            explorer.type(key)
        }
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

/// Someone who leans on keys.
private struct BurstingUser {
    enum Event {
        case typed(String)
        case size(rows: Int, columns: Int)
    }

    private var random: SplitMix64

    /// All that commands begin with but the one that leaves, with what is typed into what is open.
    private static let keys =
        "jkgGhlHL+-=_fzwbnNo O1234567890! ps\\acviAB<>.,xrRtyuedmP'K]?/:".map { String($0) }
        + [
            "\t", "\r", "\u{1B}", "\u{1B}OA", "\u{1B}OB", "\u{1B}OC", "\u{1B}OD", "\u{1B}[5~", "\u{1B}[6~",
            "\u{1B}[1;2C", "\u{1B}[1;2D", "\u{F}", "\u{10}", "\u{15}", "\u{7F}",
        ]
    private static let places = [
        "chrSim1:1-3000000", "chrSim1:4549190-4549200", "chrSim3:1-10", "SIM700", "SIM1", "chrShift1",
        "chrSim1:5000000-6000000", "chrSim2", "zzz", "chr22:1-51304566", "chr22:16000000-16000010", "MYH9",
        "chrSim1:99999999999999999999", "chrSim1:9223372036854775807-9223372036854775807", "chrSim1:-5-10",
        "", "theme", "export", "22", "chr22:51304566",
    ]

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &random) }

    private mutating func one<Value>(of values: [Value], else other: Value) -> Value {
        values.randomElement(using: &random) ?? other
    }

    /// The next events, and how many they are.
    mutating func burst() -> (event: Event, count: Int) {
        switch below(100) {
        case 0..<72:
            let times = one(of: [1, 1, 1, 2, 5, 12, 30], else: 1)
            let key = one(of: Self.keys, else: "j")
            return (.typed(String(repeating: key, count: times)), times)
        case 72..<80:
            return (.typed("\u{1B}\u{1B}:" + one(of: Self.places, else: "") + "\r"), 1)
        case 80..<84:
            let text = one(of: ["SIM", "S1", "zz", "MYH", ""], else: "")
            return (.typed("\u{1B}\u{1B}/" + text + one(of: ["\r", "\u{1B}"], else: "\r")), 1)
        case 84..<92:
            let button = one(of: [0, 0, 2, 32, 64, 65, 66, 67], else: 0)
            let (column, row) = (1 + below(140), 1 + below(50))
            return (
                .typed("\u{1B}[<\(button);\(column);\(row)M\u{1B}[<0;\(column + below(40));\(row)m"), 1
            )
        case 92..<95:
            let rows = one(of: [5, 10, 24, 40, 60, 100], else: 24)
            return (.size(rows: rows, columns: one(of: [8, 40, 80, 120, 200, 300], else: 80)), 1)
        default: return (.typed("\u{1B}\u{1B}"), 1)
        }
    }

    /// Milliseconds until the next.
    mutating func pause() -> Int { one(of: [0, 0, 10, 50, 150], else: 0) }
}
