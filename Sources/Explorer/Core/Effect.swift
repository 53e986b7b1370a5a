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
    /// Looks something up, or runs a command of the user's.
    case errand(Commission)
    /// Leaves.
    case quit

    /// Something to be looked up or run.
    public struct Commission: Sendable { let errand: Errand }

    /// A query for tracks.
    public struct Reading: Sendable { let query: TrackQuery }
    /// Work on background states.
    public struct Study: Sendable { let work: StateWork }

    static func errand(_ errand: Errand) -> Effect { .errand(Commission(errand: errand)) }
    static func study(_ work: StateWork) -> Effect { .study(Study(work: work)) }
}
