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
    /// The other's signals that this condition does not have.
    let onlyTheirs: [Int]
    /// How the other spells the contigs of this one.
    let contigs: [String: String]
    /// Why measured values cannot be compared; nil where they can.
    let measuredProblem: String?
    /// What differs between the two as far as no model is needed to tell, a sentence each; A is this condition, B the other.
    let notes: [String]

    init(_ mine: Catalog, _ theirs: Catalog) {
        names = ConditionNames((mine.name, theirs.name), models: (mine.modelName, theirs.modelName))
        let genes = GenePairs(mine.annotation, theirs.annotation)
        var counterparts = [Int32](repeating: -1, count: mine.genes.count)
        for pair in genes.pairs { counterparts[pair.a] = Int32(exactly: pair.b) ?? -1 }
        self.counterparts = counterparts
        count = genes.pairs.count
        isWithoutIDs = !genes.pairs.isEmpty && genes.count(by: .symbol) == count
        let signalNames = theirs.signals.map(\.name)
        let own = Set(mine.signals.map(\.name))
        signals = mine.signals.map { signalNames.firstIndex(of: $0.name) }
        onlyTheirs = signalNames.indices.filter { !own.contains(signalNames[$0]) }
        let spelled = ContigNames(names: Array(theirs.contigLengths.keys))
        let isComparable = mine.expressionUnit == theirs.expressionUnit
        measuredProblem =
            mine.measuresExpression && theirs.measuresExpression && !isComparable
            ? "expression is \(mine.expressionUnit) in one and \(theirs.expressionUnit) in the other" : nil
        contigs = mine.contigLengths.keys.reduce(into: [:]) { $0[$1] = spelled.match($1)?.name }
        let onlyMine = mine.signals.map(\.name).filter { !signalNames.contains($0) }
        let alone = [("A", onlyMine), ("B", onlyTheirs.map { signalNames[$0] })].filter { !$0.1.isEmpty }
        notes =
            genes.lines + alone.map { "only \($0) has \($1.joined(separator: ", "))" }
            + [measuredProblem].compactMap(\.self)
    }

    /// The other's position of a gene of this condition; nil where it has none.
    func theirs(_ gene: Int) -> Int? {
        guard counterparts.indices.contains(gene), counterparts[gene] >= 0 else { return nil }
        return Int(counterparts[gene])
    }

    /// The other's position of a signal of this condition; nil where it has none.
    func theirSignal(_ signal: Int) -> Int? { signals.indices.contains(signal) ? signals[signal] : nil }

    /// Whether two are the same object.
    static func == (first: ConditionPairing, second: ConditionPairing) -> Bool { first === second }
}
