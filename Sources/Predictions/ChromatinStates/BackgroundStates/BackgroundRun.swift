import GenomeData
import PrismModel

/// A data set's genes and genome in background states.
public struct BackgroundRun: Sendable {
    /// Where the states come from.
    public enum Source: Sendable, Equatable {
        /// Learned from the signals.
        case learned(HiddenMarkovLearning.Result)
        /// As a model's file has them.
        case model
        /// A segmentation of this path.
        case segmentation(String)
    }

    /// The signals in bins.
    public let bins: BackgroundBins
    /// The states; the prior is the mean of the assignments of the training genes, or the one of the model's file.
    public private(set) var model: BackgroundModel
    /// Where the states come from.
    public let source: Source
    /// Signals that count as missing, by position in the model's.
    public let off: Set<Int>
    /// The assignment q of each gene, by position in the data set's; nil for genes on contigs without data.
    public private(set) var assignments: [[Float]?]
    /// The likeliest background state of every bin, contig by contig.
    public private(set) var labels: [[UInt8]]
    /// The share of all bins in each state of the chain, elements among them.
    public private(set) var shares: [Double]

    /// What the states are inferred from, contig by contig: the signals, or the segmentation.
    private let chains: [SignalBins]

    /// The data set.
    public var dataSet: DataSet { bins.dataSet }

    /// Infers the states of genes and genome.
    ///
    /// - Parameters:
    ///   - bins: the signals.
    ///   - model: the states, of as many signals as `chains` have, with one background state at least.
    ///   - source: where they come from.
    ///   - chains: what they are inferred from, one for each of the bins' contigs; nil for the signals.
    ///   - off: names of signals that count as missing.
    ///   - progress: called with bins done.
    /// - Throws: `PrismError.input` where nothing is background, a signal to be off is not there, or chains do not fit.
    public init(
        _ bins: BackgroundBins, _ model: BackgroundModel, source: Source, chains: [SignalBins]? = nil,
        off: [String] = [], progress: (Int) -> Void = { _ in }
    ) throws {
        guard model.backgroundStates > 0 else {
            throw PrismError.input(
                problem: "no state is expected to last \(BackgroundModel.shortestStretch) bases: "
                    + "there is no background in these signals")
        }
        self.bins = bins
        self.model = model
        self.source = source
        self.chains = chains ?? bins.chains.map(\.bins)
        self.off = try Self.positions(of: off, in: model)
        assignments = []
        labels = []
        shares = []
        try infer(progress)
    }

    private static func positions(of names: [String], in model: BackgroundModel) throws(PrismError) -> Set<
        Int
    > {
        var found: Set<Int> = []
        for name in names {
            guard let index = model.signals.firstIndex(where: { $0.name == name }) else {
                throw .input(
                    problem: "no signal of the states is named \"\(name)\"; they have "
                        + model.signals.map(\.name).joined(separator: ", "))
            }
            found.insert(index)
        }
        return found
    }

    private mutating func infer(_ progress: (Int) -> Void) throws {
        var byGene = [[Float]?](repeating: nil, count: dataSet.genes.count)
        var labels: [[UInt8]] = []
        var sums = [Double](repeating: 0, count: model.chain.states)
        var done = 0
        for (number, chain) in bins.chains.enumerated() {
            let posteriors = try model.chain.posteriors(of: chains[number], without: off).values
            Self.add(posteriors, to: &sums)
            let assigned = model.assignments(posteriors)
            labels.append(model.likeliest(assigned))
            for (index, own) in model.atStarts(assigned, of: dataSet, on: chain.contig.name) {
                byGene[index] = own
            }
            done += chain.bins.count
            progress(done)
        }
        self.labels = labels
        assignments = byGene
        let total = sums.reduce(0, +)
        shares = sums.map { total > 0 ? $0 / total : 0 }
        // A model that was trained with a prior is asked with that one.
        if source != .model, let prior = meanOfTraining { model.prior = prior }
    }

    /// The mean assignment of the training genes, or of all where the data set names no split; nil for none.
    private var meanOfTraining: [Double]? {
        BackgroundModel.prior(
            of: assignments.enumerated().compactMap { index, assignment in
                dataSet.splits == nil || dataSet.split(at: index) == .train ? assignment : nil
            })
    }

    /// The likeliest background state of a gene, by position in the data set's; nil where it has none.
    public func state(ofGeneAt index: Int) -> Int? {
        guard assignments.indices.contains(index), let assignment = assignments[index] else { return nil }
        return assignment.indices.max { (assignment[$0], $1) < (assignment[$1], $0) }
    }

    /// The assignments of a contig's bins, n × background states; nothing is kept of them.
    ///
    /// Throws as the initialiser; nil for a contig that is not among the bins'.
    public func assignments(onContig number: Int) throws(PrismError) -> [Float]? {
        guard chains.indices.contains(number) else { return nil }
        return model.assignments(try model.chain.posteriors(of: chains[number], without: off).values)
    }

    private static func add(_ posteriors: [Float], to sums: inout [Double]) {
        let states = sums.count
        posteriors.withUnsafeBufferPointer { posteriors in
            sums.withUnsafeMutableBufferPointer { sums in
                for row in 0..<posteriors.count / states {
                    for state in 0..<states { sums[state] += Double(posteriors[row * states + state]) }
                }
            }
        }
    }
}
