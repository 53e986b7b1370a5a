import GenomeData
import Predictions
import PrismModel

/// How well predictions agree with measurements, in short, and of which genes that is said.
struct Headline: Sendable, Equatable {
    /// The same of those on one contig.
    struct Part: Sendable, Equatable {
        var contig: String
        var agreement: Agreement
    }

    let genes: ScoredGenes.Kind
    /// Measured genes of the kind, predicted or not.
    let total: Int
    /// Of those predicted so far; nil while there are fewer than two.
    let agreement: Agreement?
    /// Those that are held out contig by contig; none where all lie on one.
    let byContig: [Part]

    /// "n 16 of 244" while not all of them are predicted, then "n 244"; nil where nothing is known yet.
    var count: String? {
        agreement.map { "n \($0.count)" + ($0.count < total ? " of \(total)" : "") }
    }

    /// `fit` holds the genes that are measured and predicted so far, `scored` is chosen of all that are measured.
    init(_ fit: Fit, _ scored: ScoredGenes) {
        (genes, total) = (scored.kind, scored.genes.count)
        // Both rise.
        func agreement(_ genes: [Int]) -> Agreement? {
            var (predicted, measured) = ([Float](), [Float]())
            var place = 0
            for gene in genes {
                while place < fit.genes.count, fit.genes[place] < gene { place += 1 }
                guard place < fit.genes.count, fit.genes[place] == gene else { continue }
                predicted.append(Float(fit.predicted[place]))
                measured.append(Float(fit.measured[place]))
            }
            return Agreement(predicted: predicted, measured: measured)
        }
        self.agreement = agreement(scored.genes).flatMap { $0.count > 1 ? $0 : nil }
        byContig = scored.byContig.compactMap { part in
            agreement(part.genes).map { Part(contig: part.contig, agreement: $0) }
        }
    }
}

extension ScoredGenes.Kind {
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
}
