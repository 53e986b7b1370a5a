import GenomeData
import Predictions
import PrismModel

/// Context vectors and signals around the TSS of the genes passed over so far.
struct GeneContexts: Sendable {
    private(set) var vectors = VectorTable(dimension: 1)
    /// Positions in the data set's genes, rising; those that could not be read are left out.
    private(set) var genes: [Int] = []
    private var profiles: [SignalProfile] = []

    /// Adds the next gene.
    ///
    /// Throws where the generator cannot take its signals.
    mutating func add(_ gene: Int, signals: [Float], _ model: DataSetModel) throws {
        // A step whose answer was lost is done again.
        guard genes.last.map({ $0 < gene }) ?? true else { return }
        guard let vector = try model.ensemble.contextVector(signals: signals) else {
            throw Problem("the model has no context generator")
        }
        if genes.isEmpty {
            vectors = VectorTable(dimension: vector.count)
            vectors.reserve(model.dataSet.genes.count)
        }
        try vectors.append(vector)
        genes.append(gene)
        profiles.append(
            SignalProfile(
                signals: signals, count: model.encoder.signals.count,
                isReversed: model.dataSet.genes[gene].strand == .reverse))
    }

    /// The contexts of the data set's first so many genes.
    func first(_ count: Int) -> GeneContexts {
        guard let end = genes.firstIndex(where: { $0 >= count }) else { return self }
        var some = self
        some.vectors = vectors.selecting(0..<end)
        some.genes = Array(genes[..<end])
        some.profiles = Array(profiles[..<end])
        return some
    }

    /// What states look like by the genes they were learned from.
    func atlas(of map: StateMap, _ expressions: Expressions) -> StateAtlas {
        func value(_ values: [Float?], _ gene: Int) -> Float? {
            values.indices.contains(gene) ? values[gene] : nil
        }
        let samples = zip(genes, profiles).compactMap { gene, profile -> StateAtlas.Sample? in
            guard let row = map.row(of: gene) else { return nil }
            return StateAtlas.Sample(
                state: map.states.labels[row], squaredDistance: Double(map.squared[row]), profile: profile,
                measured: value(expressions.measured, gene), observed: value(expressions.observed, gene),
                intervened: value(expressions.intervened, gene))
        }
        return StateAtlas(samples, states: map.count)
    }
}
