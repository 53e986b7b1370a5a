import Foundation
import PrismModel
import Testing

@testable import Canvas

/// Themes from folders: inheritance, overriding, and what happens to mistakes.
@Suite struct UserThemeTests {
    /// Themes in a folder of their own, removed afterwards.
    private func withFolder<T>(_ files: [String: String], _ body: (String) throws -> T) throws -> T {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "prism-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        return try body(folder.path)
    }

    @Test func childPaletteRecoloursTheParentsRoles() throws {
        try withFolder(["dusk.toml": "name = \"Dusk\"\ninherits = \"dark\"\n[palette]\ngold = \"#010203\"\n"])
        { folder in
            let library = ThemeLibrary(folders: ["/nowhere", folder])
            let (theme, warnings) = library.theme(named: "dusk")
            #expect(warnings.isEmpty)
            #expect(theme.title == "Dusk" && theme.name == "dusk")
            let look = Look(theme: theme, depth: .trueColor, glyphs: .blocks)
            #expect(look.style(.observed).foreground == .rgb(0x010203))
            #expect(look.style(.error) == Look.shipped().style(.error))
            #expect(library.names == ThemeLibrary.shippedNames + ["dusk"])
        }
    }

    @Test func ownThemeOfAShippedNameInheritsFromTheShippedOne() throws {
        let text = "inherits = \"light\"\n[roles]\ntext = \"#111111 on #eeeeee\"\n"
        try withFolder(["light.toml": text]) { folder in
            let (theme, warnings) = ThemeLibrary(folders: [folder]).theme(named: "light")
            #expect(warnings.isEmpty)
            #expect(theme.background == 0xEEEEEE && theme.foreground == 0x111111 && theme.variant == .light)
            #expect(Set(theme.definedRoles) == Set(Role.vocabulary))
        }
    }

