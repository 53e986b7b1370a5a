import Canvas
import Foundation
import PrismModel
import Testing

@testable import Explorer

/// Whatever is typed, clicked or resized, in whatever order, with answers that come early, late, wrong or never: sixty
/// thousand events in all, every command of the table among them; PRISM_RANDOM_EVENTS asks for more of each seed.
@Suite struct RandomEventTests {
    private static let events =
        ProcessInfo.processInfo.environment["PRISM_RANDOM_EVENTS"].flatMap { Int($0) } ?? 3_000

    @Test(arguments: Array(1...20) as [UInt64])
    func nothingTraps(seed: UInt64) {
        var user = RandomUser(seed: seed)
        var state = Sample.state(
            rows: 30, columns: 100, signals: Int(seed % 5), settled: false, hasModel: seed % 4 != 3)
        var open = start(&state)
        var hits = HitRegions<any Target>()
        for step in 0..<Self.events {
            let event = user.event()
            if let action = Action(event, over: hits) { open += update(&state, action) }
            // Some answers come at once, some late, some out of order, some wrong, some never.
            if user.chance(3), !open.isEmpty {
                let effect = open.remove(at: user.below(open.count))
                let answers = Sample.answers(to: effect, state)
                for answer in user.chance(6) ? user.spoilt(answers) : answers {
                    open += update(&state, answer)
                }
            }
            if open.count > 50 { open.removeFirst(25) }
            if let flaw = state.flaw {
                Issue.record("seed \(seed), step \(step), after \(event): \(flaw)")
                return
            }
            // A large screen takes long to draw: seldom.
            let isLarge = state.rows * state.columns > 4000
            guard user.chance(isLarge ? 200 : 25) || step == Self.events - 1 else { continue }
            var grid = Grid(rows: state.rows, columns: state.columns)
            hits = render(state, into: &grid)
            if let flaw = grid.flaw(of: state) {
                Issue.record("seed \(seed), step \(step): \(flaw)")
                return
            }
        }
    }

    /// What is drawn out of the table is all of it.
    @Test func everyCommandIsTyped() {
        var user = RandomUser(seed: 5)
        var typed: Set<[Key]> = []
        for _ in 0..<5000 { typed.insert(user.command()) }
        #expect(ViewList.program.commands.flatMap(\.keys).allSatisfy(typed.contains))
    }
}

extension ExplorerState {
    /// What cannot be, if it is so.
    fileprivate var flaw: String? {
        if let gene, !catalog.genes.indices.contains(gene) { return "there is no gene \(gene)" }
        if let selected = list.selected {
            guard list.order.indices.contains(selected) else { return "there is no line \(selected)" }
            if list.order[selected] != gene { return "line \(selected) is another gene than the current" }
        }
        if list.first < 0 || list.first > list.order.count { return "the list begins at \(list.first)" }
        if let wrong = list.order.first(where: { !catalog.genes.indices.contains($0) }) {
            return "the list holds gene \(wrong)"
        }
        guard let limit = catalog.contigLengths[locus.contig] else { return "there is no \(locus.contig)" }
        if locus.start < 0 || locus.length < 1 || locus.end > limit {
            return "shows \(locus.text) of \(limit)"
        }
        if focus < 0 || focus >= max(1, catalog.signals.count) { return "the focus is on signal \(focus)" }
        switch popup {
        case let themes as ThemePopup:
            if !themeNames.indices.contains(themes.selected) { return "theme \(themes.selected)" }
        case let search as any SearchPopup:
            if search.typed.selected < 0 { return "choice \(search.typed.selected)" }
        default: break
        }
        return nil
    }
}

extension Grid {
    /// What cannot be on a terminal, if it is there.
    fileprivate func flaw(of state: ExplorerState) -> String? {
        guard rows == state.rows, columns == state.columns, cells.count == rows * columns else {
            return "the grid is \(rows) × \(columns), the screen \(state.rows) × \(state.columns)"
        }
        for (index, cell) in cells.enumerated() {
            let place = "row \(index / max(1, columns)), column \(index % max(1, columns))"
            if cell.scalar.value < 0x20 || (0x7F..<0xA0).contains(cell.scalar.value) {
                return "a control character at \(place)"
            }
            let isCut = cell.width == 2 && ((index + 1) % columns == 0 || cells[index + 1].width != 0)
            if isCut { return "half a wide character at \(place)" }
        }
        return nil
    }
}
