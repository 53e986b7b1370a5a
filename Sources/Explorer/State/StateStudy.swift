import Canvas
import Predictions
import PrismModel

/// All that is known of the data set's background states, and how it is shown.
struct StateStudy: Sendable, Equatable {
    /// What of the states view comes first where there is no room for everything.
    enum Page: Sendable, Equatable, CaseIterable {
        case atlas
        case positions
        case map

        var title: String {
            switch self {
            case .atlas: "emission and expression"
            case .positions: "signals around the TSS"
            case .map: "map of genes"
            }
        }
    }

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
    /// Names and colours.
    var names = StateNames()
    /// The state pointed out, from 0.
    var chosen = 0
    var page = Page.atlas
    /// What the gene list was last given by this view.
    var listed: GeneSubset?
    /// Predictions of all genes under the intervention.
    var interventions: Survey
    /// The states along the genome, as far as looked at; nil beyond the contig.
    var ribbons: [RibbonTile: Result<[StateRibbon.Piece], Problem>] = [:]
    /// What the generator makes of genes, edited and under masks.
    var contexts: [ContextQuestion: Result<GeneContext, Problem>] = [:]

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

    /// Whether the background works on states.
    var isBusy: Bool { step != nil || clustering != nil || describing != nil }

    init(genes: Int) { interventions = Survey(genes: genes) }
}

extension State {
    /// Whether the model has background states at all; nil before it is loaded.
    var hasStates: Bool? { model.facts.map { $0.contexts > 0 } }

    /// Why there are no states to look at; nil if there are, or will be.
    var statesObstacle: String? {
        if let obstacle = model.obstacle { return obstacle }
        return hasStates == false
            ? "this model has no context generator, so it has learned no background states" : nil
    }

    /// A gene's state, from 0; nil where it is not known.
    func chromatinState(of gene: Int) -> Int? { study.map?.state(of: gene) }

    /// What the context generator is asked of the current gene.
    var contextQuestion: ContextQuestion? {
        question.map { ContextQuestion(question: $0, baseline: baseline) }
    }

    /// What it made of it; nil where that is not known.
    var context: GeneContext? {
        guard let question = contextQuestion, case .success(let context)? = study.contexts[question] else {
            return nil
        }
        return context
    }

    /// Why it is not known, and will not be.
    var contextObstacle: String? {
        guard let question = contextQuestion else { return "no gene is chosen" }
        if case .failure(let problem)? = study.contexts[question] { return problem.text }
        return question.needsMeans ? means.failure : nil
    }

    /// The current gene's assignment under the present mask, by state; nil where it is not known.
    var assignment: [Double]? {
        guard let map = study.map, let context else { return nil }
        return map.states.assignment(of: context.vector)
    }

    /// The state at a base of the locus's contig, as far as the ribbon is known.
    func ribbonState(at base: Int, columns: Int) -> Int? {
        guard columns > 0, base >= 0 else { return nil }
        let step = RibbonTile.step(basesPerColumn: Double(locus.length) / Double(columns))
        let tile = RibbonTile(contig: locus.contig, step: step, index: base / (step * RibbonTile.steps))
        guard case .success(let pieces)? = study.ribbons[tile] else { return nil }
        return pieces.first { $0.range.contains(base) }?.state
    }

    /// The sign of a state where there are no colours to tell it by: its number, then letters.
    static func sign(ofState state: Int) -> Unicode.Scalar {
        let signs = Array("123456789abcdefghijklmnopqrstuvwxyz".unicodeScalars)
        return signs[max(0, state) % signs.count]
    }
}
