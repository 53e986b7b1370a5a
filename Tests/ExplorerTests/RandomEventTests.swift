import Canvas
import PrismModel
import Testing

@testable import Explorer

/// Whatever is typed, clicked or resized, in whatever order, with answers that come late or never.
@Suite struct RandomEventTests {
    @Test(arguments: [1, 2, 3])
    func nothingTraps(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var state = Sample.state(settled: false, hasModel: seed != 3)
        var open: [Effect] = [.load]
        var hits = HitRegions<Target>()
        let keys =
            Array(Set(Command.all.flatMap(\.keys).joined())).sorted { "\($0)" < "\($1)" }
            + ["Enter", "Backspace", "Esc", "x", "1", "Ctrl-U"].compactMap { Key($0) }
        for step in 0..<4000 {
            var grid = Grid(rows: state.rows, columns: state.columns)
            if step.isMultiple(of: 12) { hits = render(state, into: &grid) }
            let event: Event =
                switch Int.random(in: 0..<20, using: &random) {
                case 0:
                    .resize(
                        rows: Int.random(in: 0..<70, using: &random),
                        columns: Int.random(in: 0..<210, using: &random))
                case 1: .paste(["chrA:1-99", "\u{1B}[2J\n", "日本", "top"].randomElement(using: &random) ?? "")
                case 2...5:
                    .mouse(
                        Mouse(
                            [
                                .press(.left), .drag(.left), .release(.left), .wheelUp, .wheelDown,
                                .wheelLeft, .press(.right),
                            ]
                            .randomElement(using: &random) ?? .wheelUp,
                            row: Int.random(in: -1..<70, using: &random),
                            column: Int.random(in: -1..<210, using: &random)))
                case 6: .deadline
                default: .key(keys.randomElement(using: &random) ?? Key(.enter))
                }
            if let action = Action(event, over: hits) { open += update(&state, action) }
            // Some answers come at once, some late, some out of order, some never.
            if Int.random(in: 0..<3, using: &random) == 0, !open.isEmpty {
                let effect = open.remove(at: Int.random(in: 0..<open.count, using: &random))
                for answer in Sample.answers(to: effect, state) { open += update(&state, answer) }
            }
            if open.count > 50 { open.removeFirst(25) }
            #expect(state.gene.map { state.catalog.genes.indices.contains($0) } ?? true)
            #expect(state.locus.start >= 0 && state.locus.length > 0)
        }
        var grid = Grid(rows: state.rows, columns: state.columns)
        _ = render(state, into: &grid)
    }
}
