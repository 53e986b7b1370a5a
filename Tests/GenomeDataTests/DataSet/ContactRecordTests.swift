import Testing

@testable import GenomeData

/// What weights record of contacts.
@Suite struct ContactRecordTests {
    /// A signal of contacts, of the matrices that are committed.
    private func track(_ name: String, _ choice: HiCChoice) throws -> SignalTrack {
        var signal = Manifest.SignalSource(
            name: name, kind: .contacts, file: Fixture.path("v9.hic"), balance: .raw, scale: 1, missing: nil,
            transform: .none, unit: nil)
        signal.matrix = choice
        return try SignalTrack(signal)
    }

    @Test func `what is recorded is read again, and what differs is said`() throws {
        let tracks = [
            try track("Hi-C", HiCChoice()),
            try track("a, \"b\"", HiCChoice(normalization: "KR", resolution: 10_000)),
        ]
        let record = ContactRecord(tracks)
        let again = ContactRecord(metadata: record.metadata.merging(["other": "x"]) { $1 })
        #expect(again == record)
        #expect(again.differences(from: tracks).isEmpty)
        let others = [try track("Hi-C", HiCChoice(normalization: "NONE"))]
        #expect(
            again.differences(from: others) == [
                "Hi-C: the weights learned from contacts normalised as VC, 5000 BP, the data set's are NONE, 5000 BP"
            ])
    }

    @Test func `weights that record nothing, or nonsense, say nothing`() throws {
        let tracks = [try track("Hi-C", HiCChoice())]
        for metadata in [
            [:], ["contact_normalization": ""], ["contact_normalization": "[1]"],
            ["contact_normalization": "{\"Hi-C\": 5}"],
        ] {
            #expect(ContactRecord(metadata: metadata).differences(from: tracks).isEmpty)
        }
        #expect(ContactRecord([SignalTrack]()).metadata.isEmpty)
    }
}
