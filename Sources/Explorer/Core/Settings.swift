import Canvas

/// What a user has set in `config.toml`, and what of it could not be used.
public struct Settings: Sendable, Equatable {
    /// The theme; nil: dark or light, as the terminal's background is.
    public var theme: String?
    /// What to draw with; nil: as the locale allows.
    public var glyphs: GlyphLevel?
    /// Whether the mouse is the explorer's rather than the terminal's.
    public var usesMouse = true
    /// Keys by the names of commands; a command that is not named keeps its own.
    var keys: [String: [[Key]]] = [:]
    /// How the tracks are wanted.
    public var tracks = TrackArrangement()
    /// The user's commands that selections are piped to, in the file's order.
    public var pipes: [PipeCommand] = []
    /// What could not be used, each with its line.
    public var problems: [String] = []

    /// The program's own.
    public init() {}
}
