import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Learns a hidden Markov model, and how many states it needs, from chains of bins.
///
/// For each number of states, several starts (k-means++ of single bins) are improved by Baum-Welch, and the likeliest
/// counts. The numbers are compared by the Bayesian information criterion, BIC = −2L + ln n · p, with n bins that have data
/// and p = 2KD + K(K − 1) + K − 1 numbers. No state is quite normal, and with enough bins the criterion pays for ever more
/// states that cut lasting ones into shades, alternating every few bins or not. So it is asked of `mostBinsToChoose` bins at most, in
/// stretches spread evenly over the chains, only the model chosen being improved on all; and numbers of states at which a lasting one
/// comes apart are passed over as long as there are others that gain.
public struct HiddenMarkovLearning: Sendable {
    /// How many states.
    public enum Count: Sendable, Equatable {
        /// This many.
        case given(Int)
        /// By BIC, from the least to the most.
        case among(ClosedRange<Int>)

        /// From 2 to 12.
        public static let usual = Count.among(2...12)
    }

    /// How many states.
    public var count: Count
    /// Of the starts.
    public var seed: UInt64
    /// Starts for each number of states.
    public var starts = 3
    /// Most steps of Baum-Welch.
    public var steps = 40
    /// The least variance of any signal. Where a signal varies so little over all bins that this would be more than a fifth
    /// of its variance, a fifth of it is the least: a track in small units is not one state for that.
    public var floor = 0.01
    /// Bins beyond which the number of states is chosen on a sample of about as many. On simulations of 2,700 to 5 million bins
    /// with five lasting states the criterion found them with 8,000 and 16,000 bins, and with 300,000 twice as many.
    public var mostBinsToChoose = 12_000

    /// Bins that a state must be expected to last so that it is no brief one: 3 kb in bins of 500.
    public var shortest = Double(BackgroundModel.shortestStretch) / Double(BackgroundModel.usualBinSize)

    /// Bins of a stretch of the sample.
    private static let stretch = 2_000
    private static let floorShare = 0.2

    /// Learning with the usual settings.
    public init(count: Count = .usual, seed: UInt64 = 2) {
        self.count = count
        self.seed = seed
    }

    /// What was learned.
    public struct Result: Sendable, Equatable {
        /// The model.
        public let model: HiddenMarkovModel
        /// The model's log-likelihood on all bins, natural logarithm.
        public let logLikelihood: Double
        /// The criterion by number of states tried; those for which there are too few different bins are not there.
        public let criteria: [Int: Double]
        /// The numbers tried at which a lasting state came apart.
        public let split: Set<Int>
        /// Bins with data in any signal, and how many of them the number of states was chosen on.
        public let bins: Int
        /// As `bins`, of the sample.
        public let sampled: Int
        /// Steps of Baum-Welch behind the model, on all bins, and whether they ended before their most.
        public let steps: Int
        /// Whether the last step gained less than 1e-5 per bin.
        public let isConverged: Bool
    }

    /// One start of one number of states.
    private struct Job: Sendable {
        let states: Int
        let start: Int
    }

    /// Learns from chains that all have as many signals.
    ///
    /// - Parameters:
    ///   - chains: one per contig, in any order that is always the same.
    ///   - threads: how many threads work, one on each core if not given; the numbers do not depend on it.
    ///   - cancellation: looked at before every chain.
    ///   - progress: called with steps done and most steps there can be, from any thread.
    /// - Returns: the model and how it was found.
    /// - Throws: `PrismError.input` where no bin has data, a number of states is out of range, or bins differ so little that
    ///   not even the least number of states can be told apart; `PrismError.cancelled`.
    public func learn(
        from chains: [SignalBins], threads: Int? = nil,
        cancellation: Cancellation? = nil,
        progress: @escaping @Sendable (_ done: Int, _ most: Int) -> Void = { _, _ in }
    ) throws(PrismError) -> Result {
        let counts = try checkedCounts()
        let chains = chains.filter { $0.count > 0 }
        let bins = chains.reduce(0) { $0 + $1.present }
        guard let signals = chains.first?.signals, bins > 0 else {
            throw .noBackground(reason: "no bin has data, so that no states can be learned")
        }
        guard chains.allSatisfy({ $0.signals == signals }) else {
            throw .input(problem: "chains of bins have different numbers of signals")
        }
        let some = sample(of: chains)
        let sampled = some.reduce(0) { $0 + $1.present }
        let clusters = BinClusters(some, signals: signals, present: max(1, sampled))
        let floor = clusters.variances.map { $0 > 0 ? min(self.floor, Self.floorShare * $0) : self.floor }
        let isSample = sampled < bins
        let most = (counts.count * max(1, starts) + (isSample ? 1 : 0)) * steps
        let best = try fits(
            counts, BaumWelch(chains: some, floor: floor, steps: steps), clusters, sampled,
            threads ?? Cores.available,
            cancellation
        ) { progress($0, most) }
        let criteria = best.mapValues { Self.criterion($0, bins: sampled) }
        let split = Set(best.filter { $0.value.model.isSplit(shortest: shortest) }.keys)
        guard var fit = Self.chosen(criteria, split).flatMap({ best[$0] }) else {
            throw .noBackground(
                reason:
                    "the bins differ too little for \(counts.min() ?? 2) states: no background can be learned"
            )
        }
        if isSample {
            fit = try BaumWelch(chains: chains, floor: floor, steps: steps).run(
                from: fit.model, bins: bins, threads: threads ?? Cores.available, cancellation: cancellation
            ) { progress(most - steps + $0, most) }
        }
        return Result(
            model: fit.model, logLikelihood: fit.logLikelihood, criteria: criteria, split: split, bins: bins,
            sampled: sampled, steps: fit.steps, isConverged: fit.isConverged)
    }

