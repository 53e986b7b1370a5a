import Canvas
import GenomeData
import PrismModel

/// Something that changes the state: what the user did, or what the background found out.
public enum Action: Sendable {
    /// A key; the key map says what it means.
    case key(Key)
    /// A command, by its name.
    case run(String)
    /// The first key of a command of several.
    case pend(Key)
    /// The keys typed so far name no command.
    case forgetPending
    /// The letter that a command, by its name, was waiting for.
    case letter(String, Unicode.Scalar)
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
    case point(Mouse, (any Target)?, Rect)
    /// The screen has another size.
    case resize(rows: Int, columns: Int)
    /// Time for the spinner to turn.
    case tick
    /// The terminal has said whether its background is light.
    case background(isLight: Bool)
    /// The user's settings have changed on disk.
    case settings(Settings)
    /// Something from the background.
    case arrived(Arrival)
}

extension Action {
    /// What an event means, given what lay under the mouse; nil where it is the terminal's own affair.
    public init?(_ event: Event, over regions: HitRegions<any Target>) {
        switch event {
        case .key(let key): self = .key(key)
        case .mouse(let mouse):
            let hit = regions.at(row: mouse.row, column: mouse.column)
            self = .point(mouse, hit?.target, hit?.rect ?? .empty)
        case .paste(let text): self = .type(text)
        case .resize(let rows, let columns): self = .resize(rows: rows, columns: columns)
        case .deadline: self = .tick
        case .background(let isLight): self = .background(isLight: isLight)
        case .resumed, .wake, .terminate, .hangup: return nil
        }
    }
}
