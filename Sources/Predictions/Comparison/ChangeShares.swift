import GenomeData
import PrismModel
import Wording

/// How the signals share a gene's predicted change between two conditions: Shapley values over transplants from none to all
/// of them, which add up to the change that they make.
///
/// With one model for both and nothing else that differs, that is the predicted change. What is left of it is the
/// remainder.
public struct ChangeShares: Sendable, Equatable {
    /// What else differs, and so may make the remainder.
    public enum Cause: String, Sendable, Hashable, CaseIterable {
        /// Other members predict B.
        case model
        /// The windows' bases differ.
        case sequence
        /// Features that are not made of signals differ.
        case features
        /// Signals that cannot be taken from B.
        case signals
        /// What lies around the gene beside the signals, as other promoters that are masked.
        case surroundings
    }

    /// The Shapley value of each signal of A's model, in its order, in the unit of the predictions; nil for those that
    /// cannot be taken from B.
    public let signals: [Double?]
    /// The prediction in A.
    public let a: Double
    /// A's model's prediction with all signals taken that can be.
    public let transplanted: Double
    /// The prediction in B, by B's model.
    public let b: Double
    /// What else differs between the two; none where the remainder is 0 for that reason.
    public let causes: [Cause]

    /// The predicted change: B less A.
    public var change: Double { b - a }

    /// What of the change the signals do not make.
    public var remainder: Double { b - transplanted }

    /// What the remainder is made of, "model, sequence"; nil where there is none.
    public var remainderWords: String? {
        causes.isEmpty ? nil : causes.map(\.rawValue).joined(separator: ", ")
    }
}

extension Conditions {
    /// The masks of the transplants that shares are computed from: the set of `transplantable` signals given by bits, 2^n.
    ///
    /// - Throws: where there are more signals than `ShapleyValues.mostPlayers`.
    public func transplants() throws(GenomeDataError) -> [ModalityMask] {
        let players = transplantable
        guard players.count <= ShapleyValues.mostPlayers else {
            throw GenomeDataError(
                file: a.dataSet.manifest.path, place: "model \(a.name)",
                problem: "Shapley values are for at most \(ShapleyValues.mostPlayers) signals, not "
                    + "\(players.count): every choice of them is predicted")
        }
        return (0..<(1 << players.count)).map { bits in
            ModalityMask(off: players.indices.filter { bits & (1 << $0) != 0 }.map { players[$0] })
        }
    }

    /// A gene's shares, from predictions at hand.
    ///
    /// - Parameters:
    ///   - pair: the gene.
    ///   - values: A's model's predictions under each of `transplants()`, in that order.
    ///   - b: the prediction in B, by B's model.
    /// - Returns: nil where there are not as many values.
    /// - Throws: as `WindowEncoder.window(ofGeneAt:)`.
    public func shares(
        of pair: GenePairs.Pair, _ values: [Float], b: Float
    ) throws(GenomeDataError) -> ChangeShares? {
        let players = transplantable
        guard let first = values.first, let last = values.last, values.count == 1 << players.count,
            let found = ShapleyValues.of(players: players.count, { Double(values[$0]) })
        else { return nil }
        var shares = [Double?](repeating: nil, count: signals.count)
        for (player, value) in zip(players, found) { shares[player] = value }
        return ChangeShares(
            signals: shares, a: Double(first), transplanted: Double(last), b: Double(b),
            causes: try causes(of: pair, isZero: last == b))
    }

    /// A gene's shares: 2^n predictions of A's model in one batch, and one of B's.
    ///
    /// - Throws: as `transplants()` and `predictions(of:taking:)`.
    public func shares(
        of pair: GenePairs.Pair, threads: Int = PrismModel.defaultThreads, cancellation: Cancellation? = nil
    ) throws -> ChangeShares? {
        let values = try predictions(
            of: pair, taking: transplants(), threads: threads, cancellation: cancellation)
        let window = try b.encoder.window(ofGeneAt: pair.b)
        let theirs = try b.members(ofGeneAt: pair.b).predict(
            [window], threads: threads, cancellation: cancellation)
        guard let last = theirs.first?.observed?.mean else { return nil }
        return try shares(of: pair, values.compactMap { $0.observed?.mean }, b: last)
    }

    /// What differs between the windows of a gene beside the signals that can be taken.
    private func causes(of pair: GenePairs.Pair, isZero: Bool) throws(GenomeDataError) -> [ChangeShares.Cause]
    {
        var causes: [ChangeShares.Cause] = []
        if !sharesMembers(pair) { causes.append(.model) }
        let own = try a.encoder.window(ofGeneAt: pair.a)
        let theirs = try donorWindow(of: pair)
        if own.bases != theirs.bases { causes.append(.sequence) }
        let taken = Set(
            own.groups.columns(offIn: own.groups.closing(ModalityMask(off: transplantable))))
        if own.features.indices.contains(where: {
            !taken.contains($0) && own.groups.unseen[$0] == nil && own.features[$0] != theirs.features[$0]
        }) {
            causes.append(.features)
        }
        if transplantable.count < signals.count { causes.append(.signals) }
        if causes.isEmpty, !isZero { causes.append(.surroundings) }
        return causes
    }
}
