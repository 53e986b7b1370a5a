import Canvas
import PrismModel
import TestSupport
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
    private func events(_ bytes: [UInt8], flush: Bool = true) -> [Event] {
        var decoder = InputDecoder()
        var events: [Event] = []
        for byte in bytes { decoder.take(.byte(byte), into: &events) }
        if flush { decoder.flush(into: &events) }
        #expect(!flush || decoder.patience == nil)
        return events
    }

    private func names(_ text: String) -> [String] { events(Array(text.utf8)).map { "\($0)" } }

    @Test func letters() {
        #expect(names("aé日😀") == ["key a", "key é", "key 日", "key 😀"])
        #expect(
            names("\r\n\t\u{8}\u{7F}") == [
                "key Enter", "key Enter", "key Tab", "key Backspace", "key Backspace",
            ])
        #expect(
            names("\u{1}\u{1A}\u{0}\u{1F}") == ["key Ctrl-A", "key Ctrl-Z", "key Ctrl-Space", "key Ctrl-_"])
    }

    @Test func brokenUTF8IsDropped() {
        #expect(events([0xFF, 0x61]).map { "\($0)" } == ["key a"])
        #expect(events([0xC3, 0x61]).map { "\($0)" } == ["key a"])
        #expect(events([0xE6, 0x97, 0xC3, 0xA9]).map { "\($0)" } == ["key é"])
        #expect(events([0xED, 0xA0, 0x80, 0xC0, 0x80, 0x80, 0xF5, 0x62]).map { "\($0)" } == ["key b"])
        #expect(events([0xC3]).isEmpty)
    }

    @Test func escapeAndAlt() {
        #expect(names("\u{1B}") == ["key Esc"])
        #expect(names("\u{1B}x\u{1B}é\u{1B}\u{F}") == ["key Alt-x", "key Alt-é", "key Ctrl-Alt-O"])
        #expect(names("\u{1B}\u{1B}x") == ["key Esc", "key Alt-x"])
        #expect(
            names("\u{1B}[") == ["key Alt-["] && names("\u{1B}O") == ["key Alt-O"]
                && names("\u{1B}]") == ["key Alt-]"])
        var decoder = InputDecoder()
        var found: [Event] = []
        decoder.take(.byte(0x1B), into: &found)
        #expect(decoder.patience == .zero)
        decoder.take(.key(Key(.up)), into: &found)
        #expect(found == [.key(Key(.up, .alt))])
    }

    @Test func keysInSequences() {
        let sequences: [(String, String)] = [
            ("\u{1B}[A", "Up"), ("\u{1B}[1;5D", "Ctrl-Left"), ("\u{1B}[1;8B", "Ctrl-Alt-Shift-Down"),
            ("\u{1B}OQ", "F2"),
            ("\u{1B}OM", "Enter"), ("\u{1B}[3~", "Del"), ("\u{1B}[5;3~", "Alt-PgUp"), ("\u{1B}[24~", "F12"),
            ("\u{1B}[Z", "Shift-Tab"),
            ("\u{1B}[97;5u", "Ctrl-A"), ("\u{1B}[13;2u", "Shift-Enter"), ("\u{1B}[27;5;111~", "Ctrl-O"),
            ("\u{1B}[H", "Home"),
        ]
        for (bytes, name) in sequences {
            #expect(names(bytes) == ["key \(name)"], "\(bytes.debugDescription)")
        }
    }

    @Test func meaninglessSequencesAreSwallowedWhole() {
        for bytes in [
            "\u{1B}[I", "\u{1B}[O", "\u{1B}[?1;2c", "\u{1B}[99~", "\u{1B}[<1;2M", "\u{1B}[<0;0;5M",
            "\u{1B}[<9999999999999999999;1;1M",
            "\u{1B}[1;1;1;1X", "\u{1B}]0;title\u{7}", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}_text\u{1B}\\",
        ] {
            #expect(names(bytes + "z") == ["key z"], "\(bytes.debugDescription)")
        }
        // A sequence that goes on for ever is given up.
        #expect(names("\u{1B}[" + String(repeating: "1", count: 200)).count > 0)
    }

    @Test func mouse() {
        #expect(
            names("\u{1B}[<0;1;1M\u{1B}[<2;3;4m\u{1B}[<33;5;6M\u{1B}[<65;7;8M\u{1B}[<66;7;8M\u{1B}[<28;9;9M")
                == [
                    "mouse press left 0,0", "mouse release right 3,2", "mouse drag middle 5,4",
                    "mouse wheel down 7,6",
                    "mouse wheel left 7,6", "mouse Ctrl-Alt-Shift-press left 8,8",
                ])
        #expect(
            names("\u{1B}[M !!\u{1B}[M#!!\u{1B}[M`!!") == [
                "mouse press left 0,0", "mouse release left 0,0", "mouse wheel up 0,0",
            ])
        #expect(names("\u{1B}[<64;7;8m\u{1B}[<35;1;1M\u{1B}[<0;5000;1M") == [])
    }

    @Test func paste() {
        func pasted(_ text: String) -> [Event] { events(Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)) }
        #expect(pasted("a\u{1B}[Ab\nc") == [.paste("a\u{1B}[Ab\nc")])
        #expect(pasted("") == [.paste("")])
        #expect(events(Array("\u{1B}[200~never ends".utf8)) == [.paste("never ends")])
        #expect(names("\u{1B}[200~x\u{1B}[201~y\u{1B}[201~z") == ["paste of 1 bytes", "key y", "key z"])
        let long = String(repeating: "x", count: InputDecoder.longestPaste + 5000)
        #expect(pasted(long) == [.paste(String(long.prefix(InputDecoder.longestPaste)))])
        var decoder = InputDecoder()
        var found: [Event] = []
        for byte in "\u{1B}[200~".utf8 { decoder.take(.byte(byte), into: &found) }
        decoder.take(.key(Key(.up)), into: &found)
        #expect(found.isEmpty && decoder.patience == .seconds(1))
    }

    @Test func namedKeys() {
        #expect(ControlSequence.key(named: "kRIT5") == Key(.right, .control))
        #expect(ControlSequence.key(named: "kUP3") == Key(.up, .alt))
        #expect(ControlSequence.key(named: "kNXT6") == Key(.pageDown, [.control, .shift]))
        for name in ["", "k", "kRIT", "KEY_UP", "kxIN", "k5", "kFOO5"] {
            #expect(ControlSequence.key(named: name) == nil)
        }
    }

    /// Whatever comes, in whatever pieces: no trap, and the decoder finds back to the ground.
    @Test func anything() {
        var random = SplitMix64(seed: 11)
        let fragments = [
            "\u{1B}[", "\u{1B}[<", "\u{1B}[M", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}]", ";", "9", "日", "M",
            "~",
        ].map { Array($0.utf8) }
        for _ in 0..<300 {
            var decoder = InputDecoder()
            var found: [Event] = []
            for _ in 0..<200 {
                switch Int.random(in: 0...9, using: &random) {
                case 0...4: decoder.take(.byte(.random(in: 0...255, using: &random)), into: &found)
                case 5: decoder.take(.key(Key(.up)), into: &found)
                case 6: decoder.flush(into: &found)
                default:
                    for byte in fragments.randomElement(using: &random) ?? [] {
                        decoder.take(.byte(byte), into: &found)
                    }
                }
            }
            decoder.flush(into: &found)
            #expect(decoder.patience == nil)
            let count = found.count
            decoder.take(.byte(UInt8(ascii: "z")), into: &found)
            #expect(found.count == count + 1 && found.last == .key(.character("z")))
        }
    }
}
