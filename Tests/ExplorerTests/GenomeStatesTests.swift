import Canvas
import Predictions
import PrismModel
import Testing

@testable import Explorer

/// The states view and the ribbon of a model that is adjusted for background states.
@Suite struct GenomeStatesTests {
    private func open(_ count: Int = 4, _ keys: String = "c", rows: Int = 40, columns: Int = 120)
        -> ExplorerState
    {
        var state = SampleAdjusted.state(count, rows: rows, columns: columns)
        state.press(keys)
        return state
    }

    private func works(_ effects: [Effect]) -> [StateWork] {
        effects.compactMap { if case .study(let study) = $0 { study.work } else { nil } }
    }

    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func golden(rows: Int, columns: Int) throws {
        try Golden.check(open(rows: rows, columns: columns), .main, "genome-states-\(columns)x\(rows)")
    }

    @Test func goldenPages() throws {
        for (page, keys) in [("genes", "c s"), ("places", "c s s"), ("transitions", "c s s s")] {
            try Golden.check(
                open(12, keys, rows: 24, columns: 80), .main, "genome-states-\(page)-80x24")
        }
    }

    @Test(arguments: [2, 5, 12], [(24, 80), (40, 120), (60, 200)])
    func everyStateIsOnItsPage(count: Int, size: (Int, Int)) {
        for turns in 0..<4 {
            let state = open(
                count, (["c"] + Array(repeating: "s", count: turns)).joined(separator: " "), rows: size.0,
                columns: size.1)
            let text = state.grid(.main).plainText
            for index in 0..<count where turns < 3 || count > 2 {
                #expect(text.contains(StateNames.number(index)), "page \(turns) S\(index + 1)")
            }
            #expect(text.contains("page \(turns + 1) of 4"))
        }
    }

    @Test func elementsAreNamedSo() {
        var state = open()
        #expect(state.text.contains("4 states and 1 element"))
        state.press("k")
        #expect(state.statesView.chosen == 4 && state.text.contains("lasts less than 3 kb: no background"))
        #expect(state.stateName(4).hasPrefix("element"))
        state.press("Enter")
        #expect(!state.listsState && state.message?.text.contains("no gene's background") == true)
    }

    /// At 80 columns too, names are whole or tell states from each other; heads stand apart, the list says its order.
    @Test(arguments: [4, 8, 12])
    func narrowScreensTellStatesApart(count: Int) {
        var state = open(count, rows: 24, columns: 80)
        let text = state.grid(.main).plainText
        #expect(text.contains("S\(count + 1) element"), "\(text)")
        for _ in 0..<20 where state.list.sort != .background { state.press("o") }
        #expect(state.text.contains("background") && state.text.contains("by background"), "\(state.text)")
        var plain = Sample.state(rows: 24, columns: 100)
        plain.press("c")
        #expect(plain.text.contains("mean int-pred") || plain.text.contains("expr int-pred"), "\(plain.text)")
    }

