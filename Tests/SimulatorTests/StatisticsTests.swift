import Testing

@testable import Simulator

@Suite struct StatisticsTests {
    /// In memory: files would show the same.
    @Test(arguments: [2, 31] as [UInt64]) func lieInTheirStatedRanges(seed: UInt64) throws {
        let simulation = try Simulation(SimulationParameters(seed: seed, genes: 400))
        var genes: [SimulatedGene] = []
        var bases = BaseCounts()
        try simulation.forEachDomain { domain in
            genes += domain.genes
            bases.add(domain)
        }
        let statistics = SimulationStatistics(simulation, genes: genes, bases: bases).all
        #expect(statistics.count == 33)
        for statistic in statistics { #expect(statistic.isAsExpected == true, "\(statistic)") }
        func value(_ key: String) -> Double { statistics.first { $0.key == key }?.value ?? .nan }
        let shares = ["sequence", "marks", "backdoor", "stability", "noise"].map { value("share_" + $0) }
        #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
        // The point of it all: under the shift, knowing Z's old effect is worse than averaging it out.
        #expect(value("oracle_r") > value("oracle_adjusted_r"))
        #expect(value("shifted_adjusted_r") > value("shifted_naive_r") + 0.1)
    }

    @Test func noRangesWhereTheyWouldNotHold() throws {
        let tiny = try Sample(genes: 12)
        #expect(tiny.report.statistics.allSatisfy { $0.low == nil && $0.isAsExpected == nil })
        #expect(ExpectedRanges.range("oracle_r", genes: 99) == nil)
        #expect(ExpectedRanges.range("no_such", genes: 500) == nil)
        let wide = try #require(ExpectedRanges.range("oracle_r", genes: 300))
        let narrow = try #require(ExpectedRanges.range("oracle_r", genes: 1_200))
        #expect(narrow.upperBound < wide.upperBound && narrow.lowerBound > wide.lowerBound)
    }

    @Test func moments() {
        let a = Moments([1, 2, 3, 4])
        #expect(a.mean == 2.5 && a.variance == 1.25 && a.median == 2.5)
        #expect(abs(a.correlation(Moments([2, 4, 6, 8])) - 1) < 1e-12)
        #expect(
            a.correlation(Moments([1, 1, 1, 1])).isNaN && Moments([]).mean.isNaN && Moments([]).median.isNaN)
        #expect(a.centred(by: [0, 0, 1, 1]).values == [-0.5, 0.5, -0.5, 0.5])
    }
}
