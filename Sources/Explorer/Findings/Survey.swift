/// The observed predictions of every gene under one mask, as they come in.
struct Survey: Sendable, Equatable {
    /// By gene; NaN where not predicted, or not yet: half the bytes of an optional.
    private var known: [Float]
    /// Genes before this one have been tried.
    private(set) var next = 0
    /// How many genes could not be predicted, and why the first of them could not.
    private(set) var failures = 0
    private(set) var firstFailure: String?

    init(genes: Int) { known = Array(repeating: .nan, count: max(0, genes)) }

    /// How many genes there are.
    var genes: Int { known.count }
    /// By gene; nil where not predicted, or not yet.
    var values: [Float?] { known.indices.map(value) }
    var isComplete: Bool { next >= genes }
    var predicted: Int { next - failures }

    /// The next genes to predict.
    func batch(of count: Int) -> Range<Int> { next..<min(genes, next + count) }

    /// Takes the outcome of a batch, if it is the one that comes next.
    mutating func take(_ batch: Range<Int>, _ outcomes: [Result<Float, Problem>]) {
        guard batch.lowerBound == next, batch.upperBound <= genes, batch.count == outcomes.count
        else { return }
        for (gene, outcome) in zip(batch, outcomes) {
            switch outcome {
            case .success(let value) where !value.isNaN: known[gene] = value
            case .success: fail("the prediction is not a number")
            case .failure(let problem): fail(problem.text)
            }
        }
        next = batch.upperBound
    }

    func value(_ gene: Int) -> Float? {
        guard known.indices.contains(gene), !known[gene].isNaN else { return nil }
        return known[gene]
    }

    private mutating func fail(_ reason: String) {
        failures += 1
        firstFailure = firstFailure ?? reason
    }
}
