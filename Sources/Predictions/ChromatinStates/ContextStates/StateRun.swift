import GenomeData
import PrismModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The genes of a data set with what states are learned from and described by.
public struct StateRun: Sendable {
    /// The model and its data set.
    public let model: DataSetModel
    /// The genes, by position in the data set's; those that could be read.
    public let indices: [Int]
    /// The genes' context vectors, in the order of `indices`.
    public let vectors: VectorTable
    /// The genes' signals around the TSS, along each gene.
    public let profiles: [SignalProfile]
    /// The genes' measured expression.
    public let measured: [Float?]
    /// The genes' predictions, observed and intervened, each by the members that speak for it; empty where not asked for.
    public let predictions: [EnsemblePrediction]

    /// Genes per batch.
    private static let batch = 8

    /// Computes the context vectors of all genes of a data set, with the generator alone unless predictions are asked
    /// for.
    ///
    /// Vectors are compared between genes, so that those of a cross-validated model are of all members too: see
    /// `Provenance.foldStatesNote`.
    ///
    /// - Parameters:
    ///   - model: the model.
    ///   - predicts: whether observed and intervened expression are predicted too: a stream per context and one more.
    ///   - threads: how many threads work; the numbers do not depend on it.
    ///   - progress: called with the number of genes done; ends the run where it throws.
    /// - Throws: where no member has a context generator, and where a window cannot be read.
    public init(
        _ model: DataSetModel, predicts: Bool = false, threads: Int = PrismModel.defaultThreads,
        progress: (Int) throws -> Void = { _ in }
    ) throws {
        guard model.ensemble.hasContexts else {
            throw PrismError.input(
                problem: "the model \(model.name) has no context generator, so it has no background states")
        }
        let dataSet = model.dataSet
        var vectors: VectorTable?
        var profiles: [SignalProfile] = []
        var measured: [Float?] = []
        var predictions: [EnsemblePrediction] = []
        for start in stride(from: 0, to: dataSet.genes.count, by: Self.batch) {
            let some = start..<min(start + Self.batch, dataSet.genes.count)
            let windows = try some.map { try model.encoder.window(ofGeneAt: $0) }
            let answers = try model.ensemble.predict(windows, outputs: .contextWeights, threads: threads)
            if predicts {
                predictions += try model.predict(
                    Array(some), windows, outputs: [.observed, .intervened], threads: threads)
            }
            for (index, (window, answer)) in zip(some, zip(windows, answers)) {
                guard let vector = answer.contextVector else { continue }
                var table = vectors ?? VectorTable(dimension: vector.count)
                // Taken out while it grows: two owners would copy it for every gene.
                vectors = nil
                try table.append(vector)
                vectors = table
                profiles.append(
                    SignalProfile(
                        signals: window.signals, count: model.encoder.signals.count,
                        isReversed: dataSet.genes[index].strand == .reverse))
                measured.append(try dataSet.measured(at: index))
            }
            try progress(some.upperBound)
        }
        self.model = model
        indices = Array(dataSet.genes.indices)
        self.vectors = vectors ?? VectorTable(dimension: 1)
        self.profiles = profiles
        self.measured = measured
        self.predictions = predictions
    }

    /// The atlas of some states of these genes.
    public func atlas(_ states: ContextStates) -> StateAtlas {
        let samples = indices.indices.map { number in
            let prediction = predictions.indices.contains(number) ? predictions[number] : nil
            let label = states.labels.indices.contains(number) ? states.labels[number] : nil
            let squared = states.squaredDistances(of: vectors[number])
            return StateAtlas.Sample(
                state: label, squaredDistance: label.map { squared[$0] } ?? .infinity,
                profile: profiles[number], measured: measured[number],
                observed: prediction?.observed?.mean, intervened: prediction?.intervened?.mean)
        }
        return StateAtlas(samples, states: states.count)
    }

    /// Clusters in the same way what anyone can see without a model: for each gene the mean of every signal over the
    /// window as log10(x + 1), standardised over the genes.
    ///
    /// What learned states are to be compared with.
    ///
    /// - Throws: as `ContextStates`, and for a data set without signals.
    public func signalStates(count: ContextStates.Count, seed: UInt64) throws -> ContextStates {
        let tracks = model.encoder.signals.map { model.dataSet.signals[$0] }
        var columns: [[Double]] = []
        for (signal, track) in tracks.enumerated() {
            let means = profiles.map { profile -> Double in
                let mean = Double(profile.mean(signal))
                // What the model takes as a logarithm is one already.
                return track.transform == .none ? log10(1 + max(0, mean)) : mean
            }
            let centre = means.reduce(0, +) / Double(max(1, means.count))
            let variance =
                means.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(max(1, means.count))
            let deviation = variance.squareRoot()
            columns.append(means.map { deviation > 0 ? ($0 - centre) / deviation : 0 })
        }
        let rows = indices.indices.map { gene in columns.map { Float($0[gene]) } }
        return try ContextStates(learnedFrom: VectorTable(rows), count: count, seed: seed)
    }
}
