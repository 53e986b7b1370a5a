import Canvas
import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Explorer
@testable import Predictions

/// Edits and signals of two conditions in whole sessions: what is shown is what the models say of the windows.
@Suite struct ConditionEditSessionTests {
    private let data: SmallData

    init() throws {
        data = try SmallData()
        try SmallConditions.write(to: data.folder)
    }

    private func settle(_ session: inout Session) {
        let isSettled = session.settle(entirely: false, seconds: 240)
        #expect(isSettled)
    }

    private func enter(_ text: String, _ session: inout Session) {
        for action in [Action.key(.character(":")), .type(text), .key(Key(.enter))] {
            _ = session.send(action)
        }
        settle(&session)
    }

    private func press(_ keys: String, _ session: inout Session) throws {
        for key in try #require(Key.sequence(keys)) { _ = session.send(.key(key)) }
        settle(&session)
    }

    /// G2, whose TSS is at 30,000, with another condition open.
    private func compared(to path: String) throws -> Session {
        var session = data.session(gene: "G2")
        settle(&session)
        enter("compare " + path, &session)
        _ = try #require(session.state.other)
        return session
    }

    /// An edit at 30,050 as it is typed: its bases by so many others.
    private func variant(_ count: Int, _ alternative: (String) -> String) throws -> (
        text: String, change: SequenceChange
    ) {
        let place = GenomicInterval(contig: "chr1", start: 30_050, end: 30_050 + count)
        let letters = try data.dataSet.genome.letters(in: place)
        let other = alternative(letters)
        return (
            "chr1:30,051 \(letters)>\(other)",
            try #require(SequenceChange(at: 30_050, from: letters, to: other))
        )
    }

    private func complement(_ letters: String) -> String { letters == "A" ? "C" : "A" }

    @Test func bothArePredictedWithTheSameEditedSequence() throws {
        let path = data.folder.appending(path: "other.toml").path
        // Another file of the same bases is the same genome.
        let copy = try SmallConditions.write(genome: "copy", to: data.folder) { _ in }
        for (manifest, edit) in [
            (path, try variant(1, complement)), (path, try variant(3) { String($0.prefix(1)) }),
            (copy, try variant(1) { $0 + "GATTACA" }),
        ] {
            var session = try compared(to: manifest)
            defer { session.end() }
            enter(edit.text, &session)
            let state = session.state
            let model = try DataSetModel(DataSet(path: manifest))
            let index = try #require(model.dataSet.annotation.index(ofID: "G2"))
            let window = try model.encoder.window(ofGeneAt: index, changedBy: [edit.change])
            let expected = try #require(try model.ensemble.predict([window]).first?.observed?.mean)
            let theirs = try #require(state.other?.state.forecast?.observed.mean)
            #expect(abs(theirs - Double(expected)) < 1e-5, "\(edit.text)")
            #expect(state.editsNote == nil && state.editCount > 0)
            let own = try #require(state.forecast?.observed.mean)
            #expect(state.presentChange == theirs - own)
        }
    }

    @Test func anotherGenomeIsSaid() throws {
        let path = try SmallConditions.write(genome: "altered", to: data.folder) { letters in
            let place = letters.index(letters.startIndex, offsetBy: ">chr1\n".count + 30_100)
            let other = letters[place] == "A" ? "C" : "A"
            letters.replaceSubrange(place...place, with: other)
        }
        var session = try compared(to: path)
        defer { session.end() }
        enter(try variant(1, complement).text, &session)
        let state = session.state
        #expect(state.editsNote?.contains("its genome is another one, with other bases around G2") == true)
        #expect(state.message?.text.contains("other: not edited: its genome is another one") == true)
        #expect(state.presentChange == nil && state.forecast != nil && state.other?.state.forecast == nil)
        // Of a gene whose window has the same bases an edit is made in both.
        let place = GenomicInterval(contig: "chr1", start: 10, end: 11)
        let letter = try data.dataSet.genome.letters(in: place)
        enter("chr1:11 \(letter)>\(complement(letter))", &session)
        #expect(session.state.currentGene?.id == "G0" && session.state.editsNote == nil)
        #expect(session.state.other?.state.editCount == 1 && session.state.other?.state.forecast != nil)
    }

