import Canvas
import Foundation
import Predictions
import PrismModel
import Testing

@testable import Explorer

@Suite struct StatesViewTests {
    private func open(_ keys: String = "c", rows: Int = 40, columns: Int = 120) -> ExplorerState {
        var state = Sample.state(rows: rows, columns: columns)
        state.press(keys)
        return state
    }

    private func works(_ effects: [Effect]) -> [StateWork] {
        effects.compactMap { if case .study(let study) = $0 { study.work } else { nil } }
    }

    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func golden(rows: Int, columns: Int) throws {
        try Golden.check(open(rows: rows, columns: columns), .main, "states-\(columns)x\(rows)")
    }

    @Test func goldenPages() throws {
        try Golden.check(open("c s s", rows: 24, columns: 80), .main, "states-map-80x24")
        try Golden.check(open("c s", rows: 24, columns: 80), .main, "states-positions-80x24")
    }

    @Test func goldenInColourAndInASCII() throws {
        var state = Sample.state(look: Sample.look(.trueColor))
        state.press("c j")
        try Golden.check(state.grid(.main).transcript, "states-colour")
        state = Sample.state(look: Sample.look(.mono, .ascii))
        state.press("c")
        #expect(state.text.utf8.allSatisfy { $0 < 0x80 })
        try Golden.check(state, .main, "states-ascii")
    }

    @Test func statesAreFoundOnceAllGenesAreKnown() throws {
        var state = Sample.state(settled: false)
        _ = Sample.answers(to: .load, state).flatMap { update(&state, $0) }
        var steps = 0
        while state.study.clustering == nil, steps < 99 {
            #expect(state.study.map == nil)
            // Predictions end, so that the pass may go on.
            if let job = state.job {
                for answer in Sample.answers(to: .infer(job), state) { _ = update(&state, answer) }
            }
            guard let step = state.study.step else { continue }
            steps += 1
            for answer in SampleStates.answers(to: .step(step), state) { _ = update(&state, answer) }
        }
        // The gene itself under its mask, and 40 genes by 16.
        #expect(steps == 4 && state.study.next == 40)
        let request = try #require(state.study.clustering)
        #expect(request == ClusterRequest(count: .usual, genes: 40))
        let map = try SampleStates.map(request)
        _ = update(&state, .arrived(.study(.init(finding: .cluster(request, .success(map))))))
        #expect(state.study.map == map && state.study.clustering == nil && map.count == 3)
        // An answer to a question that is no longer asked changes nothing.
        let other = ClusterRequest(count: .given(2), genes: 40)
        _ = update(
            &state, .arrived(.study(.init(finding: .cluster(other, .success(try SampleStates.map(other)))))))
        #expect(state.study.map == map)
    }

    @Test func theCurrentGenesPredictionComesBeforeThePass() throws {
        var state = Sample.state(settled: false)
        let first = Sample.answers(to: .load, state).flatMap { update(&state, $0) }
        // A step for the gene itself is under way; its end does not start the pass while the model predicts.
        let step = try #require(works(first).first)
        let effects = SampleStates.answers(to: step, state).flatMap { update(&state, $0) }
        #expect(state.job?.tier == .current && works(effects).isEmpty && state.study.step == nil)
    }

    @Test func jAndKPointOutStatesAndTheListFollows() throws {
        var state = open()
        let map = try #require(state.study.map)
        #expect(state.statesView.chosen == 0)
        state.press("j")
        #expect(state.statesView.chosen == 1 && state.list.chosen == nil)
        state.press("Enter")
        #expect(state.listsState && state.list.order == map.genes(in: 1))
        #expect(state.text.contains("state S2"))
        state.press("k")
        #expect(state.statesView.chosen == 0 && state.list.order == map.genes(in: 0))
        state.press("k")
        #expect(state.statesView.chosen == 2)
        state.press("Enter")
        #expect(!state.listsState && state.list.order.count == 40)
        state.press("Enter x")
        #expect(state.list.chosen == nil && state.list.order.count == 40)
        // Esc leaves the view first, then the list's choice.
        state.press("Enter Esc")
        #expect(state.view == .locus && state.listsState)
        state.press("Esc")
        #expect(state.list.chosen == nil)
    }

    @Test func pagesTurn() {
        var state = open("c s")
        #expect(state.statesView.page == .positions)
        state.press("s s")
        #expect(state.statesView.page == .atlas)
    }

