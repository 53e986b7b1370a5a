import PrismModel
import Testing

@testable import Canvas

@Suite struct LayoutTests {
    @Test func splits() {
        let rect = Rect(row: 1, column: 2, height: 10, width: 20)
        #expect(rect.rows([.fixed(3), .share(), .fixed(1)]).map(\.height) == [3, 6, 1])
        #expect(rect.columns([.share(2), .share(1)]).map(\.width) == [13, 7])
        #expect(rect.columns([.share(1, min: 15), .share(1)]).map(\.width) == [15, 5])
        #expect(rect.rows([.share(), .share()], gap: 1).map(\.row) == [1, 7])
        #expect(rect.rows([.fixed(8), .fixed(8), .share()]).map(\.height) == [8, 2, 0])
        #expect(rect.rows([]).isEmpty)
        #expect(rect.rows([.share(.nan), .share(-1), .share(.infinity)]).map(\.height) == [0, 0, 0])
        #expect(rect.rows([.share(1e300), .share(1e300)]).map(\.height) == [5, 5])
    }

    /// Parts never overlap nor leave the rectangle, and fill it when someone shares the rest.
    @Test func splitsAlwaysFit() {
        var random = SplitMix64(seed: 2)
        for _ in 0..<2000 {
            let rect = Rect(
                row: .random(in: -3...3, using: &random), column: 0,
                height: .random(in: 0...40, using: &random),
                width: 5)
            let extents = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? Extent.fixed(.random(in: -2...15, using: &random))
                    : .share(.random(in: 0...3, using: &random), min: .random(in: 0...9, using: &random))
            }
            let gap = Int.random(in: 0...2, using: &random)
            let parts = rect.rows(extents, gap: gap)
            var end = rect.row
            for (index, part) in parts.enumerated() {
                #expect(part.row >= end && part.bottom <= rect.bottom && part.width == 5)
                end = part.bottom + (index < parts.count - 1 ? Swift.min(gap, rect.bottom - part.bottom) : 0)
            }
            let total = parts.reduce(0) { $0 + $1.height }
            let takes = extents.contains { if case .share(let weight, _) = $0 { weight > 0 } else { false } }
            let room = Swift.max(0, rect.height - gap * Swift.max(0, extents.count - 1))
            if takes { #expect(total == room) }
        }
    }

    @Test func rectangles() {
        let rect = Rect(row: 0, column: 0, height: 4, width: 6)
        #expect(rect.inset(1) == Rect(row: 1, column: 1, height: 2, width: 4))
        #expect(rect.inset(9).isEmpty && rect.inset(.max).isEmpty)
        #expect(rect.line(2) == Rect(row: 2, column: 0, height: 1, width: 6))
        #expect(rect.line(4).isEmpty && rect.line(-1).isEmpty)
        #expect(rect.part(rows: -1, 3).height == 2)
        #expect(rect.part(columns: .max, .max).isEmpty)
        #expect(rect.part(columns: .min, .min).isEmpty)
        #expect(rect.centred(height: 2, width: 2) == Rect(row: 1, column: 2, height: 2, width: 2))
        #expect(rect.centred(height: 99, width: 99) == rect)
        #expect(Rect(row: .max, column: .min, height: .max, width: -1).isEmpty)
        #expect(rect.intersection(Rect(row: 9, column: 9, height: 2, width: 2)).isEmpty)
    }

    @Test func frames() {
        let look = Look.shipped()
        #expect(
            Frame("Genes", detail: "402").text(3, 18, look) == """
                ┌─ Genes ── 402 ─┐
                │                │
                └────────────────┘

                """)
        #expect(Frame("Genes", hasFocus: true).text(2, 12, look) == "┏━ Genes ━━┓\n┗━━━━━━━━━━┛\n")
        #expect(Frame("Much too long", detail: "x").text(2, 10, look) == "┌─ Muc… ─┐\n└────────┘\n")
        #expect(Frame("a").text(2, 8, .shipped("dark", .mono, .ascii)) == "+- a --+\n+------+\n")
        #expect(Frame("a").text(1, 1, look) == "┌\n")
    }

    @Test func spansAreCutWithAnEllipsis() {
        let spans = [Span("ab"), Span("cd", .key), Span("ef")]
        func cut(_ width: Int) -> String { spans.truncated(to: width).map(\.text).joined() }
        #expect((0...7).map(cut) == ["", "…", "a…", "ab…", "abc…", "abcd…", "abcdef", "abcdef"])
    }

    @Test func hits() {
        var regions = HitRegions<String>()
        regions.add(Rect(row: 0, column: 0, height: 5, width: 5), "panel")
        regions.add(Rect(row: 1, column: 1, height: 1, width: 2), "line")
        regions.add(.empty, "nothing")
        #expect(regions.at(row: 1, column: 1)?.target == "line")
        #expect(regions.at(row: 2, column: 1)?.target == "panel")
        #expect(regions.at(row: 9, column: 1) == nil)
        #expect(regions.count == 2)
        var above = HitRegions<String>()
        above.add(Rect(row: 0, column: 0, height: 9, width: 9), "popup")
        regions.add(above)
        #expect(regions.at(row: 1, column: 1)?.target == "popup")
    }
}
