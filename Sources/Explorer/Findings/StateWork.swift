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
    /// Writes names and colours of states beside the session.
    case keep(StateNames, of: KeptStates)
    /// Reads the names that are kept of some background states.
    case names(BackgroundModel, StateSet)
    /// Infers the states that a member brings along the whole genome, and describes them.
    case genome(member: Int)
    /// Looks for background states that the model does not bring.
    case search(StateSearch)
    /// Gives up what is looked for.
    case endSearch
}
