import GenomeData
import Testing

@testable import Explorer

/// Signals around the TSS, as files hold them: the track of the small data has the position's last two digits, and nothing
/// at every ninth base.
@Suite struct ProfileReaderTests {
    private func gene(_ tss: Int, _ strand: Strand, contig: String = "chr1", id: String = "G9") -> Gene {
        Gene(
            id: id, symbol: id, contig: contig, tss: tss, strand: strand, bounds: tss..<tss + 1,
            transcripts: [])
    }

    /// The mean of what the track holds at some bases.
    private func mean(_ bases: some Sequence<Int>) -> Float {
        let known = bases.filter { (0..<60_000).contains($0) && $0 % 9 != 4 }
        return known.isEmpty ? .nan : Float(known.reduce(0) { $0 + Double($1 % 100) } / Double(known.count))
    }

    @Test func theTSSIsTheFirstBaseOfTheSecondHalfOnBothStrands() throws {
        let track = try SmallData().dataSet.signals[0]
        let forward = try track.profile(around: gene(30_000, .forward), flank: 50, bins: 10)
        let reverse = try track.profile(around: gene(30_000, .reverse), flank: 50, bins: 10)
        for bin in 0..<10 {
            #expect(abs(forward[bin] - mean(29_950 + bin * 10..<29_960 + bin * 10)) < 1e-4)
            // Downstream of a gene on the − strand positions fall.
            #expect(abs(reverse[bin] - mean(30_041 - bin * 10..<30_051 - bin * 10)) < 1e-4, "\(bin)")
        }
        // A base each.
        let single = try track.profile(around: gene(30_000, .reverse), flank: 3, bins: 6)
        #expect(
            single.map { $0.isNaN ? -1 : $0 }
                == [3, 2, 1, 0, 99, 98].map { value in
                    let base = value < 50 ? 30_000 + Int(value) : 29_900 + Int(value)
                    return base % 9 == 4 ? -1 : Float(value)
                })
    }

    @Test func beyondTheContigThereIsNothing() throws {
        let track = try SmallData().dataSet.signals[0]
        let profile = try track.profile(around: gene(0, .forward), flank: 100, bins: 4)
        #expect(profile[0].isNaN && profile[1].isNaN && abs(profile[2] - mean(0..<50)) < 1e-4)
        #expect(
            try track.profile(around: gene(45, .forward, contig: "chr2"), flank: 40, bins: 3).allSatisfy(
                \.isNaN))
        #expect(try track.profile(around: gene(0, .forward), flank: -5, bins: 0).isEmpty)
    }

    @Test func contactsAreThoseWithTheTSS() throws {
        let small = try SmallData()
        let contacts = small.dataSet.signals[1]
        let profile = try contacts.profile(around: small.dataSet.genes[2], flank: 1000, bins: 2)
        #expect(small.dataSet.genes[2].id == "G2")
        #expect(abs(profile[0] - 0.69897) < 1e-4 && abs(profile[1] - 1) < 1e-4)
    }

    /// The whole way: the session reads every gene, and the same numbers come.
    @Test func theSessionReadsEveryGene() throws {
        let small = try SmallData()
        var session = small.session()
        defer { session.end() }
        let isSettled = session.settle(entirely: false, seconds: 300)
        #expect(isSettled)
        let found = try session.heatmap(
            HeatmapRequest(signals: ["a", "contacts"], flank: 100, order: .expression))
        #expect(found.failure == nil && found.genes == 7 && found.profiles.map(\.signal.own) == [0, 1])
        for (index, gene) in small.dataSet.genes.enumerated() {
            let direct = try small.dataSet.signals[0].profile(
                around: gene, flank: 100, bins: ProfileQuery.bins)
            let read = Array(try #require(found.profiles[0].own)[index])
            #expect(zip(read, direct).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
        }
        // The most expressed first.
        #expect(found.state.heatmap.genes == Array(small.dataSet.genes.indices.reversed()))
        #expect(throws: Problem.self) {
            var bare = try SmallData().session()
            defer { bare.end() }
            _ = bare.settle(entirely: false, seconds: 300)
            bare.change { $0.model = .absent("there is none") }
            _ = try bare.heatmap(HeatmapRequest(signals: ["a"], flank: 100, order: .predicted))
        }
    }
}
