import Canvas
import PrismModel

/// What the background found out.
public enum Arrival: Sendable {
    /// The model is there, or why it is not.
    case model(ModelArrival)
    /// Measured expression.
    case measured(MeasuredArrival)
    /// Gene models to draw.
    case geneModels(GeneModelSet)
    /// Why there are none to draw.
    case geneModelsFailed(String)
    /// Something about a file worth saying.
    case notice(String)
    /// Tracks read for a query.
    case tracks(TracksArrival)
    /// A job done.
    case job(JobArrival)
    /// A signal around the TSS of some genes.
    case profiles(ProfilesArrival)
    /// Something about background states.
    case study(StudyArrival)
    /// A theme's look.
    case look(Look)
    /// Whether a text reached the terminal.
    case copied(Bool)
    /// What came of an export.
    case exported(ExportArrival)
    /// What came of an errand.
    case errand(ErrandArrival)
    /// The other condition is open, or why it is not.
    case opened(OpenedArrival)
    /// How the inputs of both conditions' models go together.
    case related(RelatedArrival)
    /// Something about the other condition, by the number of its opening.
    indirect case other(number: Int, Arrival)
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

    /// A signal around the TSS of some genes, a row for each.
    public struct ProfilesArrival: Sendable {
        let step: ProfileStep
        let rows: [Result<[Float], Problem>]
    }

    /// What came of an export.
    public struct ExportArrival: Sendable {
        let path: String
        let outcome: ExportOutcome
    }

    /// What came of an errand.
    public struct ErrandArrival: Sendable { let answer: ErrandAnswer }

    /// The other condition, or why it cannot be opened.
    public struct OpenedArrival: Sendable {
        let number: Int
        let outcome: Result<OpenedCondition, Problem>
    }

    /// How the inputs of both conditions' models go together, or why they do not.
    public struct RelatedArrival: Sendable {
        let number: Int
        let outcome: Result<ConditionFacts, Problem>
    }

    /// Something about background states.
    public struct StudyArrival: Sendable { let finding: StateFinding }

    /// What came of a job.
    enum Outcome: Sendable {
        case forecast(Result<Forecast, Problem>)
        /// `intervened` where it comes with the prediction at no price, as of a model adjusted for background states.
        case survey([Result<Float, Problem>], intervened: [Result<Float, Problem>] = [])
        case input(Result<GeneInput, Problem>)
        case means(Result<MeanSignals, Problem>)
        case attribution(Result<Attribution, Problem>)
        case mutants(Result<[Double], Problem>)
    }
}
