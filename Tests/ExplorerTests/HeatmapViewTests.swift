import Caches
import Canvas
import GenomeData
import PrismModel
import TestSupport
import Testing

@testable import Explorer

@Suite struct HeatmapViewTests {
    private func opened(_ keys: String = "", rows: Int = 24, columns: Int = 80, look: Look = Sample.look())
        -> ExplorerState
    {
        var state = Sample.state(rows: rows, columns: columns, look: look)
        state.press(keys.isEmpty ? "S" : "S " + keys)
        return state
    }

    @Test(arguments: [(24, 80), (40, 120)])
    func golden(size: (rows: Int, columns: Int)) throws {
        try Golden.check(
            opened(rows: size.rows, columns: size.columns), .main, "heatmap-\(size.columns)x\(size.rows)")
    }

    @Test func theRowsAreMeansOfGenesThatFollowEachOther() throws {
        let state = opened()
        let rows = try #require(state.heatmap.rows)
        #expect(rows.genes == 40 && rows.count == HeatmapPanel.rows(state) && rows.count < 40)
        // At its TSS the sample's signal is the gene's number.
        for row in 0..<rows.count {
            let places = rows.places(row)
            let mean = Float(places.reduce(0, +)) / Float(places.count)
            #expect(abs(rows.values[row * ProfileQuery.bins + ProfileQuery.bins / 2] - mean) < 1e-4)
            for place in places { #expect(rows.row(ofPlace: place) == row) }
        }
        #expect(rows.places(0).lowerBound == 0 && rows.places(rows.count - 1).upperBound == 40)
        #expect(state.text.contains("each row the mean of"))
    }

    @Test func theCursorNamesAGeneAndEnterOpensIt() throws {
        var state = opened("Down Down Right")
        let pointed = try #require(state.heatmap.pointed)
        let symbol = state.catalog.genes[pointed].symbol
        #expect(pointed != state.gene && state.text.contains(symbol))
        let before = state.gene
        state.press("Enter")
        #expect(state.view == .locus && state.gene == pointed)
        state.press("Ctrl-O")
        #expect(state.gene == before)
        // Another gene of the list takes the cursor along.
        state.press("S Down j")
        let current = try #require(state.gene)
        #expect(
            state.heatmap.pointed == nil
                && state.heatCursor == state.heatmap.genes.firstIndex(of: current))
    }

    @Test func theCursorStaysAmongTheRows() {
        var state = opened()
        for keys in ["Up", "Down", "Left", "Right", "> Up", "> > Right", "<", "< < Down"] {
            for _ in 0..<60 { state.press(keys) }
            #expect(state.heatCursor.map(state.heatPlaces.contains) == true, "\(keys)")
        }
    }

    @Test func rowsAreOrdered() throws {
        var state = opened()
        #expect(state.heatmap.genes == state.list.order)
        state.press("s")
        #expect(state.heatmap.order == .state)
        let states = state.heatmap.genes.map { state.heatState(of: $0) ?? .max }
        #expect(states == states.sorted() && Set(states).count > 1)
        state.press("s")
        let measured = state.heatmap.genes.map { state.measured($0) ?? -.infinity }
        #expect(measured == measured.sorted(by: >))
        state.press("s")
        let predicted = state.heatmap.genes.compactMap { state.predicted($0, .all) }
        #expect(predicted == predicted.sorted(by: >) && predicted.count == 40)
        state.press("s")
        #expect(state.heatmap.order == .signal && state.heatmap.genes == Array((0..<40).reversed()))
        state.press("s / t o p Enter")
        #expect(state.heatmap.genes == state.list.order && state.heatmap.genes.count < 40)
    }

    @Test func theUsualKeysChooseTheSignalAndTheFlank() {
        var state = opened("Tab")
        #expect(state.text.contains("DNase around the TSS") && state.hasListedProfiles)
        state.press("-")
        #expect(state.profileQuery == ProfileQuery(signal: 1, flank: 5000) && state.text.contains("-5 kb"))
        state.press("+ + + +")
        #expect(state.heatmap.flank == 500)
        state.press("+")
        #expect(state.message?.text.contains("flanks are") == true)
    }

