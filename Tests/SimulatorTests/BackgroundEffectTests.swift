import Testing

@testable import Simulator

/// What the background does to expression in each of the ways that can be asked for, and what the truth says of it.
@Suite struct BackgroundEffectTests {
    private func simulate(
        _ effect: BackgroundEffect, genes: Int = 120, shift: Double = -1
    ) throws -> (simulation: Simulation, domains: [SimulatedDomain]) {
        let simulation = try Simulation(
            SimulationParameters(seed: 5, genes: genes, shift: shift, backgroundEffect: effect))
        var domains: [SimulatedDomain] = []
        try simulation.forEachDomain { domains.append($0) }
        return (simulation, domains)
    }

    /// E[Y | do X] as its definition says: the outcome for the background of every gene, averaged.
    private func average(
        _ genes: [SimulatedGene], of gene: SimulatedGene, _ effect: (SimulatedGene) -> Double
    ) -> Double {
        let base = gene.expression.latent - gene.expression.backdoor
        return genes.reduce(0) { $0 + max(0, base + effect($1)) } / Double(genes.count)
    }

    @Test func additiveIsAsEver() throws {
        let (_, domains) = try simulate(.additive)
        let genes = domains.flatMap(\.genes)
        let usual = genes.filter { $0.role != .shifted }
        for gene in usual {
            let expected = average(usual, of: gene) { $0.expression.backdoor }
            #expect(abs(gene.expression.underSignals - expected) < 1e-9)
            #expect(gene.expression.usualBackdoor == gene.expression.backdoor)
            #expect(gene.expression.backdoor == gene.state.profile.expression)
        }
    }

    @Test func onMarksActsThroughTheMarks() throws {
        let (simulation, domains) = try simulate(.onMarks)
        let plain = try simulate(.additive).domains
        let effects = simulation.mechanism.effects
        for (domain, same) in zip(domains, plain) {
            for (x, y) in zip(domain.coverage, same.coverage) {
                #expect(zip(x, y).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
            }
            for (gene, other) in zip(domain.genes, same.genes) {
                let expression = gene.expression
                let level = expression.marks / ExpressionMechanism.markSlope
                let gamma = effects.effects(on: gene.role)[gene.state.rawValue]
                let scale = level / ExpressionMechanism.typicalLevel
                #expect(abs(expression.backdoor - gamma * scale) < 1e-12)
                #expect(expression.marks == other.expression.marks)
                let states = zip(effects.shares, effects.effects(on: gene.role))
                let expected = states.reduce(0) {
                    $0 + $1.0 * max(0, expression.latent - expression.backdoor + scale * $1.1)
                }
                #expect(abs(expression.underSignals - expected) < 1e-12)
                // Without marks there is nothing for the background to act on.
                let none = max(0, expression.latent - expression.marks - expression.backdoor)
                #expect(expression.withoutMarks == none)
            }
        }
        let scales = domains.flatMap(\.genes).map {
            $0.expression.marks / ExpressionMechanism.markSlope / ExpressionMechanism.typicalLevel
        }
        #expect(abs(Moments(scales).mean - 1) < 0.15)
    }

    @Test func continuousHasNoStates() throws {
        let (simulation, domains) = try simulate(.continuous)
        let genes = domains.flatMap(\.genes)
        let usual = genes.filter { $0.role != .shifted }, shifted = genes.filter { $0.role == .shifted }
        let effects = Set(usual.map(\.expression.backdoor))
        #expect(effects.count > usual.count / 2 && shifted.count > 5)
        for gene in usual {
            let expected = average(usual, of: gene) { $0.expression.backdoor }
            #expect(abs(gene.expression.underSignals - expected) < 1e-9)
        }
        // On shifted contigs the same distribution, mirrored about its mean.
        let mean = Moments(usual.map(\.expression.backdoor)).mean
        for gene in shifted {
            let expected = average(usual, of: gene) { 2 * mean - $0.expression.backdoor }
            #expect(abs(gene.expression.underSignals - expected) < 1e-9)
            #expect(abs(gene.expression.backdoor - (2 * mean - gene.expression.usualBackdoor)) < 1e-9)
        }
        #expect(abs(simulation.mechanism.effects.mean - mean) < 1e-12)
    }

    /// From middle to middle the background changes by small steps, and in each middle it is the domain's own.
    @Test func continuousIsSmooth() throws {
        let (simulation, domains) = try simulate(.continuous, genes: 40)
        let contig = simulation.layout.contigs[0]
        func effect(_ position: Int) -> Double {
            let domain = contig.domains.first { $0.range.contains(position) } ?? contig.domains[0]
            return contig.background(at: position, in: domain, .continuous).expression
        }
        for domain in contig.domains {
            #expect(abs(effect(domain.middle) - domain.state.profile.expression) < 1e-12)
        }
        let last = contig.length - 1
        for position in stride(from: 0, to: last - 100, by: 100) {
            #expect(abs(effect(position + 100) - effect(position)) < 0.03)
        }
        // The signals follow: at a domain's borders there is no step of its own.
        let first = domains[0], next = domains[1]
        let mark = Mark.h3k27ac
        let border = contig.background(
            at: first.domain.range.upperBound, in: next.domain, .continuous
        ).coverage(mark)
        let ends = [first, next].map { $0.domain.state.profile.background[mark.rawValue] }
        #expect(border > ends.min() ?? 0 && border < ends.max() ?? 0)
    }

    @Test func averagesOverADistribution() {
        let values = [-1.0, 0.5, 0.5, 2, -3]
        let distribution = EffectDistribution(values)
        for base in [-5.0, -2, -0.5, 0, 0.25, 1, 3, 10] {
            let expected = values.reduce(0) { $0 + max(0, base + $1) } / 5
            #expect(abs(distribution.meanAboveZero(base) - expected) < 1e-12)
        }
        #expect(EffectDistribution([]).meanAboveZero(2) == 2)
    }

    @Test(arguments: [BackgroundEffect.onMarks, .continuous])
    func filesSayWhatTheyAre(_ effect: BackgroundEffect) throws {
        let folder = try ScratchFolder()
        let simulation = try Simulation(
            SimulationParameters(seed: 2, genes: 30, backgroundEffect: effect))
        let report = try simulation.write(to: folder.path)
        #expect(report.statistics.allSatisfy { $0.low == nil })
        let readme = try String(contentsOfFile: folder("README.md"), encoding: .utf8)
        let manifest = try String(contentsOfFile: folder("dataset.toml"), encoding: .utf8)
        for text in [readme, manifest] { #expect(text.contains("--background-effect \(effect.rawValue)")) }
        #expect(readme.contains("`do_signals` averages over"))
    }

    @Test func shiftsOnlyTheEffect() throws {
        for effect in [BackgroundEffect.onMarks, .continuous] {
            let shifted = try simulate(effect, genes: 40).domains.flatMap(\.genes)
            let same = try simulate(effect, genes: 40, shift: 1).domains.flatMap(\.genes)
            for (a, b) in zip(shifted, same) {
                #expect(a.contacts.values == b.contacts.values && a.expression.marks == b.expression.marks)
                #expect(a.role == .shifted || a.expression.cage == b.expression.cage)
                #expect(a.expression.usualBackdoor == b.expression.usualBackdoor)
            }
            #expect(zip(shifted, same).contains { $0.expression.backdoor != $1.expression.backdoor })
        }
    }
}
