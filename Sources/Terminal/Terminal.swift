import CNcurses
import Canvas
import Foundation
import Synchronization

/// The full-screen terminal: events in, grids out, and the terminal given back however the program ends.
///
/// One at a time, used from the thread that opened it. Only `wakeup` may be used from others. Everything else about
/// the screen, and all drawing, is done on plain `Grid`s.
public final class Terminal {
    /// What the terminal can show.
    public let capabilities: Capabilities

    /// Wakes `events(until:)` from any thread.
    public let wakeup: Wakeup

    /// Whether characters beyond ASCII are sent; a question mark stands for the others.
    ///
    /// Set it with the level of glyphs when that is switched at run time.
    ///
    /// False from the start where the user's locale is not UTF-8.
    public var showsUnicode: Bool {
        didSet { if showsUnicode != oldValue { redraw() } }
    }

    /// The number of rows of the screen.
    public private(set) var rows: Int
    /// The number of columns of the screen.
    public private(set) var columns: Int

    /// Whether the mouse is the program's; false leaves selecting text to the terminal.
    public var usesMouse = true {
        didSet {
            guard usesMouse != oldValue, capabilities.hasModes, isOpen else { return }
            send(usesMouse ? Modes.mouseOn : Modes.mouseOff)
        }
    }

    var isOpen = true
    private var asked: ContinuousClock.Instant?
    var decoder = InputDecoder()
    /// Whether anything has come from the terminal since it was asked about itself.
    var hasReplied = false
    var hasEnded = false
    var isGone = false
    var pairs: ColorPairs
    var shown: Grid?
    var needsClearing = false
    var runs: [prism_cell] = []

    private static let isTaken = Atomic<Bool>(false)

    /// Takes the terminal over.
    ///
    /// - `environment`: the process's, unless a test has its own.
    /// - Throws `TerminalError` with nothing changed.
    public init(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        guard
            Terminal.isTaken.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing)
                .exchanged
        else { throw .alreadyOpen }
        var isStarted = false
        defer { if !isStarted { Terminal.isTaken.store(false, ordering: .releasing) } }

        let isUTF8 = TextEncoding.adopt()
        let found = try Capabilities.detect(
            environment: environment, isUTF8: isUTF8, describe: Terminal.describe)
        guard prism_restore_await_foreground(STDIN_FILENO) else { throw .inBackground }
        guard let wakeup = Wakeup(), prism_restore_remember(STDIN_FILENO, STDOUT_FILENO),
            prism_screen_open(found.type)
        else { throw .cannotStart(found.type) }
        isStarted = true
        capabilities = found
        self.wakeup = wakeup
        showsUnicode = found.showsUnicode
        (rows, columns) = Terminal.size
        pairs = ColorPairs(depth: found.depth, limit: prism_screen_pairs())
        prism_restore_arm(wakeup.writeEnd, found.hasModes ? Modes.off : "")
        // Full-screen mode and its blank screen first, then what ncurses knows nothing of.
        prism_screen_refresh(true)
        if found.hasModes { send(Modes.on(mouse: usesMouse)) }
    }

    deinit { close() }

    /// Gives the terminal back as it was.
    ///
    /// Does nothing the second time.
    public func close() {
        guard isOpen else { return }
        awaitReply()
        isOpen = false
        prism_screen_end()
        prism_restore_disarm()
        Terminal.isTaken.store(false, ordering: .releasing)
    }

    /// Ends the process by a signal that asked it to, once the terminal is closed, so that whoever started it sees
    /// why it ended.
    public static func end(by signal: Int32) -> Never {
        prism_restore_die(signal)
        // Only if the signal cannot end a process.
        exit(1)
    }

    /// Puts a text on the clipboard of the terminal (OSC 52), also over ssh.
    ///
    /// Whether it was sent; terminals may still ignore it, and tmux passes it on only with `set-clipboard
    /// on`.
    ///
    /// - `text`: at most 74,994 bytes, which is what terminals take.
    public func copy(_ text: String) -> Bool {
        guard capabilities.hasModes, isOpen, text.utf8.count <= 74_994 else { return false }
        send("\u{1B}]52;c;" + Data(text.utf8).base64EncodedString() + "\u{7}")
        return true
    }

    /// Asks the terminal about itself; what it answers comes as `.background` or is used here. Nothing is sent to a
    /// terminal that may show what it does not understand.
    public func askAboutItself() {
        guard capabilities.hasModes, isOpen, asked == nil else { return }
        asked = .now
        send(TerminalReply.questions)
    }

    /// An answer that is still on its way would be typed into the shell: it is waited for a moment and thrown away.
    private func awaitReply() {
        guard let asked, !hasReplied, ContinuousClock.now - asked < .seconds(1) else { return }
        var file = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        if poll(&file, 1, 100) > 0 { tcflush(STDIN_FILENO, TCIFLUSH) }
    }

    /// Sends everything anew with the next `present`, for a screen that something else has written over.
    public func redraw() {
        shown = nil
        needsClearing = true
    }

    /// Takes the window's size; the event where it is another than the last that was told.
    ///
    /// ncurses may have found out by itself meanwhile, so that its own size says nothing.
    func fit() -> Event? {
        _ = prism_screen_fit()
        let size = Terminal.size
        guard size != (rows, columns) else { return nil }
        (rows, columns) = size
        redraw()
        return .resize(rows: rows, columns: columns)
    }

    /// No larger than a grid can be.
    private static var size: (rows: Int, columns: Int) {
        (min(Int(prism_screen_rows()), Grid.limit), min(Int(prism_screen_columns()), Grid.limit))
    }

    /// Sends a sequence that shows nothing.
    func send(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    private static func describe(_ type: String) -> Capabilities.Facts? {
        // A name that is a path or is too long is no type.
        guard type.utf8.count < 128, !type.contains("/"), !type.utf8.contains(0) else { return nil }
        let facts = prism_terminal_describe(type, STDOUT_FILENO)
        guard facts.is_known else { return nil }
        return Capabilities.Facts(
            addressesCursor: facts.addresses_cursor, hasMouse: facts.has_mouse, isDirect: facts.is_direct,
            colors: Int(facts.colors))
    }
}
