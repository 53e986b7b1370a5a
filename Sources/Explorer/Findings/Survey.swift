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