    @Test func aClickPutsTheCursorThere() throws {
        var state = opened()
        var grid = Grid(rows: state.rows, columns: state.columns)
        let hits = render(state, into: &grid)
        let inside = Frame.inside(Screen(state).main)
        let mouse = Mouse(.press(.left), row: inside.row + 4, column: inside.column + 20)
        let hit = try #require(hits.at(row: mouse.row, column: mouse.column))
        #expect(hit.target is HeatmapTarget)
        _ = update(&state, .point(mouse, hit.target, hit.rect))
        #expect(state.heatCursor.map { state.heatmap.rows?.row(ofPlace: $0) } == 3)
    }

    @Test func whileGenesAreReadItSaysHowFar() {
        var state = Sample.state()
        _ = update(&state, .key(Key(.character("S"))))
        #expect(
            state.isWaiting && state.profileStep?.genes == Array(0..<32) && state.text.contains("being read"))
        // Another signal overtakes it.
        let effects = update(&state, .key(Key(.tab)))
        #expect(state.profileStep?.query.signal == 1)
        Sample.settle(&state, effects)
        #expect(!state.isWaiting && state.profileStep == nil)
        #expect(state.profiles[ProfileQuery(signal: 0, flank: 2000)] == nil)
    }

    @Test func onlyListedGenesAreRead() {
        var state = Sample.state()
        state.press("/ t o p Enter")
        let listed = state.list.order
        state.press("S")
        #expect(!state.isWaiting && state.shownProfiles?.known == listed.count && listed.count < 40)
        // The others follow once they are listed.
        state.press("Esc Esc Esc")
        state.list.filter = ""
        state.relist()
        state.press("S")
        #expect(state.list.order.count == 40 && state.shownProfiles?.known == 40)
    }

    @Test func genesThatCannotBeReadAreCounted() {
        var state = Sample.state()
        _ = update(&state, .key(Key(.character("S"))))
        while let step = state.profileStep {
            let rows = step.genes.map { gene -> Result<[Float], Problem> in
                gene == 3 ? .failure(Problem("block 7 is damaged")) : Sample.profile(gene)
            }
            _ = update(&state, .arrived(.profiles(Arrival.ProfilesArrival(step: step, rows: rows))))
        }
        #expect(!state.isWaiting && state.text.contains("1 gene not read: block 7 is damaged"))
    }

    @Test func twentyThousandGenesFit() throws {
        var profiles = Profiles(ProfileQuery(signal: 0, flank: 2000), genes: 20_000)
        let all = Array(0..<20_000)
        while profiles.known < 20_000 {
            let genes = profiles.unread(among: all, first: 500)
            profiles.take(
                genes, genes.map { .success(Array(repeating: Float($0), count: ProfileQuery.bins)) })
        }
        #expect(profiles.bytes < 8 << 20)
        var cache = BoundedCache<ProfileQuery, Profiles>(limit: Sample.state().profiles.limit)
        for flank in 1...12 {
            cache.insert(profiles, for: ProfileQuery(signal: 0, flank: flank))
            #expect(cache.bytes <= cache.limit)
        }
        let rows = HeatRows(0..<20_000, of: profiles, rows: 60)
        #expect(rows.count == 60 && rows.words == "each row the mean of 333 to 334 genes")
        #expect(rows.values.allSatisfy(\.isFinite) && rows.values[0] == 166)
    }

    @Test func theFigureHasTheSameRows() throws {
        let state = opened(look: Sample.look(.trueColor))
        let figure = try #require(state.figure(version: "9"))
        let root = try MarkupElement.read(figure.svg(.look(state.look)))
        let panel = try #require(root.labelled("H3K27ac, genes by positions, reads"))
        let cells = panel.children.compactMap { $0.attributes["d"] }.joined()
        // Cells of one colour that follow each other are one: forty rows all the same.
        let tops = Set(cells.matches(of: /M[-0-9.]+ ([-0-9.]+)/).map(\.output.1))
        #expect(tops.count == 40)
        #expect(root.allText.contains("each row a gene") && root.allText.contains("98th percentile"))
        #expect(
            root.allText.contains("SIMULATED") && root.labelled("genes")?.allText.contains("ADSL3") == true)
    }
}
