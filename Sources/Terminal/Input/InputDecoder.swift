import Canvas

/// Turns what comes from the terminal, byte by byte, into events.
///
/// ncurses recognises the keys that the terminal's description has; the rest arrives as bytes and is understood
/// here: UTF-8, Alt, the mouse in both encodings, pasted text, and what newer terminals send for keys. Sequences
/// that mean nothing are swallowed whole, so that none of their bytes acts as a key.
struct InputDecoder {
    /// One piece of input.
    enum Piece: Equatable {
        /// A byte that belongs to no key that ncurses knows.
        case byte(UInt8)
        /// A key that ncurses knows.
        case key(Key)
    }

    private enum State: Equatable {
        case ground
        case escape
        /// After ESC [; the bytes so far.
        case control([UInt8])
        /// After ESC O.
        case shifted
        /// A string (ESC ], P, X, ^, _) that the terminal sends: the beginning of it, and whether ESC was the last byte.
        case string(opener: UInt8, bytes: [UInt8], afterEscape: Bool)
        /// After ESC [ M: three bytes follow.
        case oldMouse([UInt8])
        case paste
    }

    private var state = State.ground
    private var text: [UInt8] = []
    private var letter = UTF8Letter()
    private var letterHasAlt = false

    /// Whether the terminal has said that it knows synchronised output (mode 2026).
    private(set) var knowsSynchronisedOutput = false

    /// No sequence is longer.
    private static let longestSequence = 64
    /// Of longer pastes the rest is dropped.
    static let longestPaste = 1 << 20
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    /// How long to wait for more before `flush`; nil when nothing has begun.
    ///
    /// An Escape is not waited for: ncurses already has.
    var patience: Duration? {
        switch state {
        case .ground: letter.isWaiting ? .milliseconds(50) : nil
        case .escape: .zero
        case .paste: .seconds(1)
        case .control, .shifted, .string, .oldMouse: .milliseconds(50)
        }
    }

    /// Takes a piece; appends what it completes.
    mutating func take(_ piece: Piece, into events: inout [Event]) {
        switch piece {
        case .key(var key):
            // Keys within pasted text are its doing, not the user's.
            if state == .paste { return }
            if state == .escape { key.modifiers.insert(.alt) }
            state = .ground
            letter = UTF8Letter()
            events.append(.key(key))
        case .byte(let byte): take(byte, into: &events)
        }
    }

    /// No more came for a while: what has begun is given up or taken for what it already is.
    mutating func flush(into events: inout [Event]) {
        switch state {
        case .escape: events.append(.key(Key(.escape)))
        case .control([]): events.append(.key(.character("[", .alt)))
        case .shifted: events.append(.key(.character("O", .alt)))
        case .string(let opener, [], _): events.append(.key(.character(Unicode.Scalar(opener), .alt)))
        case .paste: finishPaste(into: &events)
        case .ground, .control, .string, .oldMouse: break
        }
        state = .ground
        letter = UTF8Letter()
    }

    private mutating func take(_ byte: UInt8, into events: inout [Event]) {
        switch state {
        case .ground: takeTyped(byte, hasAlt: false, into: &events)
        case .escape: takeAfterEscape(byte, into: &events)
        case .control(let bytes): takeControl(byte, bytes, into: &events)
        case .shifted:
            state = .ground
            if let key = ControlSequence.shifted(byte) { events.append(.key(key)) }
        case .string(let opener, let bytes, let afterEscape):
            if byte == 0x07 || byte == 0x18 || (afterEscape && byte == UInt8(ascii: "\\")) {
                state = .ground
                if opener == UInt8(ascii: "]"), let isLight = TerminalReply.background(bytes) {
                    events.append(.background(isLight: isLight))
                }
            } else {
                // What is longer than any answer that is understood is swallowed.
                let kept = bytes.count < InputDecoder.longestSequence && byte != 0x1B ? bytes + [byte] : bytes
                state = .string(
                    opener: opener, bytes: kept.isEmpty ? [byte] : kept, afterEscape: byte == 0x1B)
            }
        case .oldMouse(let bytes):
            guard bytes.count == 2 else {
                state = .oldMouse(bytes + [byte])
                return
            }
            state = .ground
            if let mouse = MouseSequence.old(bytes + [byte]) { events.append(.mouse(mouse)) }
        case .paste:
            if text.count < InputDecoder.longestPaste + InputDecoder.pasteEnd.count { text.append(byte) }
            if text.ends(with: InputDecoder.pasteEnd) {
                text.removeLast(InputDecoder.pasteEnd.count)
                finishPaste(into: &events)
            } else if text.count == InputDecoder.longestPaste + InputDecoder.pasteEnd.count {
                // Full: what follows only moves through the end, where the closing sequence is looked for.
                text.remove(at: InputDecoder.longestPaste)
            }
        }
    }

