import Canvas
import GenomeData
import PrismModel

/// Something that changes the state: what the user did, or what the background found out.
public enum Action: Sendable {
    /// A key; the key map says what it means.
    case key(Key)
    /// A command.
    case run(CommandID)
    /// The first key of a command of several.
    case pend(Key)
    /// Those keys named nothing.
    case forgetPending
    /// Remembers the place under a letter.
    case mark(Unicode.Scalar)
    /// Goes to the place under a letter.
    case recall(Unicode.Scalar)
    /// Text typed or pasted into what is open.
    case type(String)
    /// Takes the last character back.
    case erase
    /// Takes everything back.
    case eraseAll
    /// Moves along the list of what is open.
    case move(Int)
    /// Does what is chosen in what is open.
    case accept
    /// Closes what is open.
    case dismiss
    /// The mouse on something.
    case point(Mouse, Target?, Rect)
    /// The screen has another size.
    case resize(rows: Int, columns: Int)
    /// Time for the spinner to turn.
    case tick
    /// Something from the background.
    case arrived(Arrival)

    /// A command, opaque outside this module.
    public struct CommandID: Sendable, Hashable {
        let id: Command.ID
    }

    static func run(_ id: Command.ID) -> Action { .run(CommandID(id: id)) }
}

/// What the background found out.
public enum Arrival: Sendable {
    /// The model is there, or why it is not.
    case model(ModelArrival)
    /// Measured expression.
    case measured(MeasuredArrival)
    /// Gene models to draw.
    case geneModels(GeneModelSet)
    /// Something about a file worth saying.
    case notice(String)
    /// Tracks read for a query.
    case tracks(TracksArrival)
    /// A job done.
    case job(JobArrival)
    /// Something about background states.
    case study(StudyArrival)
    /// A theme's look.
    case look(Look)
    /// Whether a text reached the terminal.
    case copied(Bool)
    /// What came of an export.
    case exported(ExportArrival)
    /// How long a frame took, and resident memory now and at its most in MB.
    case frame(FrameTime, resident: Double?, peak: Double?)

    /// The model is there, or why it is not.
    public struct ModelArrival: Sendable { let status: ModelStatus }
    /// Measured expression by gene, and what was wrong with it.
    public struct MeasuredArrival: Sendable {
        let values: [Float?]
        let note: String?
    }
    /// Tracks read for a query.
    public struct TracksArrival: Sendable { let tracks: Tracks }
    /// A job done.
    public struct JobArrival: Sendable {
        let job: Job
        let outcome: Outcome
        /// How long it took; nil where nobody measured.
        var milliseconds: Double?
    }

    /// What came of an export.
    public struct ExportArrival: Sendable {
        let path: String
        let outcome: ExportOutcome
    }

    /// Something about background states.
    public struct StudyArrival: Sendable { let finding: StateFinding }

    /// What came of a job.
    enum Outcome: Sendable {
        case forecast(Result<Forecast, Problem>)
        case survey([Result<Float, Problem>])
        case input(Result<GeneWindow, Problem>)
        case means(Result<MeanSignals, Problem>)
        case attribution(Result<Attribution, Problem>)
        case mutants(Result<[Double], Problem>)
    }
}

extension Action {
    /// What an event means, given what lay under the mouse; nil where it is the terminal's own affair.
    public init?(_ event: Event, over regions: HitRegions<Target>) {
        switch event {
        case .key(let key): self = .key(key)
        case .mouse(let mouse):
            let hit = regions.at(row: mouse.row, column: mouse.column)
            self = .point(mouse, hit?.target, hit?.rect ?? .empty)
        case .paste(let text): self = .type(text)
        case .resize(let rows, let columns): self = .resize(rows: rows, columns: columns)
        case .deadline: self = .tick
        case .resumed, .wake, .terminate, .hangup: return nil
        }
    }
}

/// What lies under a cell of the screen.
public enum Target: Sendable, Equatable {
    /// A line of the gene list, by its number.
    case line(Int)
    /// The gene list.
    case list
    /// The header of the gene list.
    case listHeader
    /// A track's label, by its signal.
    case track(Int)
    /// The columns that show the locus.
    case locus
    /// The points of measured against predicted.
    case scatter
    /// The column of a signal's effects, by its position among the model's.
    case effect(Int)
    /// The points of one panel of the fit view.
    case fitPart(Int)
    /// The columns of the mutate view.
    case mutagenesis
    /// A line of the states view, by its state.
    case state(Int)
    /// The map of genes in the states view.
    case stateMap
    /// A command's hint.
    case command(Action.CommandID)
    /// A line of what is open.
    case choice(Int)
    /// What is open, beside its lines.
    case popup
}
