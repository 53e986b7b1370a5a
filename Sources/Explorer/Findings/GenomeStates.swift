import Predictions
import PrismModel

/// What the data set's genome and genes show of the background states that its model is adjusted for, every signal on;
/// shared and compared by identity, as it may be large.
final class GenomeStates: Sendable, Equatable {
    /// Each state: where it lies, what its genes express.
    let entries: [BackgroundAtlas.Entry]
    /// The likeliest state of each gene, by position in the catalog; nil on contigs without data.
    let states: [UInt8?]
    /// Whether one of the states' signals at least tells something between promoters.
    let holdsBackground: Bool

    init(entries: [BackgroundAtlas.Entry], states: [UInt8?], holdsBackground: Bool) {
        self.entries = entries
        self.states = states
        self.holdsBackground = holdsBackground
    }

    convenience init(_ run: BackgroundRun) throws {
        self.init(
            entries: try BackgroundAtlas(run, names: StateNames()).entries,
            states: run.dataSet.genes.indices.map { run.state(ofGeneAt: $0).map { UInt8($0) } },
            holdsBackground: run.bins.information.contains(where: \.isEnough))
    }

    /// A gene's likeliest state, from 0; nil where it has none.
    func state(of gene: Int) -> Int? { states.indices.contains(gene) ? states[gene].map(Int.init) : nil }

    /// The genes whose likeliest state it is, rising.
    func genes(in state: Int) -> [Int] { states.indices.filter { states[$0].map(Int.init) == state } }

    static func == (first: GenomeStates, second: GenomeStates) -> Bool { first === second }
}
