import Canvas
import Foundation
import GenomeData
import PrismModel
import TestSupport
import Testing

@testable import Explorer
@testable import Predictions

/// Background states in the explorer that no model brings: learned here, or of a segmentation.
@Suite struct FoundStatesTests {
    private func works(_ effects: [Effect]) -> [StateWork] {
        effects.compactMap { if case .study(let study) = $0 { study.work } else { nil } }
    }

    private func settle(_ session: inout Session, _ keys: String = "") throws {
        var isSettled = session.settle(entirely: true, seconds: 120)
        for key in try #require(Key.sequence(keys)) {
            _ = session.send(.key(key))
            isSettled = session.settle(entirely: true, seconds: 120) && isSettled
        }
        #expect(isSettled)
    }

    private func withoutModel(_ data: AdjustedData) throws -> DataSet {
        try data.changed { text in text.components(separatedBy: "[[model]]")[0] }
    }

    @Test func theyAreLearnedWithoutWeightsAsTheCommandDoes() throws {
        let data = try AdjustedData()
        let dataSet = try withoutModel(data)
        var session = data.begun(on: dataSet)
        try settle(&session)
        #expect(session.state.alongGenome == nil && session.state.study.search == nil)
        #expect(session.state.backgroundPanel.contains("learns them"))
        try settle(&session, "c")
        let found = try #require(session.state.found)
        let bins = try BackgroundBins(dataSet)
        let learned = try bins.learnedStates()
        let run = try BackgroundRun(bins, learned.model, source: .learned(learned.learning))
        #expect(found.states.states == run.model && found.priorOrigin == .all(9))
        let states = found.states.count
        #expect(session.state.text.contains("learned here") && !session.state.text.contains("adjusted for"))
        let same = dataSet.genes.indices.allSatisfy { found.genome.state(of: $0) == run.state(ofGeneAt: $0) }
        #expect(same && states > 1)
        // The current gene's panel has its assignment, and expects nothing of it.
        let shares = try #require(found.background(of: 0))
        #expect(shares.assignment == run.assignments[0]?.map(Double.init) && shares.prior == run.model.prior)
        let panel = session.state.backgroundPanel
        #expect(panel.contains("here q") && panel.contains("learned here") && !panel.contains("gives"))
        // A name is kept, and stands at these states alone; the ribbon is theirs at any zoom.
        try settle(&session, "r h o t Enter c")
        for _ in 0..<14 { try settle(&session, "-") }
        let columns = Screen(session.state).plotColumns
        for place in [10_000, 50_000, 110_000, 170_000] {
            let gene = try #require(dataSet.genes.firstIndex { abs($0.tss - place) < 10_001 })
            #expect(session.state.ribbonState(at: place, columns: columns) == run.state(ofGeneAt: gene))
        }
        #expect(session.state.text.contains("learned here"))
        session.end()
        var next = data.begun(on: dataSet)
        defer { next.end() }
        try settle(&next, "c")
        #expect(next.state.stateTitle(0) == "S1 hot")
    }

    /// In a report, and as the order of a heat map's rows, without anybody pressing a key.
    @Test func theyAreLearnedForWhatIsAskedOutside() throws {
        let data = try AdjustedData()
        let dataSet = try withoutModel(data)
        var session = data.begun(on: dataSet)
        defer { session.end() }
        let look = ThemeLibrary().look(theme: "light", depth: .trueColor, glyphs: .braille)
        let request = ReportRequest(
            genes: [1, 4], source: "set.toml", method: nil, ablates: false, light: look, dark: look,
            version: "9")
        let path = data.folder.appending(path: "report.html").path
        var steps = 0
        _ = try session.writeReport(request, to: path) { if case .learning = $0 { steps += 1 } }
        let found = try #require(session.state.found)
        let root = try MarkupElement.read(String(contentsOfFile: path, encoding: .utf8))
        let section = try #require(root.all.first { $0.attributes["id"] == "states" })
        let rows = try #require(section.all.first { $0.name == "tbody" }).children
        #expect(steps > 0 && rows.count == found.states.states.chain.states)
        #expect(rows.compactMap { Int($0.children[1].text) }.reduce(0, +) == 9)
        #expect(section.allText.contains("learned here") && !section.allText.contains("predicted"))
        #expect(section.allText.contains("prism states set.toml --background"))
        var other = data.begun(on: dataSet)
        defer { other.end() }
        _ = try other.heatmap(
            HeatmapRequest(
                signals: [dataSet.signals[0].name], flank: 100, order: .state))
        #expect(other.state.found?.states == found.states)
    }

    @Test func theyAreWritten() throws {
        let data = try AdjustedData()
        let dataSet = try withoutModel(data)
        var session = data.begun(on: dataSet)
        defer { session.end() }
        try settle(&session, "c")
        for kind in [ExportKind.genomeStates, .genomeRibbon, .posteriors, .genomeAtlas] {
            #expect(kind.obstacle(in: session.state) == nil)
            let path = data.folder.appending(path: kind.name).path
            let task = ExportTask(
                state: session.state, dataSet: dataSet, header: ["made"], path: path, version: "9",
                cancellation: Cancellation())
            guard case .written = try kind.write(task) else {
                Issue.record("\(kind.name) is not written")
                continue
            }
            #expect(try String(contentsOfFile: path, encoding: .utf8).contains("# states: learned here"))
        }
    }

    @Test func aSegmentationIsTaken() throws {
        let data = try AdjustedData()
        let dataSet = try withoutModel(data)
        let lines = (0..<9).map { place in
            let range = "\(place * 20_000)\t\((place + 1) * 20_000)"
            return "chr1\t\(range)\t\(place % 3 + 1)_E\t0\t.\t0\t0\t\(place % 3 * 100),0,9\n"
        }
        let path = data.folder.appending(path: "states.bed").path
        try Data(lines.joined().utf8).write(to: URL(filePath: path))
        var session = data.begun(on: dataSet)
        defer { session.end() }
        try settle(&session, ":")
        _ = session.send(.type("states " + path))
        try settle(&session, "Enter")
        let found = try #require(session.state.found)
        #expect(session.state.view == .states && found.states.states.names == ["1_E", "2_E", "3_E"])
        #expect(session.state.text.contains("of states.bed") && session.state.stateTitle(1) == "S2 2_E")
        #expect(found.genome.states == (0..<9).map { UInt8($0 % 3) } && found.colours[2] == [200, 0, 9])
        // Signals of the bins that are painted, not numbers of states.
        let emissions = Emissions(session.state, found.states)
        #expect(emissions.signals == ["a", "b"] && abs(emissions.mean(0, 0) - 1.2) < 0.05)
        #expect(session.state.stateNames.entries[2]?.colour == [200, 0, 9])
        // No signal made them, on or off.
        #expect(!session.state.text.contains("every signal on"))
        // Where no signal can be measured in their bins there is no scale of one.
        let unmeasured = FoundStates(
            number: found.number, source: found.source, states: found.states, genome: found.genome,
            signals: [], colours: found.colours, priorOrigin: found.priorOrigin)
        var bare = session.state
        #expect(bare.text.contains("log10(1 + "))
        bare.study.finds[found.source] = unmeasured
        #expect(!bare.text.contains("log10(1 + "))
        // What was learned before is there at once, and so is the segmentation.
        try settle(&session, "L")
        #expect(session.state.found?.source == .signals)
        _ = session.send(.run("states"))
        try settle(&session, ":")
        _ = session.send(.type("states " + path))
        _ = session.send(.key(Key(.enter)))
        #expect(session.state.found == found && session.state.study.search == nil)
        // A file that is none is said, and what shows stays.
        try settle(&session, ":")
        _ = session.send(.type("states " + data.folder.appending(path: "genes.tsv").path))
        try settle(&session, "Enter")
        #expect(session.state.message?.kind == .error && session.state.found == found)
    }

    @Test func signalsWithoutBackgroundAreTold() throws {
        let data = try AdjustedData()
        _ = try withoutModel(data)
        let dataSet = try data.changed {
            $0.replacing("file = \"a.bw\"", with: "scale = 1e-44\nfile = \"a.bw\"")
                .replacing("file = \"b.bw\"", with: "scale = 1e-44\nfile = \"b.bw\"")
        }
        var session = data.begun(on: dataSet)
        defer { session.end() }
        try settle(&session, "c")
        #expect(session.state.found == nil)
        #expect(session.state.text.contains("no background information in these signals"))
        #expect(session.state.study.findless?.contains("a: 0 or missing in 100 % of the bins") == true)
        try settle(&session, "c c")
        #expect(session.state.study.search == nil && session.state.study.searches == 1)
    }

    /// Beside a model that has states of contexts, and back; another model brings its own.
    @Test func theModelsOwnComeBack() throws {
        var state = Sample.state()
        state.press("c")
        let own = try #require(state.study.map)
        #expect(!state.viewsGenome && state.stateSet == .contexts)
        state.press("r")
        _ = update(&state, .type("mine"))
        state.press("Enter Enter")
        #expect(state.listsState)
        state.press("L")
        let found = try #require(state.found)
        #expect(
            state.viewsGenome && state.stateCount == 5 && state.stateName(0) == found.states.states.names[0])
        #expect(!state.listsState && state.text.contains("learned here, not what the model was adjusted for"))
        #expect(
            state.text.contains("Model's own state")
                && state.text.contains("P: mean q of the data set's 30 training"))
        for key in [">", "<", "."] {
            state.press(key)
            #expect(state.message?.text.contains("prism states --background") == true)
        }
        state.press("1 c")
        #expect(state.ribbonTiles.allSatisfy { $0.set == .found(found.number) && $0.mask == .all })
        #expect(state.text.contains("learned here") && !state.text.contains("state, all on"))
        state.press("c L")
        #expect(state.found == nil && state.stateTitle(0) == "S1 mine" && state.study.map == own)
        state.press("L")
        #expect(state.found == found && state.study.searches == 1)
        var adjusted = SampleAdjusted.state()
        adjusted.press("c L")
        #expect(adjusted.study.search == nil && adjusted.message?.text.contains("brings its states") == true)
    }

    @Test(arguments: [(24, 80), (40, 120)])
    func golden(rows: Int, columns: Int) throws {
        var state = Sample.state(rows: rows, columns: columns, hasModel: false)
        state.press("c")
        try Golden.check(state, .main, "found-states-\(columns)x\(rows)")
    }

    @Test func itIsToldHowFarTheSearchIsAndGivenUp() throws {
        var state = Sample.state(hasModel: false)
        guard case .search(let search)? = works(update(&state, .key(.character("c")))).last else {
            Issue.record("nothing is looked for")
            return
        }
        #expect(state.isBusy && state.isWaiting && works(update(&state, .tick)).isEmpty)
        func tell(_ finding: StateFinding) { _ = update(&state, .arrived(.study(.init(finding: finding)))) }
        tell(.searching(number: search.number, .reading, done: 3, total: 8))
        #expect(state.text.contains("3 of 8 tracks of contigs"))
        tell(.searching(number: search.number, .learning, done: 80, total: 360))
        tell(.searching(number: search.number, .learning, done: 40, total: 360))
        #expect(state.text.contains("step 80 of at most 360"))
        guard case .endSearch? = works(update(&state, .key(.character("L")))).first else {
            Issue.record("it is not given up")
            return
        }
        #expect(state.study.search == nil && !state.isBusy)
        // What comes too late is nobody's.
        tell(.found(number: search.number, .nothing("late")))
        tell(.searching(number: search.number, .reading, done: 8, total: 8))
        #expect(state.study.findless == nil && state.study.search == nil)
        guard case .search(let again)? = works(update(&state, .key(.character("L")))).last else {
            Issue.record("it is not looked for again")
            return
        }
        #expect(again.number != search.number)
        tell(.found(number: again.number, .failed(Problem("the file is gone"))))
        #expect(state.text.contains("the file is gone") && !state.isWaiting)
    }
}

extension ExplorerState {
    /// What the current gene's panel of background states shows.
    fileprivate var backgroundPanel: String { grid(.background).plainText }
}
