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
    /// Reads a signal around the TSS of some genes; replaces any such reading under way.
    case profile(ProfileStep)
    /// Fits a theme to the terminal; done before the next frame.
    case look(theme: String, glyphs: GlyphLevel)
    /// Puts a text on the clipboard.
    case copy(String)
    /// Writes a file.
    case export(Export)
    /// Looks something up, or runs a command of the user's.
    case errand(Commission)
    /// Opens another condition beside the data set; replaces the one before.
    case open(Opening)
    /// Closes the other condition, or gives up opening it.
    case closeOther
    /// Finds out how the inputs of both conditions' models go together.
    case relate(number: Int)
    /// The same work for the other condition, by the number of its opening.
    indirect case other(number: Int, Effect)
    /// Gives up what the model works on.
    case giveUp
    /// Leaves.
    case quit

    /// Something to be looked up or run.
    public struct Commission: Sendable { let errand: Errand }

    /// A query for tracks.
    public struct Reading: Sendable { let query: TrackQuery }
    /// Work on background states.
    public struct Study: Sendable { let work: StateWork }

    static func errand(_ errand: Errand) -> Effect { .errand(Commission(errand: errand)) }

    /// A condition to open.
    public struct Opening: Sendable {
        let source: ConditionSource
        let number: Int
        /// The signals that this condition's model takes, in its order; nil while it is not loaded.
        let inputs: [String]?
    }

    static func study(_ work: StateWork) -> Effect { .study(Study(work: work)) }
}
