import Testing

@testable import Simulator

@Suite struct CausalTests {
    private func simulate(_ parameters: SimulationParameters) throws -> [SimulatedDomain] {
        var domains: [SimulatedDomain] = []
        try Simulation(parameters).forEachDomain { domains.append($0) }
        return domains
    }

    /// The shift changes one mechanism on one kind of contig, and nothing else anywhere.
    @Test func theShiftTouchesOnlyTheBackdoorOfShiftedContigs() throws {
        let shifted = try simulate(SimulationParameters(seed: 5, genes: 40))
        let same = try simulate(SimulationParameters(seed: 5, genes: 40, shift: 1))
        #expect(shifted.count == same.count)
        var changed = 0
        for (a, b) in zip(shifted, same) {
            #expect(a.sequence.codes == b.sequence.codes && a.sequence.sites == b.sequence.sites)
            for (x, y) in zip(a.coverage, b.coverage) {
                #expect(zip(x, y).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
            }
            for (x, y) in zip(a.genes, b.genes) {
                #expect(x.contacts.values == y.contacts.values)
                #expect(
                    x.expression.sequence == y.expression.sequence && x.expression.marks == y.expression.marks
                )
                #expect(
                    x.expression.noise == y.expression.noise
                        && x.expression.stability == y.expression.stability)
                if a.contig.role == .shifted {
                    changed += x.expression.backdoor != y.expression.backdoor ? 1 : 0
                } else {
                    #expect(
                        x.expression.backdoor == y.expression.backdoor
                            && x.expression.cage == y.expression.cage)
                }
            }
        }
        #expect(changed > 3)
    }

    @Test func theBackdoorCanBeClosed() throws {
        let closed = try simulate(SimulationParameters(seed: 5, genes: 40, backdoor: 0))
        for gene in closed.flatMap(\.genes) {
            #expect(gene.expression.backdoor == 0)
            #expect(abs(gene.expression.underSignals - gene.expression.expected) < 1e-12)
        }
    }

    @Test func reversalKeepsTheMeanEffect() throws {
        let parameters = try SimulationParameters(genes: 2_000)
        let effects = StateEffects(try Layout(parameters), parameters)
        let mean = zip(effects.shares, effects.shifted).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(effects.shares.reduce(0, +) - 1) < 1e-12 && abs(mean - effects.mean) < 1e-12)
        for (a, b) in zip(effects.regular, effects.shifted) { #expect(abs(a + b - 2 * effects.mean) < 1e-12) }
        #expect(effects.effects(on: .test) == effects.regular)
        #expect(effects.effects(on: .shifted) == effects.shifted)
    }

    @Test func domainsDoNotDependOnWhatCameBefore() throws {
        let few = try Simulation(SimulationParameters(seed: 6, genes: 24))
        var codes: [[UInt8]] = []
        try few.forEachDomain { codes.append($0.sequence.codes) }
        let contig = few.layout.contigs[0]
        let domain = contig.domains[1]
        let alone = DomainSequence(domain, of: contig, repeats: Repeats(seed: 6), seed: 6)
        #expect(alone.codes == codes[1])
    }
}

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