    private mutating func takeAfterEscape(_ byte: UInt8, into events: inout [Event]) {
        state = .ground
        switch byte {
        case 0x1B:
            events.append(.key(Key(.escape)))
            state = .escape
        case UInt8(ascii: "["): state = .control([])
        case UInt8(ascii: "O"): state = .shifted
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            // Alt with one of these cannot be told from a string until more comes.
            state = .string(opener: byte, bytes: [], afterEscape: false)
        default: takeTyped(byte, hasAlt: true, into: &events)
        }
    }

    private mutating func takeControl(_ byte: UInt8, _ bytes: [UInt8], into events: inout [Event]) {
        guard bytes.count < InputDecoder.longestSequence, byte != 0x1B else {
            state = byte == 0x1B ? .escape : .ground
            return
        }
        guard (0x40...0x7E).contains(byte), !(bytes.isEmpty && byte == UInt8(ascii: "[")) else {
            state = .control(bytes + [byte])
            return
        }
        state = .ground
        if bytes.isEmpty, byte == UInt8(ascii: "M") {
            state = .oldMouse([])
        } else if bytes.first == UInt8(ascii: "<") {
            if let mouse = MouseSequence.modern(bytes.dropFirst(), final: byte) {
                events.append(.mouse(mouse))
            }
        } else if bytes == Array("200".utf8), byte == UInt8(ascii: "~") {
            text = []
            state = .paste
        } else if bytes.first == UInt8(ascii: "?") {
            if TerminalReply.knowsSynchronisedOutput(bytes, final: byte) { knowsSynchronisedOutput = true }
        } else if let key = ControlSequence.key(bytes, final: byte) {
            events.append(.key(key))
        }
    }

    private mutating func takeTyped(_ byte: UInt8, hasAlt: Bool, into events: inout [Event]) {
        if byte == 0x1B {
            letter = UTF8Letter()
            state = .escape
            return
        }
        if !letter.isWaiting { letterHasAlt = hasAlt }
        for scalar in letter.take(byte) {
            var key = InputDecoder.key(typing: scalar)
            if letterHasAlt { key.modifiers.insert(.alt) }
            letterHasAlt = false
            events.append(.key(key))
        }
    }

    /// The key that types a character, control characters included.
    static func key(typing scalar: Unicode.Scalar) -> Key {
        switch scalar.value {
        case 0: .character(" ", .control)
        case 8, 0x7F: Key(.backspace)
        case 9: Key(.tab)
        case 10, 13: Key(.enter)
        case 1...26: .character(Unicode.Scalar(UInt8(scalar.value) + 0x60), .control)
        case 27: Key(.escape)
        case 28...31: .character(Unicode.Scalar(UInt8(scalar.value) + 0x40), .control)
        default: .character(scalar)
        }
    }

    private mutating func finishPaste(into events: inout [Event]) {
        events.append(.paste(String(decoding: text.prefix(InputDecoder.longestPaste), as: UTF8.self)))
        text = []
        state = .ground
    }
}

extension [UInt8] {
    fileprivate func ends(with tail: [UInt8]) -> Bool { suffix(tail.count).elementsEqual(tail) }
}
