import Canvas
import Testing

@testable import Explorer

@Suite struct BackgroundStatePanelTests {
    private func panel(_ state: ExplorerState) -> String {
        var grid = Grid(state)
        let rect = Screen(state).background
        grid = Grid(rows: state.rows, columns: state.columns, style: state.look.screen)
        BackgroundStatePanel.paint(state, rect, on: &grid)
        return (rect.row..<rect.bottom).map { grid.plainText(row: $0) }.joined(separator: "\n")
    }

    @Test(arguments: [(40, 120), (60, 200)])
    func itSaysWhichStateHowSurelyAndWhatEachContextKeeps(rows: Int, columns: Int) throws {
        let state = Sample.state(rows: rows, columns: columns)
        let text = panel(state)
        let assignment = try #require(state.assignment)
        let likeliest = try #require(assignment.indices.max { assignment[$0] < assignment[$1] })
        #expect(text.contains("Background state") && text.contains(state.stateTitle(likeliest)))
        #expect(text.contains(Words.share(assignment[likeliest])))
        #expect(text.contains("keeps") && text.contains(".45"))
        for value in try #require(state.forecast).perContext { #expect(text.contains(Words.value(value))) }
        #expect(text.contains("W channels"))
    }

    @Test func closeStatesAreBorderlineAndOthersClear() throws {
        var seen: Set<String> = []
        for gene in 0..<12 {
            var state = Sample.state(rows: 60, columns: 200)
            for _ in 0..<gene { state.press("j") }
            let sorted = try #require(state.assignment).sorted(by: >)
            let word = sorted[0] - sorted[1] < BackgroundStateLines.borderline ? "borderline:" : "clear:"
            #expect(panel(state).contains(word))
            seen.insert(word)
        }
        #expect(!seen.isEmpty)
    }

    @Test func sizesComeFirstAndMeansWithTheAtlas() {
        var state = Sample.state(rows: 60, columns: 200)
        #expect(state.study.atlas == nil && panel(state).contains(" genes"))
        #expect(!panel(state).contains("mean"))
        state.press("c c")
        #expect(state.study.atlas != nil && panel(state).contains("genes, mean "))
    }

    @Test func aSignalThatIsOffKeepsNothing() {
        var state = Sample.state(rows: 60, columns: 200)
        #expect(!panel(state).contains("off"))
        state.press("1")
        #expect(panel(state).contains("off"))
    }

    @Test func theChannelsAreBehindAKey() {
        var state = Sample.state()
        #expect(!panel(state).contains("uniformity"))
        state.press("W")
        #expect(panel(state).contains("uniformity") && panel(state).contains("weights 0-1"))
        state.press("W")
        #expect(!panel(state).contains("uniformity"))
        var small = Sample.state(rows: 24, columns: 80)
        small.press("W")
        #expect(small.message?.text.contains("no room") == true && !small.showsChannels)
    }
}
