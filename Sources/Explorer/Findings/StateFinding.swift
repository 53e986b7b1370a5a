import Predictions
import PrismModel

/// What came of work on states.
enum StateFinding: Sendable {
    case step(StateStep, Outcome)
    case cluster(ClusterRequest, Result<StateMap, Problem>)
    case atlas(StateMap, StateAtlas)
    /// The names that were kept of some background states; nil where none are.
    case names(StateSet, StateNames?)
    /// So many of so many tracks, contig by contig, are read for those states.
    case reading(done: Int, total: Int)
    /// What genome and genes show of the states that a member brings.
    case genome(member: Int, Result<GenomeStates, Problem>)

    /// How far the search of a number is: a stage, and so many of so many.
    case searching(number: Int, StateSearch.Stage, done: Int, total: Int)
    /// What came of it.
    case found(number: Int, SearchOutcome)

    /// What comes of a search for background states.
    enum SearchOutcome: Sendable {
        case states(FoundStates)
        /// The signals hold no background: how much of each is missing.
        case nothing(String)
        case failed(Problem)
    }

    enum Outcome: Sendable {
        /// For each gene why its contexts are not known; nil where they are.
        case genes([Problem?])
        case gene(Result<GeneContext, Problem>)
        /// The state of each step of the tile; nil beyond the contig.
        case ribbon(Result<[StateRibbon.Piece], Problem>)
        case intervention(Result<Float, Problem>)
        /// The search made way for something more important.
        case interrupted
    }
}
