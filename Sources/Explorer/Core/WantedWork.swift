import PrismModel

/// What a view needs to know beside the prediction of the current gene.
struct WantedWork: Sendable, Equatable {
    /// Whether every mask of the current gene is looked ahead, however many signals there are.
    var everyMask = false
    /// Whether every coalition of signals and features is, after what the next key press can ask for.
    var everyCoalition = false
    /// Whether it shows the current gene's window.
    var window = false
    /// Predictions of the current gene.
    var questions: [Question] = []
    /// Masks under which every gene is predicted.
    var surveys: [ModalityMask] = []
    var attribution: AttributionQuery?
    /// Mutants of the current gene to predict next.
    var mutants: MutantBatch?
    /// Stretches of the ribbon of background states.
    var tiles: [RibbonTile] = []
    /// Whether the same of the other condition shows.
    var ribbonOfOther = false
    /// Whether states are described by what their genes show, intervened predictions of every gene included.
    var atlas = false
    /// A signal around the TSS of every gene.
    var profiles: ProfileQuery?
    /// The same of the other condition, by its signals.
    var profilesOfOther: ProfileQuery?
    /// The genes around which it is read; nil: the listed ones.
    var profileGenes: [Int]?
    /// Whether predictions of every gene under the intervention show.
    var interventions = false
    /// The same of the other condition.
    var interventionsOfOther = false

    /// Places of a mutagenesis that are predicted together.
    struct MutantBatch: Sendable, Equatable {
        var question: Question
        /// Places in the mutagenesis's order.
        var places: Range<Int>
    }
}
