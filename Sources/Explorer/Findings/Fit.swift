import GenomeData
import PrismModel

/// Measured against predicted values of the genes that have both, and how well they agree.
struct Fit: Sendable, Equatable {
    var genes: [Int] = []
    var measured: [Double] = []
    var predicted: [Double] = []
    var all: Agreement?
    var bySplit: [(split: Split, agreement: Agreement)] = []

    static func == (first: Fit, second: Fit) -> Bool {
        first.genes == second.genes && first.measured == second.measured
            && first.predicted == second.predicted
    }

    init() {}

    init(_ survey: Survey, measured all: [Float?], split: (Int) -> Split?) {
        var pairs: [(gene: Int, measured: Float, predicted: Float)] = []
        for gene in 0..<survey.genes {
            guard let value = survey.value(gene), gene < all.count, let truth = all[gene] else { continue }
            pairs.append((gene, truth, value))
        }
        genes = pairs.map(\.gene)
        measured = pairs.map { Double($0.measured) }
        predicted = pairs.map { Double($0.predicted) }
        self.all = Agreement(predicted: pairs.map(\.predicted), measured: pairs.map(\.measured))
        bySplit = Split.allCases.compactMap { kind in
            let part = pairs.filter { split($0.gene) == kind }
            return Agreement(predicted: part.map(\.predicted), measured: part.map(\.measured)).map {
                (kind, $0)
            }
        }
    }
}
