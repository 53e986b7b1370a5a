import Canvas
import GenomeData
import PrismModel
import TestSupport
import Testing

@testable import Explorer

/// The states of both conditions along the locus.
@Suite struct ConditionRibbonTests {
    private func state(
        _ other: String = "other.toml", rows: Int = 40, columns: Int = 120
    ) -> ExplorerState {
        var state = SampleAdjusted.state(rows: rows, columns: columns)
        state.compare(other)
        return state
    }

    private func lines(_ state: ExplorerState) -> [String] {
        state.grid(.main).plainText.split(separator: "\n").map(String.init)
    }

    /// Below each other at every size, each with the state that the gene has there, and not as a pair in one row.
    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func bothHaveARow(rows: Int, columns: Int) throws {
        let state = state(rows: rows, columns: columns)
        let gene = try #require(state.gene), theirs = try #require(state.counterpart(of: gene))
        #expect(theirs == gene)
        let shown = lines(state)
        let own = try #require(shown.firstIndex { $0.contains("gene S") && $0.contains("Sample") })
        #expect(shown[own + 1].contains("Other"))
        for line in shown[own...own + 1] {
            #expect(line.contains("S\(gene % 4 + 1) ") && !line.contains("▸"), "\(line)")
        }
        #expect(state.other?.state.ribbonTiles.isEmpty == false)
        try Golden.check(state, .main, "conditions-ribbons-\(columns)x\(rows)")
    }

    /// Where there is no row for it the gene's state there stands behind that here: it goes before this condition's row does.
    @Test func tooFewRows() {
        var seen: Set<Int> = []
        for rows in 12...24 {
            let state = state(rows: rows, columns: 80)
            let pair = "S3" + String(state.look.glyphs.signs.right) + "S3"
            let own = lines(state).first { $0.contains("Sample ") && $0.contains("S3") }
            let both = lines(state).contains { $0.contains("gene S3") && $0.contains("Other") }
            seen.insert(own == nil ? 0 : both ? 2 : 1)
            guard let own else { continue }
            #expect(own.contains(pair) != both, "\(rows): \(own)")
        }
        #expect(seen.isSuperset(of: [1, 2]))
    }

    /// A click says what lies there in both, and drags the locus like the rest of it.
    @Test func aClickNamesBoth() throws {
        var state = state()
        var grid = Grid(state)
        let hits = render(state, into: &grid)
        let places = (0..<40).flatMap { row in (0..<120).map { (row, $0) } }.filter {
            hits.at(row: $0.0, column: $0.1)?.target is RibbonTarget
        }
        let first = try #require(places.first), last = try #require(places.last)
        #expect(last.0 == first.0 + 1)
        let locus = state.locus
        for row in [first.0, last.0] {
            let mouse = Mouse(.press(.left), row: row, column: first.1 + 40)
            let action = try #require(Action(.mouse(mouse), over: hits))
            Sample.settle(&state, update(&state, action))
            let words = try #require(state.message?.text)
            #expect(words.hasPrefix(locus.contig + ":") && words.contains(" in Sample, "))
            #expect(words.hasSuffix(" in Other"))
            let columns = Screen(state).plotColumns
            for side in RibbonSide.all(state) {
                let there = side.states(columns: columns)[40].map(side.title) ?? "no state"
                #expect(words.contains("\(there) in \(side.name ?? "")"), "\(words)")
            }
        }
        let drag = Mouse(.drag(.left), row: first.0, column: first.1 + 30)
        Sample.settle(&state, update(&state, try #require(Action(.mouse(drag), over: hits))))
        #expect(state.locus.start > locus.start)
        // Of one condition it names that one's alone.
        var alone = SampleAdjusted.state()
        alone.message = nil
        #expect(!RibbonTarget.words(alone, column: 40, of: 80).contains(" in "))
    }

    /// By its own TSS, on the other strand, what is read is drawn turned round.
    @Test func itLiesByItsOwnTSS() throws {
        let state = state("genome.toml")
        let side = try #require(RibbonSide(otherOf: state))
        let place = try #require(side.place), gene = try #require(state.currentGene)
        #expect(place.isMirrored)
        let theirs = try #require(side.state.currentGene)
        let under = place.range(of: theirs.tss..<theirs.tss + 1, under: state.locus)
        #expect(under == gene.tss..<gene.tss + 1)
        let columns = Screen(state).plotColumns
        let map = state.columnMap(columns: columns)
        let states = side.states(columns: columns)
        #expect(states.contains { $0 != nil })
        let pieces = side.pieces(over: state.locus)
        for column in 2..<columns - 2 {
            let base = Int(map.position(of: column) + map.step / 2)
            let ends = pieces.contains { piece in
                [piece.range.lowerBound, piece.range.upperBound].contains { abs($0 - base) < Int(map.step) }
            }
            guard !ends, let piece = pieces.first(where: { $0.range.contains(base) }) else { continue }
            #expect(states[column] == piece.state, "\(column)")
        }
    }

    /// Where the other model knows no states a row says so, as soon as there is room.
    @Test func aModelWithoutStates() {
        for (other, rows, columns) in [("plain.toml", 40, 120), ("plain.toml", 60, 200)] {
            let state = state(other, rows: rows, columns: columns)
            #expect(lines(state).contains { $0.contains("Other") && $0.contains("no background states") })
        }
        let small = state("plain.toml", rows: 16, columns: 60)
        #expect(!small.text.contains("no background states"))
        // Two models of the same data have the same surroundings.
        let same = state("--model adjusted-3")
        #expect(lines(same).count { $0.contains("state of") || $0.contains("state  ") } <= 1)
    }

    /// What is off is off in both rows, which stay two ribbons.
    @Test func theFigureHasBoth() throws {
        func root(_ state: ExplorerState) throws -> MarkupElement {
            try MarkupElement.read(
                try #require(state.figure(version: "9")).svg(
                    .look(ThemeLibrary().look(theme: "light", depth: .trueColor, glyphs: .braille))))
        }
        let group = "background states along the genome"
        let both = try root(state(rows: 60, columns: 200))
        for name in ["Sample", "Other"] {
            #expect(both.labelled("\(group) of \(name)")?.children.isEmpty == false, "\(name)")
        }
        let one = try root(state("plain.toml", rows: 60, columns: 200))
        #expect(one.labelled("\(group) of Sample")?.children.isEmpty == false)
        #expect(one.allText.contains("no background states: its model is not adjusted"))
        #expect(try root(SampleAdjusted.state()).labelled(group) != nil)
    }
}
