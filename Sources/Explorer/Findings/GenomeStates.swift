import Predictions
import PrismModel

/// What the data set's genome and genes show of background states, every signal on: those that its model is adjusted for,
/// or others that were found; shared and compared by identity, as it may be large.
final class GenomeStates: Sendable, Equatable {
    /// Each state: where it lies, what its genes express.
    let entries: [BackgroundAtlas.Entry]
    /// The likeliest state of each gene, by position in the catalog; nil on contigs without data.
    let states: [UInt8?]
    /// Whether one of the states' signals at least tells something between promoters.
    let holdsBackground: Bool
    /// What painted them, to be painted and written again; nil for states that a model brings, which it infers anew.
    let run: BackgroundRun?

    init(
        entries: [BackgroundAtlas.Entry], states: [UInt8?], holdsBackground: Bool, run: BackgroundRun? = nil
    ) {
        self.entries = entries
        self.states = states
        self.holdsBackground = holdsBackground
        self.run = run
    }

    convenience init(_ run: BackgroundRun, keepsRun: Bool = false) throws {
        self.init(
            entries: try BackgroundAtlas(run, names: StateNames()).entries,
            states: run.dataSet.genes.indices.map { run.state(ofGeneAt: $0).map { UInt8($0) } },
            holdsBackground: run.bins.information.contains(where: \.isEnough), run: keepsRun ? run : nil)
    }

    /// A gene's likeliest state, from 0; nil where it has none.
    func state(of gene: Int) -> Int? { states.indices.contains(gene) ? states[gene].map(Int.init) : nil }

    /// A gene's assignment to the states, where they were found here; nil where it has none.
    func assignment(of gene: Int) -> [Float]? {
        guard let run, run.assignments.indices.contains(gene) else { return nil }
        return run.assignments[gene]
    }

    /// The genes whose likeliest state it is, rising.
    func genes(in state: Int) -> [Int] { states.indices.filter { states[$0].map(Int.init) == state } }

    static func == (first: GenomeStates, second: GenomeStates) -> Bool { first === second }
}
