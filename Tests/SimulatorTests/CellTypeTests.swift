import Foundation
import GenomeData
import Testing

@testable import Simulator

/// Two cell types: what they share, in what they differ, and what the truth says of it.
@Suite struct CellTypeTests {
    private func parameters(
        genes: Int = 60, changed: Double = CellTypes.usualShare, effect: BackgroundEffect = .additive
    ) throws -> SimulationParameters {
        try SimulationParameters(
            seed: 2, genes: genes, backgroundEffect: effect,
            cellTypes: CellTypes(["A", "B"], changed: changed))
    }

    private func domains(_ simulation: Simulation) throws -> [SimulatedDomain] {
        var domains: [SimulatedDomain] = []
        try simulation.forEachDomain { domains.append($0) }
        return domains
    }

    private func rows(_ path: String) throws -> [[String: String]] {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }

    @Test func genomeAndGenesAreShared() throws {
        let parameters = try parameters()
        let (a, b) = (
            try domains(Simulation(parameters)), try domains(Simulation(parameters, cellType: 1))
        )
        #expect(a.count == b.count)
        for (one, other) in zip(a, b) {
            #expect(one.domain.range == other.domain.range && one.sequence.codes == other.sequence.codes)
            #expect(one.sequence.sites == other.sequence.sites)
            for (gene, same) in zip(one.genes, other.genes) {
                #expect(gene.gene.tss == same.gene.tss && gene.id == same.id && gene.gc == same.gc)
                #expect(gene.expression.sequence == same.expression.sequence)
                #expect(gene.expression.noise == same.expression.noise)
                #expect(gene.expression.stability == same.expression.stability)
            }
        }
    }

    @Test func statesOfSomeDomainsDiffer() throws {
        for (share, expected) in [(0.0, 0.0...0.0), (0.35, 0.28...0.42), (1, 1...1)] {
            let parameters = try parameters(genes: 2_000, changed: share)
            let states = try [0, 1].map { type in
                try Simulation(parameters, cellType: type).layout.contigs.map { $0.domains.map(\.state) }
            }
            let pairs = zip(states[0].flatMap(\.self), states[1].flatMap(\.self))
            let changed = Double(pairs.count { $0 != $1 }) / Double(states[0].flatMap(\.self).count)
            #expect(expected.contains(changed), "\(share): \(changed)")
            for contig in states[1] {
                #expect(zip(contig, contig.dropFirst()).allSatisfy { $0 != $1 }, "neighbours in one state")
            }
        }
    }

