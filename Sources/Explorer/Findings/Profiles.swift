import Caches

/// A signal around the TSS of every gene, along the gene's strand, as it is read gene after gene.
struct Profiles: Sendable, Equatable {
    let query: ProfileQuery
    /// How many genes there are.
    let genes: Int
    /// Gene after gene, the parts from upstream to downstream; NaN where there are no data.
    private(set) var values: [Float] = []
    /// Genes that could not be read, and why the first of them could not.
    private(set) var failures = 0
    private(set) var firstFailure: String?

    init(_ query: ProfileQuery, genes: Int) {
        self.query = query
        self.genes = max(0, genes)
    }

    /// Genes before this one have been read.
    var next: Int { values.count / ProfileQuery.bins }
    var isComplete: Bool { next >= genes }

    /// The next genes to read.
    func batch(of count: Int) -> Range<Int> { next..<min(genes, next + max(1, count)) }

    /// Takes what was read of a batch, if it is the one that comes next.
    mutating func take(_ batch: Range<Int>, _ rows: [Result<[Float], Problem>]) {
        guard batch.lowerBound == next, batch.upperBound <= genes, batch.count == rows.count else { return }
        if values.isEmpty { values.reserveCapacity(genes * ProfileQuery.bins) }
        for row in rows {
            switch row {
            case .success(let read) where read.count == ProfileQuery.bins: values += read
            case .success: values += Array(repeating: .nan, count: ProfileQuery.bins)
            case .failure(let problem):
                values += Array(repeating: .nan, count: ProfileQuery.bins)
                failures += 1
                firstFailure = firstFailure ?? problem.text
            }
        }
    }

    /// The parts of a gene; empty where it is not read yet.
    subscript(gene: Int) -> ArraySlice<Float> {
        guard gene >= 0, gene < next else { return [] }
        return values[gene * ProfileQuery.bins..<(gene + 1) * ProfileQuery.bins]
    }

    /// The mean over the parts that have data; nil where none has.
    func mean(_ gene: Int) -> Float? {
        let known = self[gene].filter(\.isFinite)
        return known.isEmpty ? nil : known.reduce(0, +) / Float(known.count)
    }
}

extension Profiles: Sized {
    var bytes: Int { values.storageBytes + (firstFailure?.bytes ?? 0) }
}
