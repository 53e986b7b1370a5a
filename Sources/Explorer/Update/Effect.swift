import Canvas
import PrismModel

/// Work that the state asks for; what it finds comes back as an action.
public enum Effect: Sendable {
    /// Reads measured expression, gene models and the model's files.
    case load
    /// Reads tracks; replaces any reading under way.
    case read(Reading)
    /// Asks the model; replaces what it works on.
    case infer(Job)
    /// Finds out about background states.
    case study(Study)
    /// Fits a theme to the terminal; done before the next frame.
    case look(theme: String, glyphs: GlyphLevel)
    /// Puts a text on the clipboard.
    case copy(String)
    /// Writes a file.
    case export(Export)
    /// Leaves.
    case quit

    /// A query for tracks.
    public struct Reading: Sendable { let query: TrackQuery }
    /// Work on background states.
    public struct Study: Sendable { let work: StateWork }

    static func study(_ work: StateWork) -> Effect { .study(Study(work: work)) }
}

/// Something for the model to do.
public struct Job: Sendable, Equatable {
    /// How much it matters: what the user looks at first.
    enum Tier: Int, Sendable, Comparable {
        case current
        case prefetch
        case attribution
        case scan
        case survey

        static func < (first: Tier, second: Tier) -> Bool { first.rawValue < second.rawValue }
    }

    enum Work: Sendable, Equatable {
        case forecast(Question)
        case survey(ModalityMask, Range<Int>)
        /// Reads the window of a gene.
        case input(Int)
        /// Adds the signals of the next genes to the sums of those before.
        case means(MeanSignals)
        case attribution(AttributionQuery)
        /// Predicts the mutants at these places of a mutagenesis's order.
        case mutants(Question, Range<Int>)
    }

    /// Counts jobs, so that a result that was overtaken is known.
    let generation: Int
    let tier: Tier
    let work: Work
    /// The data set's mean signals, where the work needs them.
    var means: [Float]?
}
