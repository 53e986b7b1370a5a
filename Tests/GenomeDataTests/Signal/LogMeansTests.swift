import Foundation
import Testing

@testable import GenomeData

/// Means of a track over bins, on the scale of log10(1 + x).
@Suite struct LogMeansTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func track(
        _ values: [(start: Int, end: Int, value: Float)], scale: Float = 1, transform: Transform = .none,
        missing: Float? = nil
    ) throws -> SignalTrack {
        let path = scratch.path("\(UUID().uuidString).bw")
        let writer = try BigWigWriter(path: path, contigs: [("chr1", 1_000), ("chr2", 40)])
        for (start, end, value) in values {
            try writer.append(contig: "chr1", start: start, end: end, value: value)
        }
        try writer.commit()
        return try SignalTrack(
            Manifest.SignalSource(
                name: "x", kind: .track, file: path, balance: .raw, scale: scale, missing: missing,
                transform: transform,
                unit: "reads"))
    }

    private func means(_ track: SignalTrack, _ contig: String = "chr1", length: Int = 1_000) throws -> [Float]
    {
        try #require(try track.logMeans(on: contig, length: length, width: 100))
    }

    private func near(_ value: Float, _ expected: Double) -> Bool { abs(Double(value) - expected) < 1e-6 }

    @Test func `bases are averaged after the logarithm, those without data left out`() throws {
        let track = try track([(0, 50, 9), (50, 75, 99), (100, 125, 9), (200, 224, 9), (390, 420, 999)])
        let found = try means(track)
        #expect(found.count == 10 && track.logUnit == "log10(reads + 1)")
        #expect(near(found[0], 100.0 / 75), "50 bases of 1 and 25 of 2")
        // A quarter of the bin is enough, less is not.
        #expect(near(found[1], 1) && found[2].isNaN && found[3].isNaN && found[4].isNaN)
        #expect(found[5...].allSatisfy { $0.isNaN })
    }

    @Test func `all transforms come to one scale`() throws {
        let runs = [(start: 0, end: 100, value: Float(4.5)), (100, 200, 0)]
        for transform in Transform.allCases {
            let found = try means(try track(runs, scale: 2, transform: transform, missing: 7))
            #expect(near(found[0], 1) && near(found[1], 0) && found[2].isNaN, "\(transform)")
        }
    }

    @Test func `values below 0 keep their sign where they are not transformed, and are refused elsewhere`()
        throws
    {
        let runs = [(start: 100, end: 200, value: Float(-9))]
        #expect(near(try means(try track(runs))[1], -1))
        let error = failure { try means(try track(runs, transform: .log10p1)) }
        #expect(error?.contains("chr1:101") == true && error?.contains("above -1") == true)
        let large = failure { try means(try track([(0, 9, 3e38)], scale: 1e5)) }
        #expect(large?.contains("not finite") == true)
    }

    @Test func `ends of contigs, spellings and contigs that are not there`() throws {
        let track = try track([(0, 1_000, 9)])
        #expect(near(try means(track, "1")[9], 1))
        // The last bin has 50 bases; beyond the file's contig there are none.
        #expect(try means(track, length: 950).count == 10)
        let longer = try means(track, length: 1_230)
        #expect(longer.count == 13 && near(longer[9], 1) && longer[10].isNaN)
        #expect(try means(track, "chr7").allSatisfy { $0.isNaN })
        #expect(try means(track, "chr2", length: 40).count == 1)
        #expect(try means(track, length: 0).isEmpty)
    }
}
