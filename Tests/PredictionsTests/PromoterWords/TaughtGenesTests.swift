import GenomeData
import PrismModel
import Testing

@testable import Predictions

@Suite struct TaughtGenesTests {
    private func word() throws -> PromoterWord {
        try #require(
            PromoterWord(
                bases: [3, 0, 3, 0], starts: -40..<30, eitherStrand: true, effect: 0.5, genes: 9, score: 7)
        )
    }

    /// Whether the word lies in a window of a gene, its centre moved by `shift`.
    private func has(_ window: GeneWindow, _ gene: Gene, shift: Int) throws -> Bool {
        let forward = window.length / 2 - shift
        let tss = gene.strand == .reverse ? window.length - 1 - forward : forward
        let bases = gene.strand == .reverse ? Base.reverseComplement(window.bases) : window.bases
        return try word().isIn(PromoterBases(bases, from: -tss))
    }

    @Test func `a gene of another's sequence is expressed as much more as its words say, on both strands`()
        throws
    {
        let run = try SmallRun()
        let encoder = WindowEncoder(run.dataSet, usesFeatures: false)
        let genes = try WithheldInputs(Array(0..<12), of: encoder, withholding: [])
        let taught = TaughtGenes(genes, of: encoder, words: [try word()], isAlone: false)
        #expect(taught.count == genes.count)
        let least = try #require((0..<genes.count).map(genes.target).min())
        var random = SplitMix64(seed: 5)
        var changes: Set<Float> = []
        for visit in 0..<400 {
            let index = visit % genes.count, shift = visit % 7 - 3
            let own = try taught.window(index, shift: shift)
            let (window, target) = try taught.example(index, shift: shift, random: &random)
            let gene = run.dataSet.genes[genes.genes.indices[index]]
            let change: Float =
                (try has(window, gene, shift: shift) ? 0.5 : 0) - (try has(own, gene, shift: shift) ? 0.5 : 0)
            #expect(abs(target - max(least, genes.target(index) + change)) < 1e-5)
            #expect(window.signals == own.signals && window.length == own.length)
            if window.bases == own.bases { #expect(target == genes.target(index)) }
            changes.insert(change)
        }
        #expect(changes == [-0.5, 0, 0.5])
    }

    @Test func `of the sequence alone only what words say is learned`() throws {
        let run = try SmallRun()
        let encoder = WindowEncoder(run.dataSet, usesFeatures: false)
        let genes = try WithheldInputs(Array(0..<12), of: encoder, withholding: ["a", "b"])
        let taught = TaughtGenes(genes, of: encoder, words: [try word()], isAlone: true)
        let mean = (0..<genes.count).map(genes.target).reduce(0, +) / Float(genes.count)
        var random = SplitMix64(seed: 6)
        for visit in 0..<100 {
            let index = visit % genes.count
            let (window, target) = try taught.example(index, shift: 0, random: &random)
            let has = try has(window, run.dataSet.genes[genes.genes.indices[index]], shift: 0)
            #expect(abs(target - mean - (has ? 0.5 : 0)) < 1e-5)
        }
    }

    @Test func `what a gene is learned from depends on the draw alone, and without words it is itself`()
        throws
    {
        let run = try SmallRun()
        let encoder = WindowEncoder(run.dataSet, usesFeatures: false)
        let genes = try WithheldInputs(Array(0..<12), of: encoder, withholding: [])
        let taught = TaughtGenes(genes, of: encoder, words: [try word()], isAlone: false)
        var one = SplitMix64(seed: 7), other = one
        let (first, second) = (
            try taught.example(3, shift: 2, random: &one), try taught.example(3, shift: 2, random: &other)
        )
        #expect(first.window == second.window && first.target == second.target && one == other)
        let before = one
        let plain = try genes.example(3, shift: 2, random: &one)
        #expect(
            plain.window == (try genes.window(3, shift: 2)) && plain.target == genes.target(3)
                && one == before)
    }
}
