import Caches
import Canvas
import Predictions
import PrismModel

/// All that is known of the data set's background states, and how it is shown.
struct StateStudy: Sendable, Equatable {
    /// Genes before this one have been tried.
    var next = 0
    /// How many could not be read, and why the first of them could not.
    var failures = 0
    var firstFailure: String?
    /// The states last found; they stay while new ones are looked for.
    var map: StateMap?
    /// Why they could not be found.
    var problem: String?
    /// What they look like.
    var atlas: StateAtlas?
    /// How many there are to be.
    var count = ContextStates.Count.usual
    /// Names and colours, by the states that they were given to.
    var names: [StateSet: StateNames] = [:]
    /// Predictions of all genes under the intervention.
    var interventions: Survey
    /// The states along the genome, as far as looked at; nil beyond the contig.
    var ribbons = BoundedCache<RibbonTile, Result<[StateRibbon.Piece], Problem>>(limit: 4 << 20)
    /// What the generator makes of genes, edited and under masks.
    var contexts = BoundedCache<ContextQuestion, Result<GeneContext, Problem>>(limit: 8 << 20)

    /// What genome and genes show of the states that the model is adjusted for, by the member that brings them, as far as it is
    /// read.
    var genomes: [Int: GenomeStates] = [:]
    /// How far the genome is read for that; nil while it is not being read.
    var reading: Reading?
    /// The states whose colours the look has.
    var painted: StateSet?
    /// Background states of which kept names were asked for.
    var namesAsked: Set<StateSet> = []
    /// Those of which they are still to come.
    var namesAwaited: Set<StateSet> = []

    /// Background states that no model brings, by where they are from.
    var finds: [StateSearch.Source: FoundStates] = [:]
    /// Which of them show; nil for none.
    var shownFind: StateSearch.Source?
    /// The search for others that is under way.
    var search: StateSearch?
    /// Why the last search found none.
    var findless: String?
    /// Counts searches.
    var searches = 0

    /// What the background works on.
    var step: StateStep?
    var clustering: ClusterRequest?
    /// What was last answered.
    var clustered: ClusterRequest?
    /// What the atlas under way, and the one shown, were made of.
    var describing: Description?
    var described: Description?
    var generation = 0

    /// What an atlas depends on.
    struct Description: Sendable, Equatable {
        var map: StateMap
        var measured: Int
        var observed: Int
        var intervened: Int
    }

    /// So many of so many tracks, contig by contig.
    struct Reading: Sendable, Equatable {
        var done = 0
        var total = 0
    }

    /// Whether the background works on states.
    var isBusy: Bool {
        step != nil || clustering != nil || describing != nil || reading != nil || search != nil
            || !namesAwaited.isEmpty
    }

    init(genes: Int) { interventions = Survey(genes: genes) }
}
