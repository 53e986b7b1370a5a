import Predictions
import PrismModel

/// What the background does about states; of lower rank than predictions, and on queues of its own.
enum StateWork: Sendable {
    /// One step of the pass over all genes, or something of the current gene or locus; replaces nothing.
    case step(StateStep)
    /// Finds states among the genes known; replaces any search under way.
    case cluster(ClusterRequest)
    /// Describes the states by what their genes show.
    case describe(StateMap, Expressions)
    /// Writes names and colours beside the session.
    case keep(StateNames, StateMap)
}

/// A piece of work of some ten milliseconds.
struct StateStep: Sendable, Equatable {
    enum Work: Sendable, Equatable {
        /// Context vectors of the next genes.
        case genes(Range<Int>)
        /// Context vector of a gene's input, and what each signal does to the contexts; with the data set's mean
        /// signals where they are needed.
        case gene(ContextQuestion, means: [Float]?)
        /// The states along some steps of a contig.
        case ribbon(RibbonTile, StateMap)
        /// The prediction of a gene under the intervention.
        case intervention(Int)
    }

    let generation: Int
    let work: Work
}

/// What the context generator is asked for.
struct ContextQuestion: Sendable, Hashable {
    /// The gene with its edits and the signals that are off.
    let question: Question
    /// What stands in for a signal that is switched off besides.
    let baseline: WindowEdit.Replacement

    /// Whether the data set's mean signals are part of it.
    var needsMeans: Bool { baseline == .mean || question.needsMeans }
}

/// How many states are wanted, of how many genes.
struct ClusterRequest: Sendable, Equatable {
    var count: ContextStates.Count
    /// The first so many genes of the data set.
    var genes: Int
}

/// A stretch of a contig whose states are found together: steps of equal length, counted from the contig's start.
struct RibbonTile: Sendable, Hashable {
    var contig: String
    /// Bases that share a state.
    var step: Int
    var index: Int

    /// Steps of a tile.
    static let steps = 64

    var range: Range<Int> { index * step * Self.steps..<(index + 1) * step * Self.steps }

    /// Steps that a ribbon may have: 1, 2 and 5 of each decade, from 50.
    ///
    /// The generator averages over a window of kilobases: finer steps show nothing more.
    static func step(basesPerColumn: Double) -> Int {
        var step = 50
        // 50, 100, 200, 500, 1000 …
        var place = 0
        while Double(step) < basesPerColumn, step < 1 << 40 {
            step = place % 3 == 2 ? step / 2 * 5 : step * 2
            place += 1
        }
        return step
    }

    /// The tiles that hold a stretch.
    static func covering(_ locus: Locus, columns: Int) -> [RibbonTile] {
        guard columns > 0 else { return [] }
        let step = step(basesPerColumn: Double(locus.length) / Double(columns))
        let length = step * steps
        return (locus.start / length...max(locus.start, locus.end - 1) / length).map {
            RibbonTile(contig: locus.contig, step: step, index: $0)
        }
    }
}

/// Expression of all genes, by position in the catalog; empty where it is not known.
struct Expressions: Sendable, Equatable {
    var measured: [Float?] = []
    var observed: [Float?] = []
    var intervened: [Float?] = []
}

/// What the context generator makes of a gene under a mask.
struct GeneContext: Sendable, Equatable {
    /// The context vector, of all members.
    var vector: [Float]
    /// How far each context moves when a signal is switched off, by context and signal: the root mean square over
    /// channels of the change of w_c, of the ensemble's first member; nil for signals that are off already.
    var moves: [[Double?]]
}

/// What came of work on states.
enum StateFinding: Sendable {
    case step(StateStep, Outcome)
    case cluster(ClusterRequest, Result<StateMap, Problem>)
    case atlas(StateMap, StateAtlas)

    enum Outcome: Sendable {
        /// For each gene why its contexts are not known; nil where they are.
        case genes([Problem?])
        case gene(Result<GeneContext, Problem>)
        /// The state of each step of the tile; nil beyond the contig.
        case ribbon(Result<[StateRibbon.Piece], Problem>)
        case intervention(Result<Float, Problem>)
        /// It made way for something more important.
        case interrupted
    }
}
