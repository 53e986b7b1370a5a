import Canvas
import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Explorer
@testable import Predictions

/// Whole sessions on two small data sets, the background's work included.
@Suite struct ConditionSessionTests {
    private let data: SmallData
    private var other: String { data.folder.appending(path: "other.toml").path }

    init() throws {
        data = try SmallData()
        try SmallConditions.write(to: data.folder)
    }

    private func settle(_ session: inout Session) {
        let isSettled = session.settle(entirely: true, seconds: 240)
        #expect(isSettled)
    }

    private func press(_ keys: String, _ session: inout Session) throws {
        for key in try #require(Key.sequence(keys)) { _ = session.send(.key(key)) }
        settle(&session)
    }

    private func compare(_ text: String, _ session: inout Session) throws {
        try press(":", &session)
        _ = session.send(.type("compare " + text))
        try press("Enter", &session)
    }

    @Test func openedComparedAndTakenFrom() throws {
        var session = data.session(gene: "G2")
        defer { session.end() }
        settle(&session)
        try compare(other, &session)
        var state = session.state
        let opened = try #require(state.other)
        #expect(opened.pairing.count == 6 && opened.state.catalog.genes.count == 6)
        #expect(state.conditionNames.own == "small" && state.conditionNames.other == "other")
        #expect(opened.state.currentGene?.id == "G2" && opened.state.forecast != nil)
        #expect(opened.facts?.sharesModel == true && opened.problem == nil)
        #expect(state.measuredChange(2) == 1 && state.fitOfChange.genes.count == 6)
        #expect(state.text.contains("only other") && state.text.contains("extra"))
        // Asked of the models themselves.
        let conditions = try Conditions(
            DataSetModel(data.dataSet), DataSetModel(DataSet(path: other)))
        let pair = try #require(conditions.genes.pair(ofA: 2))
        let shares = try #require(try conditions.shares(of: pair))
        #expect(abs((state.predictedChange(2) ?? .nan) - shares.change) < 1e-5)
        try press("T", &session)
        state = session.state
        #expect(state.takenNames == ["a"])
        let taken = try conditions.predictions(of: pair, taking: [ModalityMask(off: [0])])
        let expected = Double(try #require(taken.first?.observed?.mean))
        #expect(abs((state.forecast?.observed.mean ?? .nan) - expected) < 1e-5)
        try press("a D", &session)
        let own = session.state.transplantShares
        let shapley = try #require(own.shapley)
        for (one, two) in zip(shapley, shares.signals) { #expect(abs(one - (two ?? .nan)) < 1e-5) }
        #expect(abs(shapley.reduce(0, +) + (own.rest ?? .nan) - shares.change) < 1e-5)
        // A gene that the other one lacks, and back.
        try press("Esc k", &session)
        #expect(session.state.currentGene?.id == "G1" && session.state.forecast != nil)
        #expect(session.state.text.contains("no such gene"))
        let signals = session.state.other?.state.catalog.signals ?? []
        let place = signals.firstIndex { $0.isContacts }
        let contacts = try #require(place)
        #expect(session.state.other?.state.laneNote(contacts) == "no such gene")
        #expect(!session.state.text.contains("no gene is chosen"))
        try press("j", &session)
        #expect(session.state.other?.state.laneNote(contacts) != "no such gene")
    }

    @Test func filesCarryBothConditions() throws {
        var session = data.session(gene: "G2")
        defer { session.end() }
        settle(&session)
        try compare(other, &session)
        func export(_ kind: ExportKind, _ name: String) throws -> String {
            let path = data.folder.appending(path: name).path
            let state = session.state
            #expect(kind.obstacle(in: state) == nil && kind.needs(in: state).isEmpty)
            _ = try kind.write(
                ExportTask(
                    state: state, dataSet: data.dataSet, other: DataSet(path: other),
                    header: state.provenance(kind.title(in: state), version: "9"), path: path, version: "9",
                    cancellation: Cancellation()))
            return try String(contentsOfFile: path, encoding: .utf8)
        }
        let genes = try export(.genes, "genes-both.tsv").split(separator: "\n")
        #expect(genes.contains { $0.hasPrefix("# other data set: other") })
        let head = try #require(genes.first { !$0.hasPrefix("#") }).split(separator: "\t").map(String.init)
        let row = try #require(genes.first { $0.hasPrefix("G2\t") }).split(separator: "\t").map(String.init)
        #expect(head.count == row.count)
        let column = try #require(head.firstIndex(of: "measured_change"))
        #expect(row[column] == "1.0" && head.contains("other_observed"))
        #expect(genes.contains { $0.contains("change: other less small") })
        let lacking = try #require(genes.first { $0.hasPrefix("G1\t") }).split(separator: "\t")
        #expect(lacking[column] == "NA")
        let tracks = try export(.tracks, "both.bedgraph")
        for name in ["name=\"a\"", "name=\"other a\"", "name=\"other extra\""] {
            #expect(tracks.contains(name), "\(name)")
        }
        try press("a D", &session)
        let transplants = try export(.transplants, "transplants.tsv")
        #expect(transplants.contains("Shapley values of the predicted change: a "))
        #expect(transplants.split(separator: "\n").count { !$0.hasPrefix("#") } == 5)
    }

    /// Errors are one sentence, and what was open goes on.
    @Test func whatCannotBeOpened() throws {
        var session = data.session()
        defer { session.end() }
        settle(&session)
        let folder = data.folder.path
        try Data("name = 1".utf8).write(to: data.folder.appending(path: "damaged.toml"))
        for text in [
            folder + "/nowhere.toml", folder, folder + "/damaged.toml", "--model none",
            other + " --model none",
            folder + "/a.bw",
        ] {
            try compare(text, &session)
            let state = session.state
            // A folder stands for the manifest in it, which is the same data set.
            if text == folder {
                #expect(state.other != nil)
                continue
            }
            #expect(state.other == nil && state.opening == nil, "\(text)")
            #expect(state.message?.kind == .error && state.message?.text.contains("\n") == false, "\(text)")
        }
        #expect(session.state.forecast != nil)
    }

    /// A manifest that names no model is predicted by this condition's.
    @Test func withoutAModelOfItsOwn() throws {
        var session = data.session(gene: "G2")
        defer { session.end() }
        settle(&session)
        try compare(data.folder.appending(path: "without.toml").path, &session)
        #expect(session.state.other?.state.catalog.modelName == "tiny")
        #expect(session.state.predictedChange(2) != nil)
    }

    /// What `prism compare` refuses, in its words: it is asked the same question.
    @Test func whatCompareRefuses() throws {
        let manifest = try String(contentsOfFile: other, encoding: .utf8).replacing(
            "file = \"b.bw\"", with: "file = \"b.bw\"\ntransform = \"log10p1\"")
        let path = data.folder.appending(path: "transformed.toml").path
        try Data(manifest.utf8).write(to: URL(fileURLWithPath: path))
        var session = data.session(gene: "G2")
        defer { session.end() }
        settle(&session)
        try compare(path, &session)
        let refused = #expect(throws: GenomeDataError.self) {
            try Conditions(
                DataSetModel(data.dataSet), DataSetModel(DataSet(path: path)),
                names: ConditionLabels(a: "small", b: "other"))
        }
        let state = session.state
        #expect(
            refused?.brief == "a transformed otherwise" && state.other?.problem?.text == refused?.reasonFirst)
        #expect(state.measuredChange(2) == 1 && state.predictedChange(2) == nil && !state.isBusy)
        #expect(state.text.contains("a transformed otherwise") && state.transplantObstacle != nil)
    }

    @Test func resumedFromTheFirstScreenOn() throws {
        var session = data.session(gene: "G2")
        settle(&session)
        try compare(other, &session)
        try press("T", &session)
        let saved = SavedSession(session.state)
        session.end()
        #expect(saved.other?.path == other)
        var state = data.state(gene: "G2")
        state.resume(saved)
        var again = Session(data.dataSet, state: state, library: ThemeLibrary(), version: "9")
        defer { again.end() }
        again.begin()
        settle(&again)
        #expect(again.state.other?.source == saved.other && again.state.takenNames == ["a"])
        #expect(again.state.forecast == session.state.forecast)
        // Closed, its threads and files go.
        try compare("", &again)
        #expect(again.state.other == nil && again.state.forecast != nil)
    }
}