    /// The number of states of the best criterion, the smaller of equals: among those at which no state came apart, or among all
    /// where every one came apart that gains anything over the least number tried.
    static func chosen(_ criteria: [Int: Double], _ split: Set<Int>) -> Int? {
        guard let least = criteria.min(by: { $0.key < $1.key }) else { return nil }
        let whole = criteria.filter { !split.contains($0.key) }
        let choice = whole.contains { $0.value <= least.value } ? whole : criteria
        return choice.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    /// BIC of a fit on `bins` bins with data.
    private static func criterion(_ fit: BaumWelch.Fit, bins: Int) -> Double {
        let (states, signals) = (Double(fit.model.states), Double(fit.model.signals))
        let numbers = 2 * states * signals + states * (states - 1) + states - 1
        return -2 * fit.logLikelihood + log(Double(bins)) * numbers
    }

    private func checkedCounts() throws(PrismError) -> [Int] {
        let counts =
            switch count {
            case .given(let number): [number]
            case .among(let range): Array(range.clamped(to: 0...HiddenMarkovModel.mostStates + 1))
            }
        guard counts.allSatisfy({ (2...HiddenMarkovModel.mostStates).contains($0) }) else {
            throw .input(problem: "the number of states must be 2 … \(HiddenMarkovModel.mostStates)")
        }
        return counts
    }

    /// The likeliest of the starts by number of states; those for which there are too few different bins are not there.
    private func fits(
        _ counts: [Int], _ steps: BaumWelch, _ clusters: BinClusters, _ bins: Int, _ threads: Int,
        _ cancellation: Cancellation?, _ progress: @escaping @Sendable (Int) -> Void
    ) throws(PrismError) -> [Int: BaumWelch.Fit] {
        // The longest first, so that no thread waits for one at the end.
        let jobs = counts.sorted(by: >).flatMap { count in
            (0..<max(1, starts)).map { Job(states: count, start: $0) }
        }
        let results = Mutex<[Swift.Result<BaumWelch.Fit?, PrismError>?]>(
            Array(repeating: nil, count: jobs.count))
        let done = Mutex(0)
        Workers.run(count: jobs.count, threads: threads) { number in
            let result: Swift.Result<BaumWelch.Fit?, PrismError>
            do throws(PrismError) {
                result = .success(try fit(jobs[number], steps, clusters, bins, cancellation))
            } catch {
                result = .failure(error)
            }
            results.withLock { $0[number] = result }
            progress(
                done.withLock { done in
                    done += steps.steps
                    return done
                })
        }
        var best: [Int: BaumWelch.Fit] = [:]
        // In the order of the starts, so that of equals the first counts.
        for (job, result) in zip(jobs, results.withLock { $0 }) {
            guard let fit = try result?.get() else { continue }
            if let held = best[job.states], held.logLikelihood >= fit.logLikelihood { continue }
            best[job.states] = fit
        }
        return best
    }

    private func fit(
        _ job: Job, _ steps: BaumWelch, _ clusters: BinClusters, _ bins: Int, _ cancellation: Cancellation?
    ) throws(PrismError) -> BaumWelch.Fit? {
        var random = SplitMix64(seed: seed, stream: UInt64(job.states) << 32 | UInt64(job.start))
        guard let start = try clusters.model(states: job.states, floor: steps.floor, random: &random) else {
            return nil
        }
        return try steps.run(from: start, bins: bins, threads: 1, cancellation: cancellation)
    }

    /// The chains themselves, or stretches of them spread evenly, of about `mostBinsToChoose` bins.
    private func sample(of chains: [SignalBins]) -> [SignalBins] {
        let total = chains.reduce(0) { $0 + $1.count }
        guard total > mostBinsToChoose, mostBinsToChoose > 0 else { return chains }
        let stretches = chains.enumerated().flatMap { number, chain in
            stride(from: 0, to: chain.count, by: Self.stretch).map { (chain: number, start: $0) }
        }
        let wanted = max(1, mostBinsToChoose / Self.stretch)
        return (0..<min(wanted, stretches.count)).map { index in
            // The middles of as many equal parts.
            let place = stretches[(2 * index + 1) * stretches.count / (2 * min(wanted, stretches.count))]
            return chains[place.chain][place.start..<place.start + Self.stretch]
        }
    }
}
