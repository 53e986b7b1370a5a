import GenomeData
import PrismModel

/// The observed predictions of every gene under one mask, as they come in.
struct Survey: Sendable, Equatable {
    /// By gene; nil where not predicted, or not yet.
    private(set) var values: [Float?]
    /// Genes before this one have been tried.
    private(set) var next = 0
    /// How many genes could not be predicted, and why the first of them could not.
    private(set) var failures = 0
    private(set) var firstFailure: String?

    init(genes: Int) { values = Array(repeating: nil, count: genes) }

    var isComplete: Bool { next >= values.count }
    var predicted: Int { next - failures }

    /// The next genes to predict.
    func batch(of count: Int) -> Range<Int> { next..<min(values.count, next + count) }

    /// Takes the outcome of a batch, if it is the one that comes next.
    mutating func take(_ batch: Range<Int>, _ outcomes: [Result<Float, Problem>]) {
        guard batch.lowerBound == next, batch.upperBound <= values.count, batch.count == outcomes.count
        else { return }
        for (gene, outcome) in zip(batch, outcomes) {
            switch outcome {
            case .success(let value): values[gene] = value
            case .failure(let problem):
                failures += 1
                firstFailure = firstFailure ?? problem.text
            }
        }
        next = batch.upperBound
    }

    func value(_ gene: Int) -> Float? { values.indices.contains(gene) ? values[gene] : nil }
}

/// Why something could not be had, in words for people.
struct Problem: Error, Sendable, Equatable {
    var text: String

    init(_ text: String) { self.text = text }
    init(_ error: any Error) { text = "\(error)" }
}

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
        for (gene, value) in survey.values.enumerated() {
            guard let value, gene < all.count, let truth = all[gene] else { continue }
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
