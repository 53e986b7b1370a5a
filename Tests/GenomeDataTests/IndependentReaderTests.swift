import Foundation
import Testing

@testable import GenomeData

/// The readers against pysam, pyBigWig, h5py and cooler, which `Tests/Independent/spot_values.py` asks.
///
/// They are needed for this test alone:
/// `python3 -m venv .venv && .venv/bin/pip install -r Tests/Independent/requirements.txt`.
@Suite struct IndependentReaderTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let python = root.appending(path: ".venv/bin/python").path
    static let hasPython = FileManager.default.isExecutableFile(atPath: python)

    /// One line of the script's table.
    private struct Spot {
        let kind: String
        let file: String
        let interval: GenomicInterval
        let tss: Int
        let expected: String

        init(_ line: Substring) throws {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            try #require(fields.count == 4)
            let place = fields[2].split(separator: ":")
            let ends = place[1].split(separator: "-").compactMap { Int($0) }
            (kind, file, expected) = (fields[0], fields[1], fields[3])
            interval = GenomicInterval(contig: String(place[0]), start: ends[0], end: ends[1])
            tss = place.count > 2 ? Int(place[2]) ?? 0 : 0
        }

        /// The expected numbers.
        var numbers: [Float] { expected.split(separator: ",").map { Float($0) ?? .nan } }
    }

    private func spots(_ arguments: [String], in folder: String) throws -> [Spot] {
        let script = Self.root.appending(path: "Tests/Independent/spot_values.py").path
        let output = URL(filePath: folder).appending(path: "spots.tsv")
        FileManager.default.createFile(atPath: output.path, contents: nil)
        let process = Process()
        process.executableURL = URL(filePath: Self.python)
        process.arguments = [script, folder] + arguments
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map { try Spot($0) }
    }

    /// Whether two lists agree: exactly, or relative to the larger number.
    private func agree(_ ours: [Float], _ theirs: [Float], within tolerance: Float = 0) -> Bool {
        ours.count == theirs.count
            && zip(ours, theirs).allSatisfy {
                ($0.isNaN && $1.isNaN) || $0 == $1 || abs($0 - $1) <= tolerance * max(abs($0), abs($1))
            }
    }

    private func check(_ spots: [Spot]) throws {
        for (file, group) in Dictionary(grouping: spots, by: \.file) {
            let kinds = Set(group.map(\.kind))
            if kinds.contains("letters") {
                let fasta = try FASTAFile(path: file)
                #expect(fasta.notes.isEmpty)
                for spot in group { #expect(try fasta.letters(in: spot.interval) == spot.expected) }
            } else if kinds.contains("values") {
                let track = try BigWigFile(path: file)
                for spot in group {
                    let ours = try values(spot, track)
                    #expect(agree(ours, spot.numbers, within: 2e-6), "\(spot), not \(ours)")
                }
            } else if kinds.contains("contacts") {
                let contacts = try CoolContacts(uri: file)
                for spot in group {
                    let all = try contacts.contacts(geneID: "", tss: spot.tss, in: spot.interval)
                    let some = stride(from: 0, to: all.count, by: 97).map { all[$0] }
                    #expect(agree(some, spot.numbers, within: 1e-6))
                }
            } else {
                let contacts = try HiCFeatureContacts(path: file)
                for spot in group {
                    let ours = try contacts.contacts(geneID: "", tss: spot.tss, in: spot.interval)
                    #expect(agree(ours, spot.numbers))
                }
            }
        }
    }

    /// Our answer to a spot of a track.
    private func values(_ spot: Spot, _ track: BigWigFile) throws -> [Float] {
        if spot.kind == "values" { return try track.values(in: spot.interval) }
        return try track.summaries(of: spot.interval, bins: spot.numbers.count).map {
            switch spot.kind {
            case "mean": $0.mean
            case "min": $0.min
            case "max": $0.max
            default: $0.covered
            }
        }
    }

    @Test(
        .enabled(if: IndependentReaderTests.hasPython, "needs .venv with Tests/Independent/requirements.txt"))
    func `files that other libraries write`() throws {
        let scratch = try Scratch()
        let spots = try spots(["made"], in: scratch.folder.path)
        #expect(Set(spots.map(\.kind)).isSuperset(of: ["letters", "values", "mean", "contacts", "features"]))
        try check(spots)
    }

    @Test(
        .enabled(if: IndependentReaderTests.hasPython, "needs .venv with Tests/Independent/requirements.txt"),
        .enabled(if: RealData.isPresent, "needs ../shared/real/k562-chr22"))
    func `the measured K562 data of chr22`() throws {
        let scratch = try Scratch()
        let spots = try spots(["real", RealData.folder.path], in: scratch.folder.path)
        #expect(spots.count > 500)
        try check(spots)
    }
}
