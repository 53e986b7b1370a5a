/// Which gene comes when: an endless shuffled sequence that depends on nothing but the seed.
///
/// Every epoch is a fresh permutation; batches run on across its end, so none is short. Because any position can be
/// asked for, a run that goes on after a stop needs to remember only its step.
public struct BatchOrder: Sendable {
    private let genes: Int
    private let seed: UInt64
    private var epoch = -1
    private var permutation: [Int] = []

    /// The order of `genes` genes, at least one.
    public init(genes: Int, seed: UInt64) {
        self.genes = max(1, genes)
        self.seed = seed
    }

    /// The genes at positions `start ..< start + count` of the sequence, `start` not negative.
    public mutating func genes(from start: Int, count: Int) -> [Int] {
        (max(0, start)..<(max(0, start) + max(0, count))).map { position in
            enter(epoch: position / genes)
            return permutation[position % genes]
        }
    }

    /// A generator of random numbers for one position, for whatever is drawn about its gene.
    public func random(position: Int) -> SplitMix64 {
        SplitMix64(seed: ~seed, stream: UInt64(truncatingIfNeeded: position))
    }

    private mutating func enter(epoch wanted: Int) {
        guard wanted != epoch else { return }
        epoch = wanted
        var random = SplitMix64(seed: seed, stream: UInt64(truncatingIfNeeded: wanted))
        permutation = random.permutation(of: genes)
    }
}
