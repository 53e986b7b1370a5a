import GenomeData
import PrismModel

/// How well predictions agree with measurements, in short, and of which genes that is said: those that the model did not
/// learn from, wherever there are some.
struct Headline: Sendable, Equatable {
    /// Which genes the figures are of.
    enum Genes: Sendable, Equatable {
        /// Not learned from, and of the test split.
        case test
        /// Not learned from.
        case heldOut
        /// All, and the model learned from each of them.
        case learned
        /// All: the weights do not tell of some of them, and of none that it is held out.
        case unknown

        /// Before the figures: "held out ".
        var before: String {
            switch self {
            case .test: "test "
            case .heldOut: "held out "
            case .learned, .unknown: ""
            }
        }

        /// Behind the figures, in short, where nothing stands before them.
        var behind: String {
            switch self {
            case .test, .heldOut: ""
            case .learned: " trained on"
            case .unknown: " held out?"
            }
        }

        /// The genes, in full.
        var title: String {
            switch self {
            case .test: "held-out genes of the test split"
            case .heldOut: "held-out genes"
            case .learned: "genes the model learned from"
            case .unknown: "all genes, held out: unknown"
            }
        }

        /// Whether a gene is one of them.
        func holds(split: Split?, isHeldOut: Bool?) -> Bool {
            switch self {
            case .test: isHeldOut == true && split == .test
            case .heldOut: isHeldOut == true
            case .learned, .unknown: true
            }
        }
    }

    let genes: Genes
    /// Measured genes of the kind, predicted or not.
    let total: Int
    /// Of those predicted so far; nil while there are fewer than two.
    let agreement: Agreement?

    /// "n 16 of 244" while not all of them are predicted, then "n 244"; nil where nothing is known yet.
    var count: String? {
        agreement.map { "n \($0.count)" + ($0.count < total ? " of \(total)" : "") }
    }

    /// `fit` holds the genes that are measured and predicted so far, `measured` every gene's measurement.
    init(_ fit: Fit, measured: [Float?], split: (Int) -> Split?, isHeldOut: (Int) -> Bool?) {
        let chosen: [Int]
        (genes, chosen) = Self.chosen(measured: measured, split: split, isHeldOut: isHeldOut)
        total = chosen.count
        let wanted = Set(chosen)
        let places = fit.genes.indices.filter { wanted.contains(fit.genes[$0]) }
        agreement =
            places.count > 1
            ? Agreement(
                predicted: places.map { Float(fit.predicted[$0]) },
                measured: places.map { Float(fit.measured[$0]) }) : nil
    }

    /// Which genes figures are said of, and these genes.
    static func chosen(
        measured: [Float?], split: (Int) -> Split?, isHeldOut: (Int) -> Bool?
    ) -> (kind: Genes, genes: [Int]) {
        let known = measured.indices.filter { measured[$0] != nil }
        let kind = kind(of: known, split: split, isHeldOut: isHeldOut)
        return (kind, known.filter { kind.holds(split: split($0), isHeldOut: isHeldOut($0)) })
    }

    /// Which of some genes figures are said of.
    static func kind(of genes: [Int], split: (Int) -> Split?, isHeldOut: (Int) -> Bool?) -> Genes {
        let kinds: [Genes] = [.test, .heldOut]
        if let kind = kinds.first(where: { kind in
            genes.contains { kind.holds(split: split($0), isHeldOut: isHeldOut($0)) }
        }) {
            return kind
        }
        return genes.allSatisfy { isHeldOut($0) != nil } ? .learned : .unknown
    }
}
