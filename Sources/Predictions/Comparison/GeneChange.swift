import GenomeData
import PrismModel

/// One gene in two conditions.
public struct GeneChange: Sendable, Equatable {
    /// The gene.
    public var pair: GenePairs.Pair
    /// Measured expression.
    public var measured: InBoth<Float>
    /// The measured change; nil where one is not measured, or the two are in different units.
    public var measuredChange: Float?
    /// The predictions from sequence and signals as they are, each by its condition's model.
    public var predicted: InBoth<Float>
    /// The predictions under the intervention; none where they are not computed.
    public var intervened: InBoth<Float>
    /// The background states that it lies in.
    public var states: StateMove
    /// The sample standard deviation of the predicted change: over the members where the same predict both, or else of the
    /// difference of two means that vary independently. Nil for single members.
    public var spread: Float?
    /// Whether no member that predicts it, in either condition, learned from it; nil where one does not tell.
    public var isHeldOut: Bool?
    /// The mean of each of A's model's signals over the window, as that model takes it; none for a signal that B lacks.
    public var signals: [InBoth<Float>]
    /// How the signals share the predicted change; nil where that is not asked, or cannot be told.
    public var shares: ChangeShares?
    /// A's predictions with each of the transplants that were asked; nil for those that cannot be made.
    public var transplants: [Float?]
}

extension Conditions {
    /// Genes in both conditions, predicted by each condition's model.
    ///
    /// - Parameters:
    ///   - pairs: the genes.
    ///   - isFull: whether the intervened predictions are computed too.
    ///   - sharesSignals: whether the signals' shares are.
    ///   - transplants: what else is taken from B, by mask.
    ///   - threads: at most so many threads work at a time; the numbers do not depend on it.
    /// - Returns: one per gene, in order.
    /// - Throws: `GenomeDataError` or `PrismError`.
    public func changes(
        of pairs: [GenePairs.Pair], isFull: Bool = false, sharesSignals: Bool = false,
        transplants: [ModalityMask] = [], threads: Int = PrismModel.defaultThreads
    ) throws -> [GeneChange] {
        let outputs: PredictionOutputs = isFull ? [.observed, .intervened] : .observed
        let one = try a.predict(
            pairs.map(\.a), pairs.map { try a.encoder.window(ofGeneAt: $0.a) }, outputs: outputs,
            threads: threads)
        let two = try b.predict(
            pairs.map(\.b), pairs.map { try b.encoder.window(ofGeneAt: $0.b) }, outputs: outputs,
            threads: threads)
        var changes: [GeneChange] = []
        for (pair, predictions) in zip(pairs, zip(one, two)) {
            var change = try change(of: pair, predictions.0, predictions.1)
            try add(
                to: &change, shares: sharesSignals ? self.transplants() : [], transplants, threads: threads)
            changes.append(change)
        }
        return changes
    }

    private func change(
        of pair: GenePairs.Pair, _ one: EnsemblePrediction, _ two: EnsemblePrediction
    ) throws(GenomeDataError) -> GeneChange {
        let measured = try measured(pair)
        return GeneChange(
            pair: pair, measured: measured,
            measuredChange: measuredProblem == nil ? measured.change : nil,
            predicted: InBoth(a: one.observed?.mean, b: two.observed?.mean),
            intervened: InBoth(a: one.intervened?.mean, b: two.intervened?.mean),
            states: states(of: pair, one, two),
            spread: spread(of: pair, one, two), isHeldOut: isHeldOut(pair), signals: try signalMeans(pair),
            shares: nil, transplants: [])
    }

    /// The standard deviation of the change of the observed predictions.
    private func spread(
        of pair: GenePairs.Pair, _ one: EnsemblePrediction, _ two: EnsemblePrediction
    ) -> Float? {
        if sharesMembers(pair) {
            let changes = zip(one.members, two.members).compactMap { own, other in
                InBoth(a: own.observed, b: other.observed).change
            }
            return EnsemblePrediction.Spread(changes)?.standardDeviation
        }
        let deviations = [one.observed?.standardDeviation, two.observed?.standardDeviation].compactMap(\.self)
        guard !deviations.isEmpty else { return nil }
        return deviations.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }

    /// How the mean of each of the `transplantable` signals over a gene's window changes, as A's model takes it, in their order.
    ///
    /// - Throws: as `WindowEncoder.window(ofGeneAt:)`.
    public func signalChanges(of pair: GenePairs.Pair) throws(GenomeDataError) -> [Float?] {
        let means = try signalMeans(pair)
        return transplantable.map { means[$0].change }
    }

    private func signalMeans(_ pair: GenePairs.Pair) throws(GenomeDataError) -> [InBoth<Float>] {
        let own = try a.encoder.window(ofGeneAt: pair.a)
        let theirs = try donorWindow(of: pair)
        return signals.indices.map { signal in
            func mean(_ window: GeneWindow) -> Float {
                let places = stride(from: signal, to: window.signals.count, by: signals.count)
                let sum = places.reduce(0.0) { $0 + Double(window.signals[$1]) }
                return Float(sum / Double(max(1, window.length)))
            }
            return InBoth(a: mean(own), b: signals[signal].isTransplantable ? mean(theirs) : nil)
        }
    }

    /// Adds what comes of windows with something of B's in them: all of a gene's in one batch.
    private func add(
        to change: inout GeneChange, shares: [ModalityMask], _ transplants: [ModalityMask], threads: Int
    ) throws {
        guard obstacle(to: change.pair) == nil else {
            change.transplants = transplants.map { _ in nil }
            return
        }
        var masks = shares
        for mask in transplants where !masks.contains(mask) { masks.append(mask) }
        let values = try predictions(of: change.pair, taking: masks, threads: threads).map {
            $0.observed?.mean
        }
        let known = Dictionary(uniqueKeysWithValues: zip(masks, values))
        change.transplants = transplants.map { known[$0] ?? nil }
        guard !shares.isEmpty, let end = change.predicted.b else { return }
        change.shares = try self.shares(of: change.pair, shares.compactMap { known[$0] ?? nil }, b: end)
    }
}
