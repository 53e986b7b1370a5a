/// Something that happened to the screen from outside.
public enum Event: Sendable, Hashable {
    /// A key was pressed.
    case key(Key)
    /// The mouse was used.
    case mouse(Mouse)
    /// Text was pasted. It may hold control characters; what is drawn of it is made harmless as all text is.
    case paste(String)
    /// The screen has a new size; everything must be drawn anew.
    case resize(rows: Int, columns: Int)
    /// The program was stopped and goes on; everything must be drawn anew.
    case resumed
    /// Another thread asked for attention: look into the mailbox.
    case wake
    /// The terminal has said whether its background is light.
    case background(isLight: Bool)
    /// The time that was waited for has come.
    case deadline
    /// The system asks to end (SIGTERM, SIGHUP, SIGINT): save what matters and close within two seconds.
    case terminate(signal: Int32)
    /// The terminal is gone: there is nobody to show anything to.
    case hangup
}

extension Event: CustomStringConvertible {
    /// One line that says what happened, for logs and tests.
    public var description: String {
        switch self {
        case .key(let key): "key \(key)"
        case .mouse(let mouse): "mouse \(mouse)"
        case .paste(let text): "paste of \(text.utf8.count) bytes"
        case .resize(let rows, let columns): "resize to \(rows)x\(columns)"
        case .resumed: "resumed"
        case .wake: "wake"
        case .background(let isLight): "\(isLight ? "light" : "dark") background"
        case .deadline: "deadline"
        case .terminate(let signal): "terminate by \(signal)"
        case .hangup: "hangup"
        }
    }
}
