import CNcurses
import Canvas
import Foundation
import Testing

@testable import Terminal

@Suite struct CapabilitiesTests {
    private static let types: [String: Capabilities.Facts] = [
        "xterm-256color": .init(addressesCursor: true, hasMouse: true, isDirect: false, colors: 256),
        "tmux-256color": .init(addressesCursor: true, hasMouse: true, isDirect: false, colors: 256),
        "tmux-direct": .init(addressesCursor: true, hasMouse: true, isDirect: true, colors: 0x1000000),
        "xterm": .init(addressesCursor: true, hasMouse: true, isDirect: false, colors: 8),
        "xterm-16color": .init(addressesCursor: true, hasMouse: true, isDirect: false, colors: 16),
        "vt100": .init(addressesCursor: true, hasMouse: false, isDirect: false, colors: 0),
        "linux": .init(addressesCursor: true, hasMouse: false, isDirect: false, colors: 8),
        "dumb": .init(addressesCursor: false, hasMouse: false, isDirect: false, colors: 0),
    ]

    private func detect(_ environment: [String: String], isUTF8: Bool = true) throws(TerminalError)
        -> Capabilities
    {
        try Capabilities.detect(environment: environment, isUTF8: isUTF8) { Self.types[$0] }
    }

    @Test func depths() throws {
        #expect(try detect(["TERM": "xterm-256color"]).depth == .indexed256)
        #expect(try detect(["TERM": "xterm-16color"]).depth == .basic16)
        #expect(try detect(["TERM": "xterm"]).depth == .basic8)
        #expect(try detect(["TERM": "vt100"]).depth == .mono)
        #expect(try detect(["TERM": "tmux-direct"]).depth == .trueColor)
        #expect(try detect(["TERM": "tmux-256color", "NO_COLOR": "1"]).depth == .mono)
        #expect(try detect(["TERM": "tmux-256color", "NO_COLOR": ""]).depth == .indexed256)
    }

    @Test func trueColourOnlyWhereTheDescriptionSaysHow() throws {
        let tmux = try detect(["TERM": "tmux-256color", "COLORTERM": "truecolor"])
        #expect(tmux.type == "tmux-direct" && tmux.depth == .trueColor)
        let xterm = try detect(["TERM": "xterm-256color", "COLORTERM": "truecolor"])
        #expect(xterm.type == "xterm-256color" && xterm.depth == .indexed256)
        #expect(try detect(["TERM": "tmux-256color", "COLORTERM": "yes"]).depth == .indexed256)
        #expect(try detect(["TERM": "tmux-256color", "COLORTERM": "24bit", "NO_COLOR": "1"]).depth == .mono)
    }

    @Test func glyphs() throws {
        #expect(try detect(["TERM": "tmux-256color"]).glyphs == .braille)
        let ascii = try detect(["TERM": "tmux-256color"], isUTF8: false)
        #expect(ascii.glyphs == .ascii && !ascii.showsUnicode && ascii.hasModes)
        let old = try detect(["TERM": "vt100"])
        #expect(old.glyphs == .ascii && !old.showsUnicode && !old.hasModes)
        let console = try detect(["TERM": "linux"])
        #expect(console.glyphs == .ascii && console.showsUnicode)
    }

    @Test func refusals() {
        #expect(throws: TerminalError.noTerminalType) { try detect([:]) }
        #expect(throws: TerminalError.unknownType("foo")) { try detect(["TERM": "foo"]) }
        #expect(throws: TerminalError.cannotAddressCursor("dumb")) { try detect(["TERM": "dumb"]) }
    }

    /// The widths that grids are laid out by are those that the C library, and so ncurses, goes by.
    ///
    /// Where they differ (newer or unassigned characters) a question mark stands in.
    @Test func widthsAgreeWithTheCLibrary() throws {
        let locale = try #require(
            newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) ?? newlocale(LC_CTYPE_MASK, "en_US.UTF-8", nil))
        let before = uselocale(locale)
        defer {
            uselocale(before)
            freelocale(locale)
        }
        var differing = 0
        var total = 0
        for code in UInt32(0x20)...0x1FFFF {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let theirs = prism_character_width(code)
            let kind = CharacterWidth.kind(of: scalar)
            let ours = kind == .wide ? 2 : kind == .narrow ? 1 : 0
            guard theirs >= 0, kind != .control, kind != .invisible, kind != .space else { continue }
            total += 1
            guard ours != theirs else { continue }
            differing += 1
            // What charts are made of must agree.
            #expect(
                !(0x20...0x24F).contains(code) && !(0x2190...0x28FF).contains(code),
                "U+\(String(code, radix: 16))")
        }
        #expect(total > 50_000 && differing < total / 200, "\(differing) of \(total)")
    }

    @Test func wakeupsFromManyThreadsWakeOnce() throws {
        let wakeup = try #require(Wakeup())
        #expect(!wakeup.takeRings())
        let threads = (0..<4).map { _ in Thread { for _ in 0..<50_000 { wakeup.ring() } } }
        for thread in threads { thread.start() }
        while threads.contains(where: { !$0.isFinished }) { usleep(1000) }
        // More than a pipe holds: none of the threads was blocked.
        #expect(wakeup.takeRings())
        #expect(!wakeup.takeRings())
    }
}