    /// Where no state differs nothing is other than for being measured anew.
    @Test(arguments: [BackgroundEffect.additive, .onMarks, .continuous])
    func theRestIsTheSame(_ effect: BackgroundEffect) throws {
        let parameters = try parameters(changed: 0, effect: effect)
        let (a, b) = (
            try domains(Simulation(parameters)), try domains(Simulation(parameters, cellType: 1))
        )
        for (gene, same) in zip(a.flatMap(\.genes), b.flatMap(\.genes)) {
            #expect(gene.expression.latent == same.expression.latent)
            #expect(gene.expression.underSignals == same.expression.underSignals)
        }
        // NaN is equal to nothing.
        let counts = [a, b].map { $0.map { $0.coverage.map { $0.map { $0.isNaN ? -1 : $0 } } } }
        let equal = zip(counts[0], counts[1]).count { $0 == $1 }
        #expect(equal == 0, "counted anew")
        #expect(
            zip(a.flatMap(\.genes), b.flatMap(\.genes)).contains { $0.expression.cage != $1.expression.cage })
    }

    @Test func whatAStateCausesDiffersWithIt() throws {
        let parameters = try parameters(genes: 400)
        let simulation = try Simulation(parameters, cellType: 1)
        let (a, b) = (try domains(Simulation(parameters)), try domains(simulation))
        var levels: [Bool: [Double]] = [:]
        for (one, other) in zip(a, b) where one.contig.role != .shifted {
            let isChanged = one.domain.state != other.domain.state
            for (gene, same) in zip(one.genes, other.genes) {
                #expect(same.expression.backdoor == other.domain.state.profile.expression)
                #expect((gene.expression.latent != same.expression.latent) == isChanged)
                levels[isChanged, default: []].append(abs(same.expression.marks - gene.expression.marks))
            }
        }
        #expect(levels[false]?.allSatisfy { $0 == 0 } == true)
        #expect(Moments(levels[true] ?? []).mean > 0.1)
        // γ and P(Z) are one mechanism in both.
        let first = try Simulation(parameters)
        #expect(simulation.mechanism.effects.shares == first.mechanism.effects.shares)
    }

    @Test func filesAreSharedAndTheFirstIsAsEver() throws {
        let (folder, plain) = (try ScratchFolder(), try ScratchFolder())
        let report = try Simulation(parameters()).write(to: folder.path)
        let alone = try Simulation(SimulationParameters(seed: 2, genes: 60)).write(to: plain.path)
        for file in report.files {
            let size = try FileManager.default.attributesOfItem(atPath: folder(file.path))[.size] as? Int
            #expect(size == file.bytes && file.bytes > 0, "\(file.path)")
        }
        #expect(report.files.count == 27 && report.cellTypes?.map(\.name) == ["A", "B"])
        #expect(alone.cellTypes == nil)
        func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }
        for file in SharedFiles.fileNames {
            #expect(try bytes(folder(file)) == bytes(plain(file)), "\(file)")
        }
        for file in SimulationWriter.ownFileNames where file != "dataset.toml" {
            #expect(try bytes(folder("A/" + file)) == bytes(plain(file)), "\(file)")
            #expect(try bytes(folder("B/" + file)) != bytes(plain(file)), "\(file)")
        }
        #expect(report.statistics == alone.statistics)
        #expect(report.cellTypes?[1].statistics.allSatisfy { $0.low == nil } == true)
        let sets = try ["A", "B"].map { try DataSet(path: folder($0 + "/dataset.toml")) }
        #expect(sets.map(\.manifest.name) == ["Simulated A, seed 2", "Simulated B, seed 2"])
        #expect(sets.allSatisfy { $0.manifest.isSimulated && $0.signals.count == 4 })
        #expect(sets[0].genes == sets[1].genes)
        let readme = try String(contentsOfFile: folder("README.md"), encoding: .utf8)
        #expect(readme.hasPrefix("# SIMULATED") && readme.contains("--cell-types A,B"))
        #expect(readme.contains("domains are in another state than in A"))
    }

    @Test func changesAreTheDifferencesOfBothTruths() throws {
        let folder = try ScratchFolder()
        _ = try Simulation(parameters()).write(to: folder.path)
        let changes = try rows(folder(ChangeTruth.fileName))
        let truth = try ["A", "B"].map { try rows(folder($0 + "/truth/genes.tsv")) }
        #expect(changes.count == 60)
        for (row, genes) in zip(changes, zip(truth[0], truth[1])) {
            #expect(row.text("gene_id") == genes.0.text("gene_id"))
            #expect(
                row.text("state_a") == genes.0.text("state") && row.text("state_b") == genes.1.text("state"))
            for (column, own) in [
                ("change", "expected"), ("adjusted_change", "do_signals"), ("marks_change", "marks_effect"),
                ("backdoor_change", "backdoor_effect"),
            ] {
                #expect(abs(row.number(column) - (genes.1.number(own) - genes.0.number(own))) < 2e-4)
            }
            #expect(row.number("expected_a") == genes.0.number("expected"))
            if row.text("state_a") == row.text("state_b") {
                #expect(row.number("change") == 0 && row.number("adjusted_change") == 0)
            }
        }
        #expect(changes.contains { abs($0.number("change")) > 0.2 })
    }

    @Test(arguments: [
        [], ["A"], ["A", "B", "C"], ["A", "a"], ["", "B"], ["truth", "B"], ["../x", "B"], ["a b", "c"],
        ["-x", "y"], ["é", "b"], [".", "b"],
    ])
    func namesThatAreNone(names: [String]) {
        let error = #expect(throws: SimulationError.self) { _ = try CellTypes(names) }
        #expect(error?.subject == "cell types")
    }

    @Test(arguments: [-0.1, 1.1, .nan, .infinity])
    func sharesThatAreNone(share: Double) {
        let error = #expect(throws: SimulationError.self) { _ = try CellTypes(["A", "B"], changed: share) }
        #expect(error?.subject == "changed domains")
    }
}
