import Caches

/// A signal around the TSS of every gene, along the gene's strand, as it is read gene after gene.
struct Profiles: Sendable, Equatable {
    let query: ProfileQuery
    /// How many genes there are.
    let genes: Int
    /// Gene after gene, the parts from upstream to downstream; NaN where there are no data, and where nothing is read yet.
    private var values: [Float] = []
    private var isKnown: [Bool]
    /// How many genes are read.
    private(set) var known = 0
    /// Genes that could not be read, and why the first of them could not.
    private(set) var failures = 0
    private(set) var firstFailure: String?

    init(_ query: ProfileQuery, genes: Int) {
        self.query = query
        self.genes = max(0, genes)
        isKnown = Array(repeating: false, count: max(0, genes))
    }

    /// How many of some genes are read.
    func known(among genes: [Int]) -> Int {
        known == self.genes ? genes.count : genes.count { isKnown.indices.contains($0) && isKnown[$0] }
    }

    /// The first of some genes that are not read yet.
    func unread(among genes: [Int], first count: Int) -> [Int] {
        guard known < self.genes else { return [] }
        return Array(genes.lazy.filter { isKnown.indices.contains($0) && !isKnown[$0] }.prefix(max(0, count)))
    }

    /// Takes what was read of some genes; what is known already stays.
    mutating func take(_ some: [Int], _ rows: [Result<[Float], Problem>]) {
        let bins = ProfileQuery.bins
        if values.isEmpty { values = Array(repeating: .nan, count: genes * bins) }
        for (gene, row) in zip(some, rows) where isKnown.indices.contains(gene) && !isKnown[gene] {
            isKnown[gene] = true
            known += 1
            switch row {
            case .success(let read):
                for (bin, value) in read.prefix(bins).enumerated() { values[gene * bins + bin] = value }
            case .failure(let problem):
                failures += 1
                firstFailure = firstFailure ?? problem.text
            }
        }
    }

    /// The parts of a gene; empty where it is not read yet.
    subscript(gene: Int) -> ArraySlice<Float> {
        guard isKnown.indices.contains(gene), isKnown[gene] else { return [] }
        return values[gene * ProfileQuery.bins..<(gene + 1) * ProfileQuery.bins]
    }

    /// The mean over the parts that have data; nil where none has.
    func mean(_ gene: Int) -> Float? {
        let known = self[gene].filter(\.isFinite)
        return known.isEmpty ? nil : known.reduce(0, +) / Float(known.count)
    }
}

extension Profiles: Sized {
    var bytes: Int { values.storageBytes + isKnown.storageBytes + (firstFailure?.bytes ?? 0) }
}
