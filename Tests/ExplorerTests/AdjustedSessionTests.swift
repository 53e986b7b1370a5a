import Canvas
import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Explorer
@testable import Predictions

/// Whole sessions on a model that is adjusted for background states, the background's work included.
@Suite struct AdjustedSessionTests {
    private func settle(_ session: inout Session, entirely: Bool) {
        let isSettled = session.settle(entirely: entirely, seconds: 120)
        #expect(isSettled)
    }

    private func press(_ keys: String, _ session: inout Session, entirely: Bool = false) throws {
        for key in try #require(Key.sequence(keys)) {
            _ = session.send(.key(key))
            settle(&session, entirely: entirely)
        }
    }

    @Test func askedToggledAndListed() throws {
        let data = try AdjustedData(members: 2)
        var session = data.begun()
        defer { session.end() }
        settle(&session, entirely: true)
        var state = session.state
        let adjusted = try #require(state.adjusted)
        #expect(adjusted.count == 3 && adjusted.isShared && state.model.facts?.contexts == 0)
        let own = try #require(state.forecast)
        let background = try #require(own.background)
        // G3 lies at 70,000, in the first state.
        #expect(background.likeliest == 0 && background.assignment[0] > 0.95)
        #expect(background.prior.map { ($0 * 10).rounded() } == [5, 3, 2])
        func mean(_ shares: [Double]) -> Double {
            zip(shares, background.expected).reduce(0) { $0 + $1.0 * $1.1.mean }
        }
        #expect(abs(mean(background.assignment) - own.observed.mean) < 1e-5)
        #expect(abs(mean(background.prior) - (own.intervened?.mean ?? .nan)) < 1e-5)
        // Every gene's intervened came with its prediction.
        #expect(state.study.interventions.isComplete && state.study.interventions.failures == 0)
        #expect(state.catalog.genes.indices.allSatisfy { state.explainedByBackground($0) != nil })
        // The ribbon is that of the domains.
        let columns = Screen(state).plotColumns
        #expect(state.ribbonState(at: 70_000, columns: columns) == 0)
        #expect(state.text.contains("Background states of G3") && state.text.contains("gene S1"))
        try press("Z j Enter", &session)
        #expect(session.state.forecast?.observed == background.expected[1])
        try press("i", &session)
        for _ in 0..<200 where session.state.scan?.map.isComplete != true {
            _ = session.settle(entirely: true, seconds: 1)
        }
        let scan = try #require(session.state.scan)
        #expect(scan.question.background == 1 && scan.map.isComplete)
        #expect(abs(scan.map.reference - background.expected[1].mean) < 1e-6)
        // Asked of the model itself, with the gene put into that state.
        let model = try DataSetModel(data.dataSet)
        var window = try model.encoder.window(ofGeneAt: 3)
        window.background = GeneBackground([0, 1, 0])
        let answer = try #require(try model.ensemble.predict([window]).first?.observed)
        #expect(abs(Double(answer.mean) - background.expected[1].mean) < 1e-5)
        try press("Esc Esc 1", &session)
        state = session.state
        #expect(state.asIf == nil && state.forecast?.background?.assignment != background.assignment)
        try press("2", &session)
        #expect(session.state.forecast?.background?.isUnknown == true)
    }

    @Test func theStatesViewReadsTheGenome() throws {
        let data = try AdjustedData()
        var session = data.begun(rows: 60, columns: 200)
        defer { session.end() }
        settle(&session, entirely: false)
        try press("c", &session)
        settle(&session, entirely: true)
        let genome = try #require(session.state.genome)
        #expect(genome.holdsBackground && genome.entries.count == 3)
        #expect(genome.states == (0..<9).map { UInt8(AdjustedData.state(at: $0 * 20_000 + 10_000)) })
        #expect(genome.entries.map(\.genes) == [3, 3, 3])
        try press("j r", &session)
        _ = session.send(.type("half"))
        try press("Enter", &session)
        #expect(session.state.stateTitle(1) == "S2 half")
        // Zoomed out to the whole contig, the ribbon is still that of the domains.
        try press("c", &session)
        for _ in 0..<14 { try press("-", &session) }
        settle(&session, entirely: true)
        let columns = Screen(session.state).plotColumns
        for place in [10_000, 50_000, 110_000, 170_000] {
            #expect(
                session.state.ribbonState(at: place, columns: columns) == AdjustedData.state(at: place))
        }
        session.end()
        // Another session finds the name again.
        var next = data.begun()
        settle(&next, entirely: true)
        #expect(next.state.stateTitle(1) == "S2 half")
        next.end()
    }

    @Test func statesAreWrittenAsTheCommandDoes() throws {
        let data = try AdjustedData()
        var session = data.begun()
        defer { session.end() }
        settle(&session, entirely: false)
        try press("c", &session, entirely: true)
        try press("2", &session)
        let names = ["genome-states", "genome-ribbon", "posteriors", "genome-atlas"]
        var texts: [String: String] = [:]
        for kind in session.state.exportKinds where names.contains(kind.name) {
            let path = data.folder.appending(path: kind.name + "." + kind.format.suffix).path
            let task = ExportTask(
                state: session.state, dataSet: data.dataSet,
                header: session.state.provenance(kind.title(in: session.state), version: "9"), path: path,
                version: "9", cancellation: Cancellation())
            guard case .written = try kind.write(task) else {
                Issue.record("\(kind.name) is not written")
                continue
            }
            texts[kind.name] = try String(contentsOfFile: path, encoding: .utf8)
        }
        #expect(texts.count == 4)
        for text in texts.values { #expect(text.contains("SIMULATED") && text.contains("off: b")) }
        #expect(texts["genome-states"]?.contains("q_S3") == true)
        #expect(texts["genome-states"]?.contains("switched off: b") == true)
        let lines = (texts["genome-ribbon"] ?? "").split(separator: "\n").filter { $0.hasPrefix("chr1") }
        #expect(lines.allSatisfy { $0.split(separator: "\t").count == 9 } && lines.count >= 9)
        #expect(texts["posteriors"]?.components(separatedBy: "track type=bedGraph").count == 4)
    }

    /// Each gene's states are those of the fold that did not see it; what is asked of one fold's ends at another's gene.
    @Test func foldsKnowStatesOfTheirOwn() throws {
        let data = try AdjustedData(isFolded: true)
        var session = data.begun()
        defer { session.end() }
        settle(&session, entirely: true)
        let first = try #require(session.state.adjusted)
        #expect(first.isShared && first.member == 1 && first.states.prior == [0.2, 0.3, 0.5])
        #expect(session.state.forecast?.background?.prior.map { ($0 * 10).rounded() } == [2, 3, 5])
        // Whose they are stands in the panel, the states view and the files.
        #expect(session.state.statesFold == "of fold 2 of 2" && session.state.text.contains("fold 2 of 2"))
        #expect(session.state.statesOwners == ["states of fold 2 of 2, which predicts G3"])
        try press("Z j Enter", &session, entirely: true)
        #expect(session.state.asIf == 1)
        try press("k", &session, entirely: true)
        #expect(session.state.asIf == 1)
        try press("j j", &session, entirely: true)
        #expect(session.state.asIf == nil && session.state.message?.text.contains("another fold") == true)
        #expect(session.state.adjusted?.member == 0)
        #expect(session.state.forecast?.background?.prior.map { ($0 * 10).rounded() } == [5, 3, 2])
        #expect(session.state.wanted.tiles.allSatisfy { $0.set == .member(0) })
        try press("c k", &session, entirely: true)
        #expect(session.state.study.genomes.keys.contains(0) && session.state.text.contains("of fold 1 of 2"))
    }

    /// A name is of the states of one fold: at a gene of another it stands at nothing, and it comes back.
    @Test func namesDoNotLeakBetweenFolds() throws {
        let data = try AdjustedData(isFolded: true)
        var session = data.begun()
        settle(&session, entirely: true)
        func rename(_ name: String, _ session: inout Session) throws {
            try press("c r", &session)
            _ = session.send(.type(name))
            try press("Enter R c", &session, entirely: true)
        }
        try rename("mine", &session)
        #expect(session.state.stateTitle(0) == "S1 mine" && !session.state.ownStateColours.isEmpty)
        try press("j", &session, entirely: true)
        #expect(session.state.statesFold == "of fold 1 of 2" && session.state.givenNames == StateNames())
        #expect(
            session.state.stateTitle(0) != "S1 mine"
                && session.state.look.paintingStates([:]) == session.state.look)
        try rename("theirs", &session)
        try press("k", &session, entirely: true)
        #expect(session.state.stateTitle(0) == "S1 mine")
        session.end()
        var next = data.begun()
        defer { next.end() }
        settle(&next, entirely: true)
        #expect(next.state.stateTitle(0) == "S1 mine")
        try press("j", &next, entirely: true)
        #expect(next.state.stateTitle(0) == "S1 theirs")
    }

    /// Whatever is typed, in whatever order.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func nothingTraps(seed: UInt64) {
        var user = RandomUser(seed: seed)
        var state = SampleAdjusted.state(Int(seed) * 4, rows: 30, columns: 100)
        var hits = HitRegions<any Target>()
        for step in 0..<600 {
            guard let action = Action(user.event(), over: hits) else { continue }
            Sample.settle(&state, update(&state, action))
            guard user.chance(25) || step == 599 else { continue }
            var grid = Grid(rows: state.rows, columns: state.columns)
            hits = render(state, into: &grid)
            #expect(state.asIf.map { state.asIfStates.contains($0) } ?? true)
        }
    }
}
