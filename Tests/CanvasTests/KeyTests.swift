import Testing

@testable import Canvas

@Suite struct KeyTests {
    @Test(arguments: [
        ("a", Key.character("a")), ("G", .character("G")), ("Space", .character(" ")),
        ("Ctrl-O", .character("o", .control)),
        ("Alt-x", .character("x", .alt)), ("Ctrl-Alt-Del", Key(.delete, [.control, .alt])),
        ("Shift-Tab", Key(.tab, .shift)),
        ("PgUp", Key(.pageUp)), ("F12", Key(.function(12))), ("Esc", Key(.escape)), ("-", .character("-")),
        ("Ctrl--", .character("-", .control)), ("é", .character("é")), ("/", .character("/")),
    ])
    func notation(text: String, key: Key) {
        #expect(Key(text) == key)
        #expect(key.description == text)
    }

    @Test func otherSpellings() {
        #expect(
            Key("ctrl-o") == Key("Ctrl-O") && Key("PGDN") == Key(.pageDown) && Key("f5") == Key(.function(5)))
        for bad in ["", "abc", "Ctrl-", "F0", "F64", "Ctrl-abc", "\u{1B}", "\u{301}"] {
            #expect(Key(bad) == nil, "\(bad)")
        }
        #expect(
            Key.sequence("1 3 a Ctrl-O") == [
                .character("1"), .character("3"), .character("a"), .character("o", .control),
            ])
        #expect(Key.sequence("1 nonsense") == nil)
        #expect(Key.sequence("") == [])
    }

    @Test func typedCharacters() {
        #expect(Key.character("x").typed == "x" && Key.character("X", .shift).typed == "X")
        #expect(Key.character("x", .alt).typed == nil && Key(.enter).typed == nil)
    }

    @Test func eventsSayWhatHappened() {
        #expect("\(Event.key(Key(.up, .shift)))" == "key Shift-Up")
        #expect(
            "\(Event.mouse(Mouse(.drag(.left), row: 4, column: 9, modifiers: .control)))"
                == "mouse Ctrl-drag left 4,9")
        #expect("\(Event.mouse(Mouse(.wheelDown, row: 0, column: 1)))" == "mouse wheel down 0,1")
        #expect("\(Event.resize(rows: 24, columns: 80))" == "resize to 24x80")
        #expect("\(Event.paste("é"))" == "paste of 2 bytes")
    }
}
