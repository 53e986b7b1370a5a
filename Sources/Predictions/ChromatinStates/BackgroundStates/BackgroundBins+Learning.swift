import PrismModel

extension BackgroundBins {
    /// The seed of the learning, unless told otherwise: the command and the explorer find the same states.
    public static let usualSeed: UInt64 = 2

    /// Learns background states.
    ///
    /// - Parameters:
    ///   - chains: bins to learn from; those of the contigs that are to be learned from, if not given.
    ///   - count: how many states.
    ///   - seed: of the learning.
    ///   - threads: how many threads work; the numbers do not depend on it.
    ///   - cancellation: looked at now and then.
    ///   - progress: called with steps done and most steps there can be, from any thread.
    /// - Returns: the states, their prior even, and how they were learned.
    /// - Throws: `PrismError.input` where no signal holds a background or bins differ too little; `PrismError.cancelled`.
    public func learnedStates(
        from chains: [SignalBins]? = nil, count: HiddenMarkovLearning.Count = .usual,
        seed: UInt64 = BackgroundBins.usualSeed,
        threads: Int = PrismModel.defaultThreads, cancellation: Cancellation? = nil,
        progress: @escaping @Sendable (_ done: Int, _ most: Int) -> Void = { _, _ in }
    ) throws(PrismError) -> (model: BackgroundModel, learning: HiddenMarkovLearning.Result) {
        let learning = try HiddenMarkovLearning(count: count, seed: seed).learn(
            from: chains ?? training, threads: threads, cancellation: cancellation,
            progress: progress)
        let model = try BackgroundModel(
            learning.model, signals: described, binSize: binSize, margin: margin)
        return (model, learning)
    }

    /// How much of every signal is 0 or missing between promoters, in words; why there is none of them.
    public var lack: String {
        let shares = information.map { signal in
            let empty = 100 * Double(signal.missing + signal.zero) / Double(max(1, signal.bins))
            return "\(signal.signal): 0 or missing in "
                + "\(signal.bins == 0 ? 100 : Int(empty.rounded())) % of the bins outside promoters"
        }
        return shares.isEmpty ? "there is no bigWig" : shares.joined(separator: "; ")
    }
}
