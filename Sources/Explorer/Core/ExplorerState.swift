import Caches
import Canvas
import GenomeData
import Predictions
import PrismModel

/// Everything the screen shows, as one plain value.
public struct ExplorerState: Sendable, Equatable {
    let catalog: Catalog
    /// The views and commands of the program, with the user's keys.
    var views: ViewList
    /// The screen's size.
    var rows: Int
    var columns: Int
    /// The theme, colours and glyphs drawn with.
    public internal(set) var look: Look
    var themeNames: [String]
    /// The theme that was chosen in this run; nil where none was.
    public internal(set) var chosenTheme: String?
    /// Whether the theme follows the terminal's background, as nobody chose one.
    public var followsBackground = false
    /// How the user wants the tracks.
    var tracksWanted = TrackArrangement()

    /// What fills the main panel.
    var view: ViewID
    /// What each view keeps for itself.
    var own = ViewStates()
    private var openPopup: OpenPopup?
    var message: Message?
    /// Keys of a command of several that have been pressed.
    var pending: [Key] = []
    /// Counts on while something is computed: the spinner.
    var ticks = 0

    var list = GeneList()
    /// The current gene, a position in the catalog's genes.
    var gene: Int?
    var locus: Locus
    /// Which of the model's signals are on.
    var mask = ModalityMask.all
    /// The background state that genes are predicted in, as if they lay there; nil: in their own.
    var asIf: Int?
    /// The member that brings the states among which that one is; nil until it is known.
    var asIfMember: Int?
    /// The signal that has the focus, a position in the catalog's signals.
    var focus = 0
    var history = History()
    var bookmarks: [Unicode.Scalar: Place] = [:]

    var model: ModelStatus
    /// Measured expression by gene; empty until read.
    var measured: [Float?] = []
    var measuredNote: String?
    /// Gene models to draw; nil until read, or where the data set has none but its genes.
    var geneModels: GeneModelSet?
    var tracks: Tracks?
    /// The tracks that were asked for last.
    var asked: TrackQuery?
    var forecasts = BoundedCache<Question, Forecast>(limit: 16 << 20)
    /// Questions that the model could not answer, and why.
    var failures = BoundedCache<Question, String>(limit: 1 << 20)
    /// The prediction kept for comparison.
    var pinned: Pinned?
    /// The question whose prediction is to be kept as soon as it is there.
    var pinAsked: Question?
    /// The pinned gene as it shows beside the current one.
    var beside = PinnedGene()
    /// Whether this is the state of the pinned gene beside the current one.
    var isPinnedSide = false
    /// What the other of two genes shows; nil where there is one.
    var pairPlace: PairPlace?
    /// Predictions of all genes, by mask.
    var surveys = BoundedCache<ModalityMask, Survey>(limit: 24 << 20)
    /// What masks do to all genes, of the surveys when they were last counted.
    var effects: [ModalityMask: AblationEffect] = [:]
    /// Measured against predicted, everything on.
    var fit = Fit()
    /// Measured against intervened, everything on, of the genes of which that is known.
    var fitOfIntervened = Fit()
    /// Measured against predicted change to the other condition, everything on.
    var fitOfChange = Fit()
    /// The same of the prediction under the intervention, of the genes of which that is known in both.
    var fitOfIntervenedChange = Fit()
    /// Counts the times that it was counted anew.
    var fitCount = 0
    /// Changes to genes' windows, by gene; kept until they are reset.
    var edits: [Int: GeneEdits] = [:]
    /// What stands in for signals that are off, and for deleted stretches.
    var baseline = WindowEdit.Replacement.mean
    var means: MeanSignals
    /// The current gene's window, where a view needs it.
    var input: GeneInput?
    /// The gene whose window could not be read, and why.
    var inputFailure: GeneInput.Failure?
    var attributions = Attributions()
    /// In-silico mutagenesis, as far as it got.
    var scans = BoundedCache<Question, Mutagenesis>(limit: 8 << 20)
    /// Questions whose mutants could not be predicted, and why.
    var scanFailures = BoundedCache<Question, String>(limit: 1 << 20)
    /// Signals around the TSS of every gene, as far as they are read.
    var profiles = BoundedCache<ProfileQuery, Profiles>(limit: 24 << 20)
    /// Those that are being read.
    var profileStep: ProfileStep?
    /// Whether the background-state panel shows the contexts' weights channel by channel.
    var showsChannels = false
    /// The condition that this one is compared with; nil while there is none.
    var other: OtherCondition?
    /// The condition that is being opened.
    var opening: ConditionSource?
    /// Why the condition that was asked for last could not be opened; nil where it could, or is being opened.
    public internal(set) var openingProblem: String?
    /// Counts the conditions that were asked for.
    var openings = 0
    /// Whether this is the state of the other condition.
    var isOtherCondition = false
    /// Whether it lacks the gene that is browsed.
    var lacksGene = false
    /// What the other condition is to find out beside tracks and predictions, as the one that is browsed asks.
    var ordered = WantedWork()
    /// How urgent the work is that the other condition makes way for; nil for none.
    var busy: Job.Tier?
    /// Signals to be taken from the other condition once it is there, by name: of a session that is gone on with.
    var takesLater: [String] = []
    /// Which of the model's signals are this condition's own: those that are off are taken from the other one.
    var taken = ModalityMask.all
    /// What the performance overlay shows; nil while it is hidden.
    var performance: Performance?
    /// The file that is being written.
    var writing: String?
    /// What came of the last errand, until what waits for it has taken it.
    var errandAnswer: ErrandAnswer?
    /// The effects of variants that were read from a file.
    var variantEffects: EffectTable?
    /// The user's commands.
    var pipes: [PipeCommand] = []
    /// Counts runs of the user's commands.
    var pipeRuns = 0
    /// Background states.
    var study: StateStudy
    /// What the model works on.
    var job: Job?
    var generation = 0
    /// The column from which something is being dragged.
    var dragged: Int?

