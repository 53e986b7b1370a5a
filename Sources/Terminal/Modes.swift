/// Modes that ncurses does not switch: mouse buttons and drags (1002) in SGR (1006), pasted text marked (2004), and
/// frames that show whole (2026).
enum Modes {
    static let mouseOn = "\u{1B}[?1002h\u{1B}[?1006h"
    static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l"
    static let off = "\u{1B}[?2004l" + mouseOff
    static let frameBegins = "\u{1B}[?2026h"
    static let frameEnds = "\u{1B}[?2026l"

    static func on(mouse: Bool) -> String { (mouse ? mouseOn : "") + "\u{1B}[?2004h" }
}
