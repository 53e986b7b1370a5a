import GenomeData
import Predictions

/// Which genes, signals and contigs of another condition are which of this one's.
///
/// Shared and compared by identity, as it may be large.
final class ConditionPairing: Sendable, Equatable {
    /// By gene of this condition, the other's; -1 for none.
    private let counterparts: [Int32]
    /// What both are called.
    let names: ConditionNames
    /// How many genes are in both.
    let count: Int
    /// Whether none of them was found by its id, but all by their symbols.
    let isWithoutIDs: Bool
    /// By signal of this condition, the other's of the same name.
    let signals: [Int?]
    /// By signal of this condition, how the other's is given otherwise; nil where both stand on one scale.
    private let scales: [SignalScale.Difference?]
    /// The other's signals that this condition does not have.
    let onlyTheirs: [Int]
    /// Where the genes of both lie.
    let places: PairedPlaces
    /// Why measured values cannot be compared; nil where they can.
    let measuredProblem: String?
    /// What differs between the two as far as no model is needed to tell, a sentence each.
    let notes: [String]
    /// What is drawn otherwise for that, a sentence each.
    let drawnNotes: [String]
    /// What of it matters before anything is read off the screen, in a few words each.
    let differences: [String]

    init(_ mine: Catalog, _ theirs: Catalog) {
        names = ConditionNames((mine.name, theirs.name), models: (mine.modelName, theirs.modelName))
        let labels = names.labels
        let genes = GenePairs(mine.annotation, theirs.annotation)
        var counterparts = [Int32](repeating: -1, count: mine.genes.count)
        for pair in genes.pairs { counterparts[pair.a] = Int32(exactly: pair.b) ?? -1 }
        self.counterparts = counterparts
        count = genes.pairs.count
        isWithoutIDs = !genes.pairs.isEmpty && genes.count(by: .symbol) == count
        let signalNames = theirs.signals.map(\.name)
        let own = Set(mine.signals.map(\.name))
        let signals = mine.signals.map { signalNames.firstIndex(of: $0.name) }
        let scales = zip(mine.signals, signals).map { signal, other in
            other.flatMap { signal.scale.difference(to: theirs.signals[$0].scale, labels) }
        }
        (self.signals, self.scales) = (signals, scales)
        onlyTheirs = signalNames.indices.filter { !own.contains(signalNames[$0]) }
        let isComparable = mine.expressionUnit == theirs.expressionUnit
        measuredProblem =
            mine.measuresExpression && theirs.measuresExpression && !isComparable
            ? "expression is \(mine.expressionUnit) in one and \(theirs.expressionUnit) in the other" : nil
        places = PairedPlaces(
            genes, .init(mine.annotation, contigs: mine.contigLengths, assembly: mine.assembly),
            .init(theirs.annotation, contigs: theirs.contigLengths, assembly: theirs.assembly),
            names: labels)
        let onlyMine = mine.signals.map(\.name).filter { !signalNames.contains($0) }
        let alone = [(labels.a, onlyMine), (labels.b, onlyTheirs.map { signalNames[$0] })]
            .filter { !$0.1.isEmpty }
        notes =
            genes.lines(labels) + alone.map { "only \($0) has \($1.joined(separator: ", "))" } + places.notes
            + [measuredProblem].compactMap(\.self)
        drawnNotes = scales.compactMap { $0.map { "\($0.problem): each is drawn on a scale of its own" } }
        let units = zip(mine.signals, scales).compactMap { signal, scale in
            scale.map { "\(signal.name) in \($0.b)" }
        }
        differences =
            places.differences + (measuredProblem == nil ? [] : ["expression in \(theirs.expressionUnit)"])
            + units
    }

    /// The other's position of a gene of this condition; nil where it has none.
    func theirs(_ gene: Int) -> Int? {
        guard counterparts.indices.contains(gene), counterparts[gene] >= 0 else { return nil }
        return Int(counterparts[gene])
    }

    /// The other's position of a signal of this condition; nil where it has none.
    func theirSignal(_ signal: Int) -> Int? { signals.indices.contains(signal) ? signals[signal] : nil }

    /// How the other's signal of the same name is given otherwise; nil where both stand on one scale, or it has none.
    func scaleDifference(_ signal: Int) -> SignalScale.Difference? {
        scales.indices.contains(signal) ? scales[signal] : nil
    }

    /// Whether two are the same object.
    static func == (first: ConditionPairing, second: ConditionPairing) -> Bool { first === second }
}
