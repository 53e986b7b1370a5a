import GenomeData

/// The genes that figures are said of: those that no model which predicts them learned from, wherever there are some; one rule for
/// the summaries of commands, the explorer's figures and reports.
public struct ScoredGenes: Sendable, Equatable {
    /// Which genes they are.
    public enum Kind: Sendable, Equatable {
        /// Not learned from, and of the test split, as others may have chosen the weights.
        case test
        /// Not learned from.
        case heldOut
        /// All, and the model learned from each of them.
        case learned
        /// All: the weights do not tell of some of them, and of none that it is held out.
        case unknown

        /// Whether no model learned from any of them.
        public var isHeldOut: Bool { self == .test || self == .heldOut }

        /// Whether a gene is one of them.
        public func holds(split: Split?, isHeldOut: Bool?) -> Bool {
            switch self {
            case .test: isHeldOut == true && split == .test
            case .heldOut: isHeldOut == true
            case .learned, .unknown: true
            }
        }
    }

    /// Those of one contig.
    public struct Part: Sendable, Equatable {
        /// The contig.
        public var contig: String
        /// The genes, in their order.
        public var genes: [Int]
    }

    /// Which genes they are.
    public let kind: Kind
    /// The genes, in their order.
    public let genes: [Int]
    /// Those that are held out contig by contig, as contigs come first; none where all lie on one.
    ///
    /// Contigs are held out for reasons of their own, one to test and another because an effect differs there: a figure over both
    /// is one of neither.
    public let byContig: [Part]

    /// Chooses among genes, which are any numbers.
    ///
    /// - Parameters:
    ///   - genes: those that have what a figure is made of.
    ///   - split: a gene's split; nil for none, and where the model takes no notice of it.
    ///   - isHeldOut: whether no model that predicts it learned from it; nil where that is not known.
    ///   - contig: where it lies.
    /// - Complexity: O(genes).
    public init(
        _ genes: [Int], split: (Int) -> Split?, isHeldOut: (Int) -> Bool?, contig: (Int) -> String
    ) {
        let kind = Self.kind(of: genes, split: split, isHeldOut: isHeldOut)
        self.kind = kind
        self.genes = genes.filter { kind.holds(split: split($0), isHeldOut: isHeldOut($0)) }
        let parts = kind.isHeldOut ? Self.byContig(self.genes, contig) : []
        byContig = parts.count > 1 ? parts : []
    }

    /// Which of some genes figures are said of.
    public static func kind(
        of genes: [Int], split: (Int) -> Split?, isHeldOut: (Int) -> Bool?
    ) -> Kind {
        let kinds: [Kind] = [.test, .heldOut]
        if let kind = kinds.first(where: { kind in
            genes.contains { kind.holds(split: split($0), isHeldOut: isHeldOut($0)) }
        }) {
            return kind
        }
        return genes.allSatisfy { isHeldOut($0) != nil } ? .learned : .unknown
    }

    /// Genes contig by contig, as contigs come first.
    static func byContig(_ genes: [Int], _ contig: (Int) -> String) -> [Part] {
        var parts: [Part] = []
        var places: [String: Int] = [:]
        // Genes that follow each other mostly lie on the same contig.
        var last = -1
        for gene in genes {
            let name = contig(gene)
            if !parts.indices.contains(last) || parts[last].contig != name {
                last = places[name] ?? parts.count
                if last == parts.count {
                    parts.append(Part(contig: name, genes: []))
                    places[name] = last
                }
            }
            parts[last].genes.append(gene)
        }
        return parts
    }
}
