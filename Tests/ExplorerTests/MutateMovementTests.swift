import Canvas
import PrismModel
import Testing

@testable import Explorer

/// The cursor of the mutate view and the stretch that shows.
@Suite struct MutateMovementTests {
    @Test func theCursorMoves() {
        var state = ExplorerState.mutating()
        #expect(state.cursor == 1000 && state.mutateStep == 1)
        state.press("h h")
        #expect(state.cursor == 998)
        state.press("Right")
        #expect(state.cursor == 999)
        let visible = state.mutateRange.count
        state.press("L")
        #expect(state.cursor == 999 + visible && state.mutateRange.contains(state.cursor))
        for _ in 0..<60 { state.press("L") }
        #expect(state.cursor == 1999 && state.mutateRange.upperBound == 2000)
        for _ in 0..<90 { state.press("H") }
        #expect(state.cursor == 0 && state.mutateRange.lowerBound == 0)
        // Another gene begins at its TSS.
        _ = update(&state, .key(.character("j")))
        #expect(state.cursor == 1000)
    }

    @Test func zoomingFromBasesToTheWindow() {
        var state = ExplorerState.mutating()
        state.press("z")
        #expect(state.mutateRange == 0..<2000)
        let whole = state.mutateStep
        state.press("-")
        #expect(state.mutateStep == whole)
        state.press("l")
        #expect(state.cursor == 1000 + whole)
        for _ in 0..<12 { state.press("+") }
        #expect(state.mutateStep == 1 && state.mutateRange.contains(state.cursor))
        for _ in 0..<12 { state.press("-") }
        #expect(state.mutateStep == whole)
        // A wide column shows the strongest of its changes, with its sign.
        let columns = state.mutateMap
        let strongest = columns.extremes(state.scan?.map ?? Mutagenesis(of: Sample.window(2), reference: 0))
        for (column, value) in strongest.enumerated() where !value.isNaN {
            let all = columns.positions(column).flatMap { position in
                (UInt8(0)..<4).filter { $0 != Sample.window(2).bases[position] }.map {
                    Sample.effect(position, $0)
                }
            }
            #expect(abs(value.magnitude - (all.map(\.magnitude).max() ?? 0)) < 1e-6)
        }
    }

    @Test func theMouseInTheMap() throws {
        var state = ExplorerState.mutating()
        var grid = Grid(state)
        let hits = render(state, into: &grid)
        var place: (row: Int, column: Int)?
        for row in 0..<40 {
            for column in 0..<120
            where hits.at(row: row, column: column)?.target is MutagenesisTarget && place == nil {
                place = (row, column)
            }
        }
        let corner = try #require(place)
        func mouse(_ kind: Mouse.Action, _ column: Int) {
            guard
                let action = Action(
                    .mouse(Mouse(kind, row: corner.row, column: corner.column + column)), over: hits)
            else { return }
            Sample.settle(&state, update(&state, action))
        }
        let start = state.mutateRange.lowerBound
        mouse(.press(.left), 5)
        #expect(state.cursor == start + 5 && state.selection == nil)
        mouse(.drag(.left), 9)
        #expect(state.selection == (start + 5)..<(start + 10))
        mouse(.wheelDown, 9)
        #expect(state.mutateStep == 2)
    }
}
