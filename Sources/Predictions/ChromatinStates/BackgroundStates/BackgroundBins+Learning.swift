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
            learning.model.startingAnywhere(), signals: described, binSize: binSize, margin: margin)
        return (model, learning)
    }

    /// Why there is none of the signals, in words.
    public var lack: String {
        let lacks = information.compactMap { signal in signal.lack.map { "\(signal.signal): \($0)" } }
        return lacks.isEmpty
            ? "there is no bigWig among the signals that are taken" : lacks.joined(separator: "; ")
    }
}