    @Test func whatIsLeftOutComesFromTheVariant() throws {
        try withFolder(["a.toml": "variant = \"light\"\n", "b.toml": ""]) { folder in
            let library = ThemeLibrary(folders: [folder])
            #expect(
                library.theme(named: "a").theme.background
                    == ThemeLibrary().theme(named: "light").theme.background)
            #expect(
                library.theme(named: "b").theme.background
                    == ThemeLibrary().theme(named: "dark").theme.background)
        }
    }

    @Test func mistakesAreWarningsWithTheirLine() throws {
        let text = """
            name = "Bad"
            colour = 3
            variant = "grey"
            [palette]
            good = "#112233"
            bad = "#11223"
            worse = { hex = "#112233", 256 = 300, 16 = "mauve", 88 = 1 }
            number = 7
            [roles]
            text = "good on nothing"
            "title" = "good bold good"
            signla = "good"
            "signal.mine" = "good"
            border.focus = "good"
            error = 5
            [gradients]
            heat = ["good", "missing"]
            warmth = ["good"]
            [states]
            colors = "good"
            count = 3
            """
        try withFolder(["bad.toml": text]) { folder in
            let (theme, warnings) = ThemeLibrary(folders: [folder]).theme(named: "bad")
            let lines = warnings.compactMap(\.line).sorted()
            #expect(lines == [2, 3, 6, 7, 7, 7, 8, 10, 11, 12, 15, 17, 18, 20, 21], "\(warnings)")
            #expect(warnings.allSatisfy { $0.file == folder + "/bad.toml" })
            #expect(
                warnings.first { $0.line == 6 }?.description.hasSuffix(
                    "bad.toml:6: colour 'bad': '#11223' is not \"#rrggbb\" nor a terminal colour's name")
                    == true)
            // What is right is used.
            let look = Look(theme: theme, depth: .trueColor, glyphs: .blocks)
            #expect(look.style("signal.mine").foreground == .rgb(0x112233))
            #expect(look.style(.borderFocus).foreground == .rgb(0x112233))
            #expect(look.style(.title).foreground == .rgb(0x112233))
        }
    }

    @Test func notTOMLAtAll() throws {
        try withFolder(["broken.toml": "name = \"x\"\n[palette\n"]) { folder in
            let (theme, warnings) = ThemeLibrary(folders: [folder]).theme(named: "broken")
            #expect(warnings.count == 1 && warnings[0].line == 2)
            #expect(theme.background == ThemeLibrary().theme(named: "dark").theme.background)
        }
    }

    @Test func unknownNamesAndCircles() throws {
        #expect(ThemeLibrary().theme(named: "none").warnings.map(\.message) == ["there is no theme 'none'"])
        #expect(ThemeLibrary().theme(named: "../dark").warnings.count == 1)
        let files = [
            "a.toml": "inherits = \"b\"\n", "b.toml": "inherits = \"a\"\n", "c.toml": "inherits = \"gone\"\n",
        ]
        try withFolder(files) { folder in
            let library = ThemeLibrary(folders: [folder])
            #expect(library.theme(named: "a").warnings.map(\.message) == ["theme 'a' inherits from itself"])
            #expect(library.theme(named: "c").warnings.map(\.message) == ["there is no theme 'gone'"])
            #expect(library.theme(named: "c").warnings.map(\.line) == [1])
            #expect(Set(library.theme(named: "a").theme.definedRoles) == Set(Role.vocabulary))
        }
    }

    @Test func fallbackColoursAreUsed() throws {
        let text = """
            [palette]
            gold = { hex = "#e8b04a", 256 = 179, 16 = "bright-yellow" }
            plain = { hex = "#e8b04a" }
            [roles]
            title = "gold on default italic"
            key = "plain"
            """
        try withFolder(["t.toml": text]) { folder in
            let theme = ThemeLibrary(folders: [folder]).theme(named: "t").theme
            func style(_ role: Role, _ depth: ColorDepth) -> Style {
                Look(theme: theme, depth: depth, glyphs: .blocks).style(role)
            }
            #expect(style(.title, .trueColor) == Style(.rgb(0xE8B04A), on: .terminal, .italic))
            #expect(style(.title, .indexed256) == Style(.indexed(179), on: .terminal, .italic))
            #expect(style(.title, .basic16) == Style(.indexed(11), on: .terminal, .italic))
            #expect(style(.title, .basic8) == Style(.indexed(3), on: .terminal, .italic))
            #expect(style(.title, .mono) == Style(.terminal, on: .terminal, .italic))
            #expect(style(.key, .indexed256).foreground == .indexed(IndexedColors.nearest256(0xE8B04A)))
        }
    }

    @Test func rolesFallBackByTheirNames() {
        let look = Look.shipped()
        #expect(look.style("signal.unheard.of") == look.style(.signal))
        #expect(look.style("nonsense") == look.style(.text))
        #expect(look.style("signal.unheard", or: .series3) == look.style(.series3))
        #expect(look.style(.signalDnase, or: .series3) == look.style(.signalDnase))
        #expect(Role.signal.detail("DNase") == .signalDnase)
        #expect(look.style(.text).background == .transparent && look.screen.background != .transparent)
        #expect(look.stateStyle(8) == look.stateStyle(0) && look.stateStyle(-1) == look.style(.text))
    }

    @Test func gradients() {
        let look = Look.shipped()
        let heat = look.gradient("heat")
        #expect(heat.color(at: .nan) == nil)
        #expect(heat.color(at: -.infinity) == heat.color(at: 0) && heat.color(at: 9) == heat.color(at: 1))
        #expect(heat.color(at: 0) != heat.color(at: 0.5))
        #expect(look.gradient("nonsense") == heat)
    }

    /// Mutated theme files give warnings at worst.
    @Test func mutatedFilesNeverFail() throws {
        let original = Array(
            try String(
                contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                    .appendingPathComponent("../../themes/dark.toml"), encoding: .utf8
            ).utf8)
        var random = SplitMix64(seed: 6)
        let alphabet = Array("\"'[]{}=#.,\n\\u0 \u{0}ξ-on9".utf8)
        for _ in 0..<150 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[place] = alphabet.randomElement(using: &random) ?? 0
                case 1: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
                case 2: bytes.remove(at: place)
                default: bytes.removeSubrange(place..<min(place + 40, bytes.count))
                }
            }
            let document = ThemeDocument(text: String(decoding: bytes, as: UTF8.self), file: "mutated")
            let (theme, _) = ThemeResolver.resolve(name: "m", chain: [document])
            _ = Look(theme: theme, depth: .basic16, glyphs: .ascii).style(.signal)
        }
    }
}
