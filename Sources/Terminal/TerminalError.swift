/// Why there is no full-screen terminal.
///
/// The message says what to do.
public enum TerminalError: Error, Equatable, CustomStringConvertible {
    /// Standard input or output is not a terminal.
    case notATerminal
    /// `TERM` is not set.
    case noTerminalType
    /// There is no description of the terminal type.
    case unknownType(String)
    /// The terminal type cannot place the cursor, so there are no screens.
    case cannotAddressCursor(String)
    /// ncurses refused to start.
    case cannotStart(String)
    /// The terminal is another program's, and no shell can give it to this one.
    case inBackground
    /// A terminal is already open in this process.
    case alreadyOpen

    /// What is wrong and what helps.
    public var description: String {
        switch self {
        case .notATerminal: "standard input and output must be a terminal for the full-screen view"
        case .noTerminalType: "the environment variable TERM is not set; try TERM=xterm-256color"
        case .unknownType(let type):
            "there is no description of the terminal type '\(type)' (TERM) on this machine; try TERM=xterm-256color, "
                + "or install the package ncurses-term"
        case .cannotAddressCursor(let type):
            "the terminal type '\(type)' (TERM) cannot place the cursor, which a full-screen view needs; "
                + "if your terminal can, try TERM=xterm-256color"
        case .cannotStart(let type): "ncurses could not start on the terminal type '\(type)' (TERM)"
        case .inBackground: "the program runs in the background, where it has no terminal; start it without &"
        case .alreadyOpen: "the terminal is already open"
        }
    }
}
