import GenomeData
import PrismModel
import Wording

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
    /// The states; the prior is what `priorOrigin` says, of every signal, whatever is off.
    public private(set) var model: BackgroundModel
    /// Whose mean assignment the prior is.
    public private(set) var priorOrigin = PriorOrigin.even
    /// Where the states come from.
    public let source: Source
    /// Signals that count as missing, by position in the model's.
    public let off: Set<Int>
    /// The assignment q of each gene, by position in the data set's: the prior where the signals that are off leave nothing
    /// known; nil for genes on contigs without data in any signal.
    public private(set) var assignments: [[Float]?]
    /// Genes whose assignment is the prior, as nothing is known around them.
    public private(set) var unknown: Set<Int> = []
    /// The likeliest background state of every bin, contig by contig; none of a contig of which nothing is known.
    public private(set) var labels: [[UInt8]]
    /// The share by posterior of each state of the chain, elements among them, in the bins of which something is known.
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
    ///   - progress: called with bins done; ends the work where it throws.
    /// - Throws: `PrismError.input` where nothing is background, a signal to be off is not there, or chains do not fit.
    public init(
        _ bins: BackgroundBins, _ model: BackgroundModel, source: Source, chains: [SignalBins]? = nil,
        off: [String] = [], progress: (Int) throws -> Void = { _ in }
    ) throws {
        guard model.backgroundStates > 0 else {
            throw PrismError.noBackground(
                reason: "no state is expected to last \(BackgroundModel.shortestStretch) bases: "
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

    private mutating func infer(_ progress: (Int) throws -> Void) throws {
        // A model that was trained with a prior is asked with that one. P does not depend on what is off.
        if source == .model {
            priorOrigin = .model
        } else if !off.isEmpty {
            setPrior(try assignmentsWithEverySignal())
        }
        var byGene = [[Float]?](repeating: nil, count: dataSet.genes.count)
        var labels: [[UInt8]] = []
        var sums = [Double](repeating: 0, count: model.chain.states)
        var done = 0
        for (number, chain) in bins.chains.enumerated() {
            done += chain.bins.count
            guard let posteriors = try posteriors(onContig: number, without: off) else {
                labels.append([])
                if !off.isEmpty { takePrior(on: chain.contig.name, &byGene) }
                continue
            }
            Self.add(posteriors, to: &sums)
            let assigned = model.assignments(posteriors)
            labels.append(model.likeliest(assigned))
            for (index, own) in model.atStarts(assigned, of: dataSet, on: chain.contig.name) {
                byGene[index] = own
            }
            try progress(done)
        }
        self.labels = labels
        assignments = byGene
        let total = sums.reduce(0, +)
        shares = sums.map { total > 0 ? $0 / total : 0 }
        if source != .model, off.isEmpty { setPrior(assignments) }
    }

    /// Of a contig's bins, n × K; nil where no signal that is on has data there: a chain alone tells nothing of a place.
    private func posteriors(onContig number: Int, without off: Set<Int>) throws(PrismError) -> [Float]? {
        guard chains.indices.contains(number), chains[number].hasData(without: off) else { return nil }
        return try model.chain.posteriors(of: chains[number], without: off).values
    }

    private func assignmentsWithEverySignal() throws -> [[Float]?] {
        var byGene = [[Float]?](repeating: nil, count: dataSet.genes.count)
        for (number, chain) in bins.chains.enumerated() {
            guard let posteriors = try posteriors(onContig: number, without: []) else { continue }
            let assigned = model.assignments(posteriors)
            for (index, own) in model.atStarts(assigned, of: dataSet, on: chain.contig.name) {
                byGene[index] = own
            }
        }
        return byGene
    }

    /// Makes P the mean assignment of the training genes, or of all where the data set names no split.
    private mutating func setPrior(_ assignments: [[Float]?]) {
        let counted = assignments.enumerated().compactMap { index, assignment in
            dataSet.splits == nil || dataSet.split(at: index) == .train ? assignment : nil
        }
        guard let prior = BackgroundModel.prior(of: counted) else { return }
        model.prior = prior
        priorOrigin = dataSet.splits == nil ? .all(counted.count) : .training(counted.count)
    }

    /// Gives the genes of a contig of which nothing is known the prior.
    private mutating func takePrior(on contig: String, _ byGene: inout [[Float]?]) {
        let prior = model.prior.map { Float($0) }
        for gene in dataSet.annotation.genes(on: contig) {
            guard let index = dataSet.annotation.index(ofID: gene.id) else { continue }
            byGene[index] = prior
            unknown.insert(index)
        }
    }

    /// What is to be said of the assignments, in words, beside what the bins say.
    public var notes: [String] {
        guard !unknown.isEmpty else { return [] }
        return [
            off.count == model.signals.count
                ? "every signal that tells the states is off: q is P for every gene, and nothing is painted"
                : "q is P for \(unknown.count.counted("gene")) on contigs without data in the signals that are on, and "
                    + "nothing is painted there"
        ]
    }

    /// The likeliest background state of a gene, by position in the data set's; nil where it has none, or nothing is known.
    public func state(ofGeneAt index: Int) -> Int? {
        guard assignments.indices.contains(index), let assignment = assignments[index],
            !unknown.contains(index)
        else { return nil }
        return assignment.likeliest
    }

    /// The assignments of a contig's bins, n × background states; nothing is kept of them.
    ///
    /// Throws as the initialiser; nil for a contig that is not among the bins', and where nothing is known.
    public func assignments(onContig number: Int) throws(PrismError) -> [Float]? {
        try posteriors(onContig: number, without: off).map(model.assignments)
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