    @Test func moreAndFewerStatesUpToTheirLimits() {
        var state = open("c >")
        #expect(state.study.count == .given(4) && state.study.map?.count == 4)
        #expect(state.study.map?.states.silhouettes.count == 1)
        state.press("< <")
        #expect(state.study.map?.count == 2)
        state.press("<")
        #expect(state.study.map?.count == 1 && state.text.contains("1 state of 40 genes"))
        state.press("<")
        #expect(state.message?.text.contains("there is one state") == true)
        state.press(".")
        #expect(state.study.count == .usual && state.study.map?.count == 3)
        state.press(".")
        #expect(state.message?.text.contains("best already") == true)
    }

    @Test func namesAreTypedInPlaceAndKept() throws {
        var state = open("c j r")
        #expect(state.popup as? RenamePopup == RenamePopup(state: 1, text: ""))
        _ = update(&state, .type("act\u{1B}ive\n"))
        #expect(state.text.contains("name of S2: active"))
        let kept = works(update(&state, .key(Key(.enter))))
        guard case .keep(let names, .contexts(let count))? = kept.first else {
            Issue.record("nothing is kept")
            return
        }
        #expect(names.entries == [1: .init(name: "active")] && count == state.study.map?.count)
        #expect(state.popup == nil && state.text.contains("S2 active"))
        // Escape leaves the name; an empty one takes it away.
        state.press("r x Esc")
        #expect(state.givenNames.name(1) == "active")
        state.press("r Ctrl-U Enter")
        #expect(state.givenNames.entries.isEmpty)
    }

    @Test func coloursGoRoundAndComeBackToTheThemes() {
        var state = Sample.state(look: Sample.look(.trueColor))
        state.press("c")
        let own = state.look.stateStyle(0)
        state.press("R")
        #expect(state.look.stateStyle(0) != own)
        #expect(state.look.stateStyle(1) == Sample.look(.trueColor).stateStyle(1))
        var turns = 1
        while state.givenNames.entries[0]?.colour != nil, turns < 99 {
            state.press("R")
            turns += 1
        }
        #expect(turns == 13 && state.look.stateStyle(0) == own)
        // A theme chosen later keeps the states' own colours.
        state.press("R")
        let painted = state.look.stateStyle(0)
        _ = update(&state, .arrived(.look(Sample.look(.trueColor, .blocks))))
        #expect(state.look.stateStyle(0) == painted)
    }

    @Test func keptNamesComeWithTheStates() throws {
        var state = open()
        let request = ClusterRequest(count: .given(2), genes: 40)
        state.study.clustering = request
        let found = try SampleStates.map(request)
        let names = StateNames([0: .init(name: "quiet", colour: [1, 2, 3])])
        let vectors = try VectorTable(found.genes.map { SampleStates.vector($0) })
        let map = StateMap(
            found.states, vectors, genes: found.genes, total: 40, request: request, names: names)
        _ = update(&state, .arrived(.study(.init(finding: .cluster(request, .success(map))))))
        #expect(state.givenNames == names && state.stateTitle(0) == "S1 quiet")
    }

    @Test func clicksChooseStatesAndGenes() throws {
        var state = open()
        var grid = Grid(rows: 40, columns: 120)
        let hits = render(state, into: &grid)
        func click<Wanted: Target & Equatable>(_ target: Wanted) throws {
            for row in 0..<40 {
                for column in 0..<120 {
                    guard let hit = hits.at(row: row, column: column), hit.target as? Wanted == target else {
                        continue
                    }
                    let mouse = Mouse(.press(.left), row: row, column: column)
                    _ = update(&state, try #require(Action(.mouse(mouse), over: hits)))
                    return
                }
            }
            Issue.record("nothing to click for \(target)")
        }
        try click(StateTarget(state: 2))
        #expect(state.statesView.chosen == 2)
        let before = state.gene
        try click(StateMapTarget())
        #expect(state.gene != before && state.history.canGoBack)
    }

    @Test func theRibbonShowsWhereItIsKnown() throws {
        var state = Sample.state()
        let tiles = state.ribbonTiles
        #expect(!tiles.isEmpty && tiles.allSatisfy { state.study.ribbons[$0] != nil })
        let tss = try #require(state.currentGene).tss
        let columns = Screen(state).plotColumns
        #expect(state.ribbonState(at: tss, columns: columns) != nil)
        let own = try #require(state.gene.flatMap { state.chromatinState(of: $0) })
        #expect(state.text.contains("gene S\(own + 1)"))
        // Zoomed out, other tiles are read, with longer steps; nothing is read twice.
        state.press("- - - - -")
        #expect(state.ribbonTiles.first?.step ?? 0 > tiles[0].step)
        #expect(state.ribbonTiles.allSatisfy { state.study.ribbons[$0] != nil })
        #expect(works(update(&state, .tick)).isEmpty)
        // New states: what was painted with the old ones is painted anew.
        state.press("c > c")
        #expect(state.ribbonTiles.allSatisfy { state.study.ribbons[$0] != nil })
    }

    @Test func stepsOfTheRibbonFitTheColumns() {
        #expect(RibbonTile.step(basesPerColumn: 1) == 50 && RibbonTile.step(basesPerColumn: 50) == 50)
        #expect(
            [51, 101, 201, 501, 2400].map { RibbonTile.step(basesPerColumn: $0) } == [
                100, 200, 500, 1000, 5000,
            ])
        #expect(RibbonTile.step(basesPerColumn: .infinity) > 1 << 39)
        let locus = Locus(contig: "chrA", start: 3_100, end: 6_500, contigLength: 200_000)
        let tiles = RibbonTile.covering(locus, columns: 68)
        #expect(tiles.map(\.index) == [0, 1, 2] && tiles.map(\.step) == [50, 50, 50])
        #expect(RibbonTile.covering(locus, columns: 0).isEmpty)
    }

