import GenomeData
import PrismModel

/// What the training of a model that is adjusted for background states starts from: the states, learned without the genes
/// that are held out, their prior, and where each state's effect starts.
public struct BackgroundAdjustment: Sendable, Equatable {
    /// The states; the prior is the mean assignment of the training genes.
    public let states: BackgroundModel
    /// How they were learned.
    public let learning: HiddenMarkovLearning.Result
    /// The position of each of their signals among the model's.
    public let signals: [Int]
    /// Where g starts, one per background state.
    public let effects: [Float]

    /// Learns states for a model.
    ///
    /// - Parameters:
    ///   - bins: the signals along the genome.
    ///   - encoder: makes the model's windows, and knows in which states genes lie.
    ///   - training: measured genes to learn from, by position in the data set's.
    ///   - heldOut: neighbours that are held out together, by position: the stretches of the genome from the first to the
    ///     last of them are not learned from. Where there are none, states are learned from the contigs of training genes.
    ///   - count: how many states.
    ///   - seed: of the learning.
    ///   - threads: how many threads work; the numbers do not depend on it.
    ///   - cancellation: looked at now and then.
    ///   - progress: called with steps done and most steps there can be, from any thread.
    /// - Throws: `PrismError.input` where the signals hold no background or less than two states of it, and where measured
    ///   expression falls below 0, which such a model cannot predict; `GenomeDataError` where files cannot be read;
    ///   `PrismError.cancelled`.
    public init(
        _ bins: BackgroundBins, _ encoder: WindowEncoder, training: [Int], heldOut: [[Int]] = [],
        count: HiddenMarkovLearning.Count = .usual, seed: UInt64 = BackgroundBins.usualSeed,
        threads: Int = PrismModel.defaultThreads, cancellation: Cancellation? = nil,
        progress: @escaping @Sendable (_ done: Int, _ most: Int) -> Void = { _, _ in }
    ) throws {
        signals = try Self.signals(bins, encoder)
        let learned: (model: BackgroundModel, learning: HiddenMarkovLearning.Result)
        do throws(PrismError) {
            learned = try bins.learnedStates(
                from: heldOut.isEmpty ? nil : bins.outside(heldOut), count: count, seed: seed,
                threads: threads,
                cancellation: cancellation, progress: progress)
        } catch .noBackground(let reason) {
            throw Self.nothing(bins, reason)
        }
        learning = learned.learning
        var states = learned.model
        guard states.backgroundStates > 1 else {
            throw Self.nothing(
                bins,
                "of the \(states.chain.states) states found \(states.backgroundStates == 0 ? "none" : "one alone") lasts "
                    + "\(BackgroundModel.shortestStretch) bases")
        }
        var (assignments, targets): ([[Float]], [Float]) = ([], [])
        for index in training {
            guard let target = try bins.dataSet.measured(at: index) else { continue }
            guard target >= 0 else {
                throw PrismError.input(
                    problem:
                        "\(bins.dataSet.manifest.path): gene \(bins.dataSet.genes[index].id) has the expression "
                        + "\(target), and a model adjusted for background states predicts nothing below 0")
            }
            let own = try encoder.background?.assignment(
                ofGeneAt: index, to: states, signals: signals, without: [])
            guard let own else { continue }
            assignments.append(own)
            targets.append(target)
        }
        if let prior = BackgroundModel.prior(of: assignments) { states.prior = prior }
        effects = states.startingEffects(assignments, targets: targets)
        self.states = states
    }

    /// That there is nothing to adjust for, and why.
    private static func nothing(_ bins: BackgroundBins, _ reason: String) -> PrismError {
        .input(
            problem:
                "\(bins.dataSet.manifest.path): \(BackgroundBins.noInformation) (\(reason)), so there is no adjustment by them; "
                + "the published kind of states is learned by --variant prism")
    }

    /// The position of the bins' signals among a model's.
    private static func signals(
        _ bins: BackgroundBins, _ encoder: WindowEncoder
    ) throws(PrismError) -> [Int] {
        let path = bins.dataSet.manifest.path
        guard !bins.signals.isEmpty else {
            throw nothing(bins, bins.lack)
        }
        return try bins.signals.map { signal throws(PrismError) in
            guard let position = encoder.signals.firstIndex(of: signal) else {
                throw .input(
                    problem: "\(path): the model does not take \(bins.dataSet.signals[signal].name)")
            }
            return position
        }
    }

    /// The sizes of a model that is adjusted for the states.
    public func sizes(
        form: ModelConfiguration.Background.Form, smoothing: Double
    ) -> ModelConfiguration.Background {
        ModelConfiguration.Background(
            states: states.backgroundStates, signals: signals, form: form, smoothing: smoothing)
    }
}

extension BackgroundBins {
    /// The bins of contigs that states are learned from.
    var training: [SignalBins] { chains.filter(\.isTraining).map(\.bins) }

    /// All bins but those from the first to the last TSS of neighbours, contig by contig.
    func outside(_ neighbours: [[Int]]) -> [SignalBins] {
        var stretches: [String: [Range<Int>]] = [:]
        for genes in neighbours {
            let placed = genes.filter(dataSet.genes.indices.contains).map { dataSet.genes[$0] }
            for (contig, own) in Dictionary(grouping: placed, by: \.contig) {
                let bins = own.map { max(0, $0.tss) / binSize }
                guard let first = bins.min(), let last = bins.max() else { continue }
                stretches[contig, default: []].append(first..<last + 1)
            }
        }
        return chains.flatMap { chain -> [SignalBins] in
            var parts: [SignalBins] = []
            var start = 0
            let cuts = stretches[chain.contig.name] ?? []
            for cut in cuts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
                if cut.lowerBound > start { parts.append(chain.bins[start..<cut.lowerBound]) }
                start = max(start, cut.upperBound)
            }
            if start < chain.bins.count { parts.append(chain.bins[start..<chain.bins.count]) }
            return parts
        }
    }
}
