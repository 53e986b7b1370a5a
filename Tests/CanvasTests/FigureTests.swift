import Foundation
import PrismModel
import TestSupport
import Testing

@testable import Canvas

/// Figures: well-formed whatever they hold, and drawn where the numbers are.
@Suite struct FigureTests {
    private func look(_ theme: String) -> Look {
        ThemeLibrary().look(theme: theme, depth: .trueColor, glyphs: .braille)
    }

    private var plot: PlotArea {
        PlotArea(x: 50, y: 10, width: 200, height: 100, across: Scale(0, 10), up: Scale(-1, 1))
    }

    @Test func textIsEscaped() throws {
        let nasty = "<script>alert('x')</script> & \"\u{1B}[0m\" ]]>"
        var figure = Figure(width: 100, height: 50, title: nasty, about: nasty + "\nsecond")
        figure.text(nasty, x: 1, y: 2)
        figure.group(nasty) { $0.text("inside", x: 3, y: 4) }
        for source in [InkSource.look(look("light")), .page] {
            let svg = figure.svg(source, name: "a<b\"")
            let root = try MarkupElement.read(svg)
            #expect(root.all.allSatisfy { $0.name != "script" })
            #expect(
                root.all.contains { $0.name == "text" && $0.text.contains("<script>alert('x')</script> & ") })
            #expect(
                root.labelled(nasty.replacing("\u{1B}", with: "\u{FFFD}"))?.allText.contains("inside") == true
            )
            let title = try #require(root.children.first { $0.name == "title" })
            #expect(
                root.attributes["role"] == "img"
                    && root.attributes["aria-labelledby"] == title.attributes["id"])
            #expect(svg == figure.svg(source, name: "a<b\""))
        }
    }

    /// Nothing from a view can make it trap or write what is no number.
    @Test func anyNumbersAtAll() throws {
        let odd = [
            0, -1, 1e300, -1e300, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
            .greatestFiniteMagnitude,
        ]
        for a in odd {
            for b in odd {
                var figure = Figure(width: 100, height: 50, title: "odd")
                let plot = PlotArea(x: 0, y: 0, width: 100, height: 50, across: Scale(a, b), up: Scale(b, a))
                figure.bottomAxis(plot, ticks: Ticks.nice(in: plot.across, count: 5) + [a, b], label: "x")
                figure.leftAxis(plot, ticks: [a, b], label: "y", labelX: 3)
                figure.dots(odd.map { plot.point($0, a) }, radius: 1, .role(.point))
                figure.line(odd.map { (x: $0, y: b) }, .role(.axis))
                figure.fill(
                    FigurePath.steps(odd.map { plot.clampedPlace(up: $0) }, x: 0, step: 2, base: 50),
                    .state(0))
                figure.fill(FigurePath.rect(a, b, a, b), .ground)
                BarPlot([Bar("bar", from: a, to: b, text: "\(a)")], reference: b, label: "l")
                    .draw(in: &figure, x: 0, y: 0, width: 100)
                HeatPanel([Float(a), Float(b), .nan], columns: 2, scale: Scale(a, b))
                    .draw(in: &figure, x: 0, y: 0, width: 10, height: 10, with: look("dark"))
                let svg = figure.svg(.look(look("dark")))
                for element in try MarkupElement.read(svg).all {
                    let path = element.attributes["d"] ?? ""
                    #expect(
                        !path.contains("nan") && !path.contains("inf") && !path.contains("NA"),
                        "\(a) \(b): \(path)")
                }
            }
        }
    }

    @Test func valuesLieOnTheirScale() {
        #expect(plot.place(across: 2.5) == 100 && plot.place(up: 1) == 10 && plot.place(up: -1) == 110)
        #expect(plot.point(10, 0).x == 250 && plot.point(10, 0).y == 60)
        #expect(SVG.number(1e300) == "1e+300" && SVG.number(100) == "100" && SVG.number(-0.001) == "0")
        #expect(plot.point(11, 0).x.isNaN && plot.clampedPlace(up: 9) == 10)
    }

    @Test func axesHaveTicksNumbersAndALabel() throws {
        var figure = Figure(width: 300, height: 150, title: "axes")
        figure.bottomAxis(plot, ticks: [0, 5, 10, 20], label: "measured, log10(CAGE + 1)")
        let axis = try #require(
            try MarkupElement.read(figure.svg(.page)).labelled("axis: measured, log10(CAGE + 1)"))
        let words = axis.children.filter { $0.name == "text" }.map(\.text)
        // A tick beyond the scale is left out.
        #expect(words == ["0", "5", "10", "measured, log10(CAGE + 1)"])
        #expect(axis.children.contains { $0.attributes["d"] == "M150 110L150 113" })
    }

    @Test func stepsLeaveGapsOpen() {
        #expect(
            FigurePath.steps([5, 5, .nan, 7], x: 0, step: 2, base: 10) == "M0 10V5H2H4V10zM6 10V7H8V10z")
        #expect(FigurePath.line([(0, 0), (1, .nan), (2, 2), (3, 3)]) == "M2 2L3 3")
        #expect(FigurePath.steps([], x: 0, step: 2, base: 10).isEmpty)
    }

    @Test func themesAndPagesColourIt() throws {
        var figure = Figure(width: 10, height: 10, title: "colours")
        figure.rect(x: 0, y: 0, width: 1, height: 1, .role(.observed))
        figure.rect(x: 0, y: 0, width: 1, height: 1, .track("signal.ctcf+", or: .series2))
        figure.rect(x: 0, y: 0, width: 1, height: 1, .state(3))
        let (light, dark) = (figure.svg(.look(look("light"))), figure.svg(.look(look("dark"))))
        #expect(light != dark)
        #expect(light.contains(Color.hex(look("light").theme.background)))
        let page = figure.svg(.page)
        #expect(page.contains("fill:var(--observed)") && page.contains("fill:var(--state-3)"))
        // Every colour that the page asks for, its sheet gives.
        let inks: [Ink] = [.role(.observed), .track("signal.ctcf+", or: .series2), .state(3), .ground]
        let sheet = InkSource.declarations(inks, in: look("light"))
        for match in page.matches(of: /var\((--[^)]*)\)/) { #expect(sheet.contains(match.output.1 + ":#")) }
        // Two roles never share a name there.
        #expect(Ink.role("a.b").variable != Ink.role("a+b").variable)
    }

    @Test func barsEndWhereTheirValuesAre() throws {
        var figure = Figure(width: 400, height: 100, title: "bars")
        let bars = [
            Bar("up", to: 2, text: "2"), Bar("down", from: 2, to: 0.5, text: "-1.5"),
            Bar("none", to: .nan, text: "NA"),
        ]
        let plot = BarPlot(bars, scale: Scale(0, 4), label: "unit").draw(in: &figure, x: 0, y: 0, width: 400)
        let root = try MarkupElement.read(figure.svg(.page))
        func ends(_ label: String) throws -> (Double, Double)? {
            let path = try #require(root.labelled(label)).children.compactMap { $0.attributes["d"] }.first
            guard let match = path?.firstMatch(of: /M([-0-9.]+) [-0-9.]+h([-0-9.]+)/),
                let start = Double(match.output.1), let width = Double(match.output.2)
            else { return nil }
            return (start, start + width)
        }
        func value(_ place: Double) -> Double { (place - plot.x) / plot.width * 4 }
        let up = try #require(try ends("up: 2")), down = try #require(try ends("down: -1.5"))
        #expect(abs(value(up.0)) < 0.001 && abs(value(up.1) - 2) < 0.001)
        #expect(abs(value(down.0) - 0.5) < 0.001 && abs(value(down.1) - 2) < 0.001)
        let nothing = try ends("none: NA")
        #expect(nothing?.0 == nil)
    }

    /// A vertical line leaves what is written to be read.
    @Test func aLineBesideText() throws {
        var figure = Figure(width: 100, height: 100, title: "")
        figure.text("over the line", x: 50, y: 40, size: 8, align: .centre)
        figure.text("beside", x: 60, y: 60, size: 8)
        figure.text("at its left", x: 49, y: 80, size: 8, align: .right)
        figure.lineBesideText(x: 50, from: 10, to: 90, .role(.axis))
        guard case .stroke(let path, _, _, _) = try #require(figure.marks.last) else {
            Issue.record("no line")
            return
        }
        #expect(path.count { $0 == "M" } == 3, "\(path)")
        var plain = Figure(width: 100, height: 100, title: "")
        plain.lineBesideText(x: 50, from: 10, to: 90, .role(.axis))
        guard case .stroke(let whole, _, _, _) = try #require(plain.marks.last) else {
            Issue.record("no line")
            return
        }
        #expect(whole.count { $0 == "M" } == 1)
    }
}