    @Test func theAssignmentFollowsTheMask() throws {
        var state = Sample.state()
        let full = try #require(state.assignment)
        #expect(abs(full.reduce(0, +) - 1) < 1e-9)
        let own = try #require(state.gene.flatMap { state.chromatinState(of: $0) })
        #expect(full[own] == full.max())
        state.press("1")
        #expect(try #require(state.assignment) != full)
        #expect(state.text.contains("off") && state.text.contains("keeps"))
    }

    @Test func interventionsArePredictedWhileTheViewIsOpen() {
        var state = Sample.state()
        #expect(state.study.interventions.next == 0)
        state.press("c")
        #expect(state.study.interventions.isComplete)
        #expect(state.study.atlas?.entries.allSatisfy { $0.interventionEffect != nil } == true)
        #expect(state.text.contains("-0.05"))
    }

    @Test func anInterruptedStepIsTakenUpAgain() throws {
        var state = Sample.state()
        let effects = update(&state, .key(.character("c")))
        guard
            case .step(let step)? = works(effects).first(where: { if case .step = $0 { true } else { false } }
            )
        else {
            Issue.record("no step")
            return
        }
        let next = works(
            update(&state, .arrived(.study(.init(finding: .step(step, .interrupted))))))
        guard case .step(let again)? = next.first else {
            Issue.record("not taken up")
            return
        }
        #expect(again.work == step.work && again.generation > step.generation)
    }

    @Test func aModelWithoutAGeneratorSaysSo() {
        var state = Sample.state(settled: false)
        let facts = ModelFacts(members: 1, inputs: [0, 1, 2], contexts: 0)
        Sample.settle(&state, update(&state, .arrived(.model(.init(status: .ready(facts))))))
        #expect(state.study.step == nil && !state.text.contains("state  "))
        state.press("c")
        // It has none of its own: those that the signals tell are learned.
        #expect(state.view == .states && state.found != nil && state.stateCount == 5)
        #expect(state.text.contains("learned here, not what the model was adjusted for"))
    }

    @Test func whatCannotBeReadSaysWhy() {
        var state = Sample.state(settled: false)
        _ = Sample.answers(to: .load, state).flatMap { update(&state, $0) }
        for _ in 0..<200 {
            guard let step = state.study.step else { break }
            let outcome: StateFinding.Outcome
            switch step.work {
            case .genes(let batch): outcome = .genes(batch.map { _ in Problem("the file is gone") })
            default: outcome = .gene(.failure(Problem("the file is gone")))
            }
            _ = update(&state, .arrived(.study(.init(finding: .step(step, outcome)))))
            if let job = state.job {
                for answer in Sample.answers(to: .infer(job), state) { _ = update(&state, answer) }
            }
        }
        state.view = .states
        #expect(state.study.next == 40 && state.text.contains("the file is gone"))
    }

    @Test func theNumberOfStatesIsComeBackTo() {
        var state = open("c >")
        let saved = SavedSession(state)
        #expect(saved.states == 4)
        state = Sample.state(settled: false)
        state.resume(saved)
        #expect(state.study.count == .given(4))
        var damaged = saved
        damaged.states = -7
        state = Sample.state(settled: false)
        state.resume(damaged)
        #expect(state.study.count == .usual)
        #expect(SavedSession(Sample.state()).states == nil)
    }

    @Test func meansAreWaitedForWhereTheyStandInForSignals() throws {
        var state = Sample.state()
        state.mask = ModalityMask(off: [0])
        state.means = MeanSignals(genes: 40)
        let wanted = try #require(state.contextQuestion)
        #expect(
            wanted.needsMeans(for: state.model.facts) && state.study.contexts[wanted] == nil
                && state.context == nil)
        #expect(works(update(&state, .tick)).isEmpty)
    }
}
