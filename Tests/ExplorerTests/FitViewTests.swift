import Canvas
import PrismModel
import Testing

@testable import Explorer

@Suite struct FitViewTests {
    private func opened(_ keys: String = "", rows: Int = 40, columns: Int = 120) -> ExplorerState {
        var state = Sample.state(rows: rows, columns: columns)
        state.press(keys.isEmpty ? "v" : "v " + keys)
        return state
    }

    /// The sample predicts 0.3 + i/5 where i/4 is measured: Δ = 0.3 − i/20, i from 0 to 9.
    @Test func outliersBecomeTheList() {
        var state = opened("< < < x")
        #expect(state.fitView.threshold == 0.3)
        #expect(state.list.chosen?.title == "|Δ| ≥ 0.3")
        let listed = state.list.order
        #expect(!listed.isEmpty)
        #expect(listed == state.catalog.genes.indices.filter { $0 % 10 == 0 && $0 % 7 != 5 })
        #expect(state.scatter(of: state.fitParts[0]).selected.count == listed.count)
        // A smaller threshold finds more, at once.
        state.press("<")
        #expect(state.list.order.count > listed.count)
        state.press("x")
        #expect(state.list.chosen == nil && state.list.order.count == 40)
    }

    @Test func escapeClearsTheOutliers() {
        var state = opened("< < < < x")
        #expect(state.list.order.count < 40)
        state.press("Esc")
        #expect(state.view == .locus && state.list.chosen != nil)
        state.press("Esc")
        #expect(state.list.chosen == nil && state.list.order.count == 40)
    }

    @Test func theFilterLooksAmongTheOutliers() {
        var state = opened("< < < < x / m y h")
        #expect(state.list.order.allSatisfy { state.catalog.genes[$0].symbol.contains("MYH") })
        #expect(state.list.order.allSatisfy { state.list.chosen?.genes.contains($0) == true })
        state.press("Enter n")
        #expect(state.gene == state.list.order[1])
        state.press("N N")
        #expect(state.gene == state.list.order.last)
    }

    @Test func withoutAFilterThereIsNoNextMatch() {
        var state = Sample.state()
        state.press("n")
        #expect(state.message?.text.contains("/ finds genes") == true && state.gene == 2)
    }

    @Test func thresholds() {
        var view = FitViewState()
        var values: [Double] = []
        for _ in 0..<40 { view.moveThreshold(by: -1) }
        for _ in 0..<60 {
            values.append(view.threshold)
            view.moveThreshold(by: 1)
        }
        #expect(abs(values[0] - 0.001) < 1e-12 && values.last == 100_000)
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(values.prefix(49).contains(1) && values.prefix(49).contains(1.5))
    }

    @Test func panelsBySplitAndContigHoldEveryPointOnce() {
        var state = opened("s")
        #expect(state.fitParts.map(\.name) == ["train", "test"])
        #expect(state.fitParts.flatMap(\.places).sorted() == Array(state.fit.genes.indices))
        state.press("s")
        #expect(state.fitParts.map(\.name) == ["chrA", "chrB"])
        #expect(state.fitParts.flatMap(\.places).sorted() == Array(state.fit.genes.indices))
        #expect(state.fitParts.allSatisfy { $0.agreement?.count == $0.places.count })
        // All on one scale, so that they compare.
        #expect(state.scatter(of: state.fitParts[0]).xScale == state.scatter(of: state.fitParts[1]).xScale)
        state.press(".")
        #expect(state.fitView.chosen == 1)
        state.press(".")
        #expect(state.fitView.chosen == 0)
        state.press(", Enter")
        #expect(state.fitView.chosen == 1 && state.fitView.isEnlarged)
        state.press("s")
        #expect(state.fitParts.count == 1 && !state.fitView.isEnlarged)
        state.press(".")
        #expect(state.message?.text.contains("one panel") == true)
    }

    @Test func outliersOfAPanelAreItsOwn() {
        let state = opened("s . < < < < x")
        #expect(state.list.chosen?.title.hasSuffix("test") == true)
        #expect(!state.list.order.isEmpty)
        #expect(state.list.order.allSatisfy { state.catalog.genes[$0].contig == "chrB" })
    }

    @Test func arrowsGoToTheNearestPoint() throws {
        var state = opened()
        let before = try #require(state.gene.flatMap { state.measured($0) })
        state.press("Right")
        let after = try #require(state.gene.flatMap { state.measured($0) })
        #expect(after > before)
        state.press("Left")
        #expect(try #require(state.gene.flatMap { state.measured($0) }) < after)
        for _ in 0..<40 { state.press("Left") }
        #expect(state.message?.text == "no point further left")
        #expect(state.measured(try #require(state.gene)) == 0)
        // The list's letters and the locus's keys mean what they always do.
        let here = state.list.selected
        state.press("j")
        #expect(state.list.selected == here.map { $0 + 1 })
        state.press("v")
        let start = state.locus.start
        state.press("Right")
        #expect(state.locus.start > start)
    }

    @Test func theCurrentPointMovesWithTheSwitches() throws {
        var state = opened()
        let chart = state.scatter(of: try #require(state.fitPart))
        let place = try #require(chart.current)
        state.press("3")
        let moved = state.scatter(of: try #require(state.fitPart))
        #expect(moved.current == place)
        #expect(abs(moved.y[place] - (chart.y[place] - 0.3)) < 1e-9)
        for other in chart.y.indices where other != place { #expect(moved.y[other] == chart.y[other]) }
    }

    @Test func aClickChoosesPanelAndGene() throws {
        var state = opened("s")
        var grid = Grid(rows: 40, columns: 120)
        let hits = render(state, into: &grid)
        var found: (row: Int, column: Int)?
        for row in 0..<40 {
            for column in 0..<120
            where hits.at(row: row, column: column)?.target as? FitPartTarget == FitPartTarget(part: 1) {
                found = found ?? (row, column)
            }
        }
        let place = try #require(found)
        let click = try #require(
            Action(.mouse(Mouse(.press(.left), row: place.row, column: place.column)), over: hits))
        _ = update(&state, click)
        #expect(state.fitView.chosen == 1 && state.currentGene?.contig == "chrB")
    }

    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func goldenPanels(rows: Int, columns: Int) throws {
        try Golden.check(
            opened("s < < < < x", rows: rows, columns: columns), .main, "fit-split-\(columns)x\(rows)")
    }

    @Test func axesSayWhatTheyAre() {
        for (rows, columns) in [(24, 80), (40, 120), (60, 200)] {
            let text = opened(rows: rows, columns: columns).text
            #expect(text.contains("measured, log10(CAGE + 1)"), "\(columns)x\(rows)")
            #expect(text.contains("predicted, log10(CAGE + 1)"), "\(columns)x\(rows)")
            #expect(text.contains("n"))
        }
    }
}
