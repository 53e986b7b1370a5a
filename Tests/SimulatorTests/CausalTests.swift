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