    /// Shares of what is painted sum to 1, and whose mean P is stands below it.
    @Test func sharesArePainted() throws {
        let state = open(4, "c s", rows: 24, columns: 80)
        let text = state.grid(.main).plainText
        #expect(
            text.contains("painted") && text.contains("25%") && text.contains("P: of the genes learned from"))
        let wide = open(rows: 60, columns: 200).grid(.main).plainText
        #expect(wide.contains("P: of the genes learned from; painted: of the ribbon"), "\(wide)")
        let table = ExportGenomeAtlas.table(state)
        let column = try #require(table.columns.firstIndex(of: "share_painted"))
        #expect(table.rows.map { $0[column] } == ["0.25", "0.25", "0.25", "0.25", "NA"])
    }

    @Test func theGenesOfAStateAreListed() {
        var state = open(4, "c j Enter")
        #expect(state.list.order == Sample.genes.indices.filter { $0 % 4 == 1 })
        state.press("j")
        #expect(state.list.order == Sample.genes.indices.filter { $0 % 4 == 2 })
        state.press("Enter")
        #expect(state.list.order.count == 40)
    }

    @Test func namesAreProposedAndYoursToChange() throws {
        var state = open(4, "c j")
        let proposed = try #require(state.adjusted).states.names[1]
        #expect(state.stateName(1) == proposed && state.stateTitle(1) == "S2 " + proposed)
        // Signals that were not measured are in no name.
        #expect(
            state.adjusted?.states.names.allSatisfy { !$0.contains("Hi-C") && !$0.contains("H3K4me3") }
                == true)
        state.press("r")
        _ = update(&state, .type("mine"))
        let kept = works(update(&state, .key(Key(.enter))))
        guard case .keep(let names, .background(let states))? = kept.first else {
            Issue.record("nothing is kept")
            return
        }
        #expect(
            names.entries == [1: .init(name: "mine")] && states == state.adjusted?.states
                && state.stateTitle(1) == "S2 mine")
        state.press("r Ctrl-U Enter")
        #expect(state.stateName(1) == proposed && state.givenNames.entries.isEmpty)
        // A colour leaves the name as it is proposed.
        state.press("R")
        #expect(state.stateName(1) == proposed && state.givenNames.entries[1]?.colour != nil)
        #expect(state.stateNames.name(0) == state.stateName(0))
    }

    @Test func namesThatWereKeptComeBack() {
        var state = SampleAdjusted.state()
        let names = StateNames([2: .init(name: "quiet", colour: [1, 2, 3])])
        _ = update(&state, .arrived(.study(.init(finding: .names(.member(0), names)))))
        #expect(state.stateTitle(2) == "S3 quiet" && state.text.contains("S3 quiet"))
    }

    @Test func theirNumberIsTheModels() {
        var state = open()
        for key in [">", "<", "."] {
            state.press(key)
            #expect(state.message?.text.contains("not looked for anew") == true)
        }
        #expect(state.study.count == .usual)
    }

    @Test func theGenomeIsReadOnceItIsLookedAt() throws {
        var state = SampleAdjusted.state()
        #expect(state.genome == nil && !state.isBusy)
        let effects = update(&state, .key(.character("c")))
        guard case .genome? = works(effects).first else {
            Issue.record("the genome is not read")
            return
        }
        #expect(state.isBusy && state.isWaiting && works(update(&state, .tick)).isEmpty)
        _ = update(&state, .arrived(.study(.init(finding: .reading(done: 3, total: 8)))))
        _ = update(&state, .arrived(.study(.init(finding: .reading(done: 2, total: 8)))))
        #expect(state.text.contains("3 of 8 tracks"))
        _ = update(
            &state,
            .arrived(.study(.init(finding: .genome(member: 0, .failure(Problem("the file is gone")))))))
        #expect(state.text.contains("the file is gone") && !state.isWaiting)
        #expect(works(update(&state, .tick)).isEmpty)
    }

    @Test func signalsWithoutBackgroundAreTold() throws {
        var state = open()
        let genome = try #require(state.genome)
        state.study.genomes[0] = GenomeStates(
            entries: genome.entries, states: genome.states, holdsBackground: false)
        #expect(state.text.contains(BackgroundBins.noInformation))
    }

    @Test func theRibbonFollowsTheMaskAtAnyZoom() throws {
        var state = SampleAdjusted.state()
        for _ in 0..<6 {
            #expect(state.ribbonTiles.allSatisfy { state.study.ribbons[$0] != nil })
            #expect(!state.ribbonTiles.isEmpty)
            state.press("-")
        }
        let gene = try #require(state.gene)
        #expect(state.chromatinState(of: gene) == gene % 4 && state.text.contains("gene S\(gene % 4 + 1)"))
        #expect(!state.text.contains("state, all on"))
        state.press("1")
        #expect(state.ribbonTiles.allSatisfy { $0.mask == state.mask && state.study.ribbons[$0] != nil })
        // A model of contexts has a ribbon of every signal.
        var plain = Sample.state()
        plain.press("1")
        #expect(plain.ribbonTiles.allSatisfy { $0.mask == .all })
    }

    @Test func theyAreExported() throws {
        let state = open()
        let kinds = state.exportKinds.map(\.name)
        for name in ["genome-states", "genome-atlas", "genome-ribbon", "posteriors"] {
            #expect(kinds.contains(name))
        }
        let table = ExportGenomeAtlas.table(state)
        #expect(table.rows.count == 5 && table.rows.allSatisfy { $0.count == table.columns.count })
        #expect(table.rows.last?[3] == "element" && table.columns.contains("mean_DNase"))
    }
}
