import GenomeData
import Wording

/// The genes of two data sets, A and B, that are one gene: found by id, or else by id without version, or else, as a fallback
/// that is said, by a symbol that only one gene of B on the contig has.
///
/// Every gene is in one pair at most. Of several genes of A that could be one gene of B, that with its id is paired; where
/// none has it, none is.
public struct GenePairs: Sendable, Equatable {
    /// A gene of both.
    public struct Pair: Sendable, Hashable {
        /// The position in A's genes.
        public let a: Int
        /// The position in B's genes.
        public let b: Int
        /// What the gene was found by.
        public let basis: GeneKeys.Basis
    }

    /// The genes of both, in the order of A's.
    public let pairs: [Pair]
    /// The positions, in A's genes, of those that are in no pair.
    public let onlyA: [Int]
    /// The positions, in B's genes, of those that are in no pair.
    public let onlyB: [Int]
    /// How many of `onlyA` could be a gene of B that another gene of A could be too.
    public let ambiguous: Int

    /// By position in A's genes, and in B's, the number among `pairs`.
    private let numberByA: [Int: Int]
    private let numberByB: [Int: Int]

    /// Pairs the genes of two data sets.
    ///
    /// - Complexity: O(genes).
    public init(_ a: Annotation, _ b: Annotation) {
        let found = a.genes.map { b.match(of: $0) }
        var claims = [Int](repeating: 0, count: b.genes.count)
        var isOwned = [Bool](repeating: false, count: b.genes.count)
        for match in found {
            guard let match else { continue }
            claims[match.index] += 1
            if match.basis == .id { isOwned[match.index] = true }
        }
        var (pairs, onlyA, ambiguous): ([Pair], [Int], Int) = ([], [], 0)
        for (index, match) in found.enumerated() {
            if let match, match.basis == .id || (claims[match.index] == 1 && !isOwned[match.index]) {
                pairs.append(Pair(a: index, b: match.index, basis: match.basis))
            } else {
                onlyA.append(index)
                if match != nil { ambiguous += 1 }
            }
        }
        self.pairs = pairs
        self.onlyA = onlyA
        self.ambiguous = ambiguous
        numberByA = Dictionary(uniqueKeysWithValues: pairs.enumerated().map { ($1.a, $0) })
        let numberByB = Dictionary(uniqueKeysWithValues: pairs.enumerated().map { ($1.b, $0) })
        self.numberByB = numberByB
        onlyB = b.genes.indices.filter { numberByB[$0] == nil }
    }

    /// The pair of the gene at a position of A's genes; nil where B does not have it.
    public func pair(ofA index: Int) -> Pair? { numberByA[index].map { pairs[$0] } }

    /// The pair of the gene at a position of B's genes; nil where A does not have it.
    public func pair(ofB index: Int) -> Pair? { numberByB[index].map { pairs[$0] } }

    /// How many genes were found by what.
    public func count(by basis: GeneKeys.Basis) -> Int { pairs.count { $0.basis == basis } }

    /// What is shared and what only one has, a sentence each: "700 genes in both, 20 of them by symbol alone".
    public func lines(_ names: ConditionLabels = .letters) -> [String] {
        let others = [GeneKeys.Basis.unversioned, .symbol].compactMap { basis -> String? in
            let count = count(by: basis)
            guard count > 0 else { return nil }
            return "\(count.grouped) by \(basis == .symbol ? "symbol alone" : "id without version")"
        }
        var lines = [([pairs.count.counted("gene") + " in both"] + others).joined(separator: ", ")]
        if !onlyA.isEmpty {
            lines.append(
                onlyA.count.counted("gene") + " only in \(names.a)"
                    + (ambiguous > 0
                        ? ", \(ambiguous.grouped) of them as several would be one gene of \(names.b)" : ""))
        }
        if !onlyB.isEmpty { lines.append(onlyB.count.counted("gene") + " only in \(names.b)") }
        return lines
    }
}