    /// A prediction kept for comparison.
    struct Pinned: Sendable, Equatable {
        var question: Question
        /// Nil where there is no model to predict it.
        var forecast: Forecast?
    }

    /// A state before anything was read, the gene to begin with (a symbol or an id) in the middle.
    ///
    /// - Parameters:
    ///   - catalog: what is browsed.
    ///   - views: the program's views and commands.
    ///   - rows: the screen's rows.
    ///   - columns: the screen's columns.
    ///   - look: what to draw with.
    ///   - themeNames: the themes that can be chosen.
    ///   - name: the gene to begin with; nil: the first.
    init(
        _ catalog: Catalog, views: ViewList, rows: Int, columns: Int, look: Look, themeNames: [String] = [],
        gene name: String? = nil
    ) {
        self.catalog = catalog
        self.views = views
        view = views.first
        self.rows = rows
        self.columns = columns
        self.look = look
        self.themeNames = themeNames
        means = MeanSignals(genes: catalog.genes.count)
        study = StateStudy(genes: catalog.genes.count)
        model =
            catalog.modelName == nil
            ? .absent("no model: the data set names none ([[model]] in its manifest)") : .loading
        let contig = catalog.annotation.contigs.first ?? catalog.contigLengths.keys.sorted().first ?? "?"
        locus = Locus(contig: contig, start: 0, end: 3000, contigLength: catalog.contigLengths[contig] ?? 1)
        list.rebuild(catalog, names: catalog.names, measured: [], predicted: nil, current: nil)
        show(gene: 0)
        if let name {
            do throws(GenomeDataError) {
                show(gene: try catalog.annotation.index(ofGeneNamed: name, in: catalog.name))
            } catch {
                message = Message(text: error.problem, kind: .warning)
            }
        }
        fitWindow()
        tidy()
    }

    /// Whether something is open over the view.
    public var hasPopup: Bool { openPopup != nil }

    /// Why the view of a name cannot be opened; nil if it can.
    public func obstacle(toOpening name: String) -> String? {
        views.view(ViewID(name))?.opener?.obstacle(self)
    }

    /// What lies over the panels; nil while nothing does.
    var popup: (any Popup)? {
        get { openPopup?.popup }
        set { openPopup = newValue.map { OpenPopup(popup: $0) } }
    }

    /// What the view that is open, and what lies over it, need to know.
    var wanted: WantedWork {
        if isOtherCondition { return ordered }
        var work = views.view(view)?.work(self) ?? WantedWork()
        popup?.want(&work, in: self)
        return work
    }

    /// The mode that the view that is open is in; nil in none.
    var mode: ViewMode? { views.view(view)?.mode(self) }

    var currentGene: Gene? { catalog.gene(gene) }

    /// The other names by which genes are found.
    var geneNames: GeneNames { geneModels?.names ?? catalog.names }

    /// The current gene's forecast under the present mask, with its edits, in the background state that is asked for.
    var forecast: Forecast? { question.flatMap(answer) }

    /// The current gene's forecast with everything on, in its own background.
    var fullForecast: Forecast? { gene.flatMap { forecasts[Question(gene: $0, mask: .all)] } }

    /// A forecast of the current gene to show until the one asked for is there: the one with everything on.
    var latest: Forecast? { fullForecast }

    /// Whether measured expression is still to come.
    var awaitsMeasurements: Bool {
        catalog.measuresExpression && !catalog.genes.isEmpty && measured.isEmpty && measuredNote == nil
    }

    func measured(_ gene: Int) -> Float? { measured.indices.contains(gene) ? measured[gene] : nil }

    /// Whether something the user waits for is being computed or read.
    public var isBusy: Bool {
        if awaitedNeeds != nil || popup?.awaitsErrand == true { return true }
        if opening != nil || other?.isBeingRelated == true || other?.state.isBusy == true { return true }
        return job != nil || isReading || model == .loading || writing != nil || study.isBusy
            || profileStep != nil
    }

    /// Whether something of the current gene, not of the whole data set, is still to come.
    public var isWaiting: Bool {
        if awaitedNeeds != nil || popup?.awaitsErrand == true { return true }
        if opening != nil || other?.isBeingRelated == true || other?.state.isWaiting == true { return true }
        if isReading || model == .loading || writing != nil { return true }
        if !isOtherCondition, views.view(view)?.isWaiting(self) == true { return true }
        guard let job else { return false }
        return job.tier < .scan
    }

    /// Whether tracks are being read.
    private var isReading: Bool { asked != tracks?.query || beside.asked != beside.tracks?.query }

    /// Whether the current gene is predicted under the present mask; of two conditions that are compared, in both.
    public var hasForecast: Bool {
        forecast != nil && (other?.isCompared != true || otherForecast != nil || otherSilence != nil)
    }

    /// Why it is not, and will not be.
    public var forecastObstacle: String? { question.flatMap(obstacle) ?? model.obstacle }

    /// The genome's stretch that the model sees for the current gene; may reach beyond the contig.
    var window: Range<Int>? {
        guard let current = currentGene else { return nil }
        return Range(around: current.tss, count: catalog.window)
    }
}
