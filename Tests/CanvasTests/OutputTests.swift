import CanvasShowcase
import Foundation
import PrismModel
import Testing

@testable import Canvas

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct OutputTests {
    private func sample() -> Grid {
        var grid = Grid(rows: 2, columns: 12)
        grid.write("ab", row: 0, column: 1, style: Style(.rgb(0xFF8700), on: .terminal, .bold))
        grid.write("<&>", row: 0, column: 4, style: Style(.indexed(12), on: .indexed(1)))
        grid.write("日e\u{301}", row: 1, column: 0, style: Style(.terminal, .reverse))
        return grid
    }

    @Test func plain() {
        #expect(sample().plainText == " ab <&>\n日e\u{301}\n")
        #expect(Grid(rows: 0, columns: 9).plainText == "")
        #expect(sample().plainText(row: 5) == "")
    }

    @Test func ansi() {
        let escape = "\u{1B}["
        #expect(
            sample().ansiText(depth: .trueColor)
                == " \(escape)0;1;38;2;255;135;0mab\(escape)0m \(escape)0;94;41m<&>\(escape)0m\n"
                + "\(escape)0;7m日e\u{301}\(escape)0m\n")
        #expect(sample().ansiText(depth: .indexed256).contains("38;5;208"))
        #expect(sample().ansiText(depth: .basic8).contains("\(escape)0;34;41m"))
        let mono = sample().ansiText(depth: .mono)
        #expect(mono == " \(escape)0;1mab\(escape)0m <&>\n\(escape)0;7m日e\u{301}\(escape)0m\n")
    }

    @Test func transcriptsShowLooks() {
        let text = sample().transcript
        #expect(
            text.hasPrefix(
                "2 rows, 12 columns\n| ab <&>\n|日e\u{301}\nlooks\nabbacccaaaaa\ndddaaaaaaaaa\na terminal on terminal\n"
            ))
        #expect(text.hasSuffix("d terminal on terminal reverse\n"))
    }

    @Test func svgIsWellFormedAndTheSameEveryTime() throws {
        let theme = ThemeLibrary().theme(named: "dark").theme
        let svg = SVGImage(sample(), theme: theme, title: "a <b> & \u{1B}").document
        #expect(svg == SVGImage(sample(), theme: theme, title: "a <b> & \u{1B}").document)
        #expect(svg.contains("&lt;&amp;&gt;") && svg.contains("<title>a &lt;b&gt; &amp; \u{FFFD}</title>"))
        // Bold orange text over two columns, on the third unit of eight.
        #expect(svg.contains(#"<text x="8" y="13" textLength="16""#))
        #expect(svg.contains(##"fill="#ff8700" font-weight="bold">ab</text>"##))
        #expect(XMLParser(data: Data(svg.utf8)).parse())
        for (name, depth, glyphs) in [
            ("light", ColorDepth.trueColor, GlyphLevel.braille), ("dark", .trueColor, .braille),
            ("mono", .mono, .ascii),
        ] {
            let look = Look.shipped(name, depth, glyphs)
            let frame = SVGImage(Showcase().grid(rows: 40, columns: 120, look: look), theme: look.theme)
                .document
            #expect(XMLParser(data: Data(frame.utf8)).parse())
            if let folder = ProcessInfo.processInfo.environment["PRISM_SVG_FOLDER"] {
                try Data(frame.utf8).write(to: URL(fileURLWithPath: folder + "/showcase-\(name).svg"))
            }
        }
    }

    @Test func svgDrawsBlocksLinesAndBraille() {
        let theme = ThemeLibrary().theme(named: "dark").theme
        func path(_ text: String) -> String {
            var grid = Grid(rows: 1, columns: 1)
            grid.write(text, row: 0, column: 0, style: Style(.rgb(0x00FF00), on: .terminal))
            let lines = SVGImage(grid, theme: theme).document.split(separator: "\n")
            return lines.filter { $0.hasPrefix("<path") }.joined()
        }
        #expect(path("▄").contains(#"d="M0 8.5h8v8.5h-8z""#))
        #expect(path("▌").contains(#"d="M0 0h4v17h-4z""#))
        #expect(path("█").contains(#"d="M0 0h8v17h-8z""#))
        #expect(path("▗").contains(#"d="M4 8.5h4v8.5h-4z""#))
        #expect(path("⠁").contains("a1.15 1.15") && path("⣿").split(separator: "M").count == 9)
        #expect(path("┼").split(separator: "M").count == 5)
        #expect(path("a").isEmpty)
    }

    /// Any grid at all becomes well-formed XML.
    @Test func svgOfAnything() {
        var random = SplitMix64(seed: 8)
        let theme = ThemeLibrary().theme(named: "light").theme
        for _ in 0..<60 {
            var grid = Grid(
                rows: .random(in: 0...4, using: &random), columns: .random(in: 0...12, using: &random))
            for _ in 0..<20 {
                let code = UInt32.random(in: 0...0x2FFFF, using: &random)
                guard let scalar = Unicode.Scalar(code) else { continue }
                grid.write(
                    String(scalar), row: .random(in: 0...4, using: &random),
                    column: .random(in: 0...12, using: &random),
                    style: Style(
                        .indexed(.random(in: 0...255, using: &random)),
                        on: .rgb(.random(in: 0...0xFFFFFF, using: &random)),
                        Attributes(rawValue: .random(in: 0...63, using: &random))))
            }
            #expect(XMLParser(data: Data(SVGImage(grid, theme: theme).document.utf8)).parse())
            _ = grid.ansiText(depth: .basic16)
            _ = grid.transcript
        }
    }
}
