import GenomeData
import PrismModel

/// Genes to learn from whose promoters change: most times that one is visited, it has the sequence of another gene, drawn at
/// random, with some words put in, and is expressed so much more or less as the words of the two sequences differ.
///
/// So a sequence says nothing of a gene but what its words say, there are as many examples as pairs of genes, and the model cannot learn
/// the genes by heart from their bases. Signals and features stay the gene's own. A gene at the least measured value, of which
/// nobody knows how much less it would be, takes no sequence that would raise it.
public struct TaughtGenes: TrainingGenes {
    private let genes: WithheldInputs
    private let encoder: WindowEncoder
    private let words: [PromoterWord]
    private let isAlone: Bool
    private let least: Float
    private let mean: Float

    /// How often a gene has another's sequence.
    private static let share = 0.75
    /// How often each word is put in, besides.
    private static let planted = 0.2

    /// Genes with the words of their promoters.
    ///
    /// - Parameters:
    ///   - genes: what is learned from.
    ///   - encoder: makes their windows.
    ///   - words: what the promoters are taken to be worth.
    ///   - isAlone: whether the sequence is all that is read: what is learned then is what the words add to the mean gene,
    ///     without what else makes genes differ.
    public init(
        _ genes: WithheldInputs, of encoder: WindowEncoder, words: [PromoterWord], isAlone: Bool
    ) {
        self.genes = genes
        self.encoder = encoder
        self.words = words
        self.isAlone = isAlone
        let measured = (0..<genes.count).map(genes.target)
        least = measured.min() ?? 0
        mean = Float(measured.reduce(0) { $0 + Double($1) } / Double(max(1, measured.count)))
    }

    /// How many genes there are.
    public var count: Int { genes.count }

    /// The measured expression of one of them.
    public func target(_ index: Int) -> Float { genes.target(index) }

    /// The window of one of them, with its own sequence.
    public func window(_ index: Int, shift: Int) throws -> GeneWindow {
        try genes.window(index, shift: shift)
    }

    /// One of them as it is learned from this time, mostly with another's sequence.
    public func example(
        _ index: Int, shift: Int, random: inout SplitMix64
    ) throws -> (window: GeneWindow, target: Float) {
        var window = try genes.window(index, shift: shift)
        let isReverse = gene(index).strand == .reverse
        let forward = window.length / 2 - shift
        let tss = isReverse ? window.length - 1 - forward : forward
        let own = PromoterBases(isReverse ? Base.reverseComplement(window.bases) : window.bases, from: -tss)
        var changed = own
        if random.unit() < Self.share {
            changed = try PromoterBases(
                of: gene(Int(random.unit() * Double(count))), at: -tss..<window.length - tss,
                in: encoder.dataSet.genome)
        }
        for word in words where random.unit() < Self.planted { changed.plant(word, &random) }
        let target = genes.target(index)
        let sum = sum(changed), change = sum - self.sum(own)
        guard isAlone || target > least || change <= 0 else { return (window, target) }
        window.bases = isReverse ? Base.reverseComplement(changed.bases) : changed.bases
        return (window, isAlone ? mean + sum : max(least, target + change))
    }

    private func gene(_ index: Int) -> Gene { encoder.dataSet.genes[genes.genes.indices[index]] }

    /// What the words of a promoter add up to, in the unit of expression.
    private func sum(_ promoter: PromoterBases) -> Float {
        words.filter { $0.isIn(promoter) }.map(\.effect).reduce(0, +)
    }
}
