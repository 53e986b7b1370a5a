import GenomeData
import Predictions
import PrismModel

/// Measured against predicted values of the genes that have both, and how well they agree.
struct Fit: Sendable, Equatable {
    var genes: [Int] = []
    var measured: [Double] = []
    var predicted: [Double] = []
    /// Whether the model did not learn from each of them; nil where that is not known.
    var heldOut: [Bool?] = []
    var all: Agreement?
    var bySplit: [(split: Split, standing: Standing, agreement: Agreement)] = []
    /// Of the genes that the model did not learn from, and of those that it learned from, where that is known of some.
    var byLearning: [(isHeldOut: Bool, agreement: Agreement)] = []
    /// What the header says; nil before anything is known.
    var headline: Headline?

    /// A gene with both.
    struct Point: Sendable, Equatable {
        var gene: Int
        var measured: Float
        var predicted: Float
    }

    static func == (first: Fit, second: Fit) -> Bool {
        first.genes == second.genes && first.measured == second.measured
            && first.predicted == second.predicted
    }

    init() {}

    init(
        _ survey: Survey, measured known: [Float?], split: (Int) -> Split?, isHeldOut: (Int) -> Bool?,
        contig: (Int) -> String
    ) {
        var points: [Point] = []
        for gene in 0..<survey.genes {
            guard let value = survey.value(gene), gene < known.count, let truth = known[gene] else {
                continue
            }
            points.append(Point(gene: gene, measured: truth, predicted: value))
        }
        self.init(points, measured: known, split: split, isHeldOut: isHeldOut, contig: contig)
    }

    /// `pairs` are the genes of which both are known, rising; `known` is every gene's measured value.
    init(
        _ pairs: [Point], measured known: [Float?], split: (Int) -> Split?, isHeldOut: (Int) -> Bool?,
        contig: (Int) -> String
    ) {
        genes = pairs.map(\.gene)
        measured = pairs.map { Double($0.measured) }
        predicted = pairs.map { Double($0.predicted) }
        heldOut = pairs.map { isHeldOut($0.gene) }
        all = Agreement(predicted: pairs.map(\.predicted), measured: pairs.map(\.measured))
        func agreement(_ isPart: (Int) -> Bool) -> Agreement? {
            let part = pairs.filter { isPart($0.gene) }
            return Agreement(predicted: part.map(\.predicted), measured: part.map(\.measured))
        }
        bySplit = Split.allCases.compactMap { kind in
            let places = pairs.indices.filter { split(pairs[$0].gene) == kind }
            return agreement { split($0) == kind }.map { (kind, standing(of: places), $0) }
        }
        byLearning = [true, false].compactMap { kind in
            agreement { isHeldOut($0) == kind }.map { (kind, $0) }
        }
        headline = Headline(
            self,
            ScoredGenes(
                known.indices.filter { known[$0] != nil }, split: split, isHeldOut: isHeldOut, contig: contig)
        )
    }

    /// Whether the model learned from some of these genes, by position among them.
    func standing(of places: [Int]) -> Standing {
        Standing(places.map { heldOut.indices.contains($0) ? heldOut[$0] : nil })
    }
}