    /// What is taken lies at the reference's bases: an insertion or a deletion is refused in words, not predicted wrongly.
    @Test func takenSignalsAndMovedBases() throws {
        var session = try compared(to: data.folder.appending(path: "other.toml").path)
        defer { session.end() }
        try press("T", &session)
        #expect(session.state.takenNames == ["a"] && session.state.forecast != nil)
        enter(try variant(3) { String($0.prefix(1)) }.text, &session)
        #expect(session.state.forecast == nil)
        #expect(session.state.forecastObstacle == TakenSignals.movedBases)
        #expect(session.state.text.contains("bases have moved"))
        // With its own signals again it is predicted.
        try press("Esc Esc Q", &session)
        #expect(session.state.forecast != nil && session.state.forecastObstacle == nil)
        // A substitution moves none: bases are edited in the window with the other's signal.
        let edit = try variant(1, complement)
        enter(edit.text, &session)
        try press("Esc Esc T", &session)
        let conditions = try Conditions(
            DataSetModel(data.dataSet),
            DataSetModel(DataSet(path: data.folder.appending(path: "other.toml").path)))
        let pair = try #require(conditions.genes.pair(ofA: 2))
        var window = try conditions.window(of: pair, taking: ModalityMask(off: [0]))
        window.bases[250] = try #require(edit.change.inserted.first)
        let expected = try #require(try conditions.a.ensemble.predict([window]).first?.observed?.mean)
        #expect(abs((session.state.forecast?.observed.mean ?? .nan) - Double(expected)) < 1e-5)
    }

    /// The other condition lacks a signal: with a model of its own it is compared, without one it is said why not.
    @Test func aSignalThatOnlyOneHas() throws {
        let less = try SmallConditions.writeWithoutContacts(to: data.folder, ownModel: true)
        var session = try compared(to: less)
        defer { session.end() }
        var state = session.state
        for note in [
            "only small has contacts: it cannot be transplanted",
            Conditions.ownModelsNote(ConditionLabels(a: "small", b: "other")),
            "small's model takes contacts and other's does not: a predicted change holds what that makes",
        ] { #expect(state.conditionNotes.contains(note), "\(note)") }
        #expect(state.predictedChange(2) == nil || state.other?.state.forecast != nil)
        try press("2", &session)
        state = session.state
        #expect(state.onlySwitchedHere == ["contacts"] && state.other?.state.mask == .all)
        #expect(state.message?.text.contains("takes no contacts: that is left out of small alone") == true)
        try press("T", &session)
        #expect(session.state.message?.text.contains("other has no contacts") == true)
        try press("a D", &session)
        #expect(session.state.transplantable == [0] && session.state.text.contains("contacts, which cannot"))
        let without = try SmallConditions.writeWithoutContacts(to: data.folder, ownModel: false)
        let refused = try compared(to: without)
        defer { refused.end() }
        #expect(refused.state.other?.state.forecast == nil)
        #expect(
            refused.state.conditionNotes.contains {
                $0.hasPrefix("other is not predicted: ") && $0.contains("contacts")
            })
        #expect(refused.state.text.contains("not predicted"))
    }

    /// Keys that closed the other condition are undone as all others are.
    @Test func geneAfterGeneItIsOpenedAgain() throws {
        var session = try compared(to: data.folder.appending(path: "other.toml").path)
        defer { session.end() }
        let first = session.state
        let number = try #require(first.other?.number)
        try press("C", &session)
        #expect(session.state.other == nil)
        session.begin(anewFrom: first, at: 3)
        settle(&session)
        #expect(try #require(session.state.other?.number) > number)
        #expect(session.state.other?.state.currentGene?.id == "G3" && session.state.forecast != nil)
        #expect(session.state.other?.state.forecast != nil)
        // One that was opened meanwhile is closed again.
        try press("C", &session)
        let alone = session.state
        enter("compare " + data.folder.appending(path: "without.toml").path, &session)
        session.begin(anewFrom: alone, at: 2)
        settle(&session)
        #expect(session.state.other == nil && session.state.forecast != nil)
    }
}
