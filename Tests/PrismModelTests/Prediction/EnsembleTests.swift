import Testing

@testable import PrismModel

struct EnsembleTests {
    @Test func meanAndSpread() throws {
        let ensemble = try Ensemble((1...3).map { try Golden.smallModel(seed: $0) })
        let window = GeneWindow.example(for: Golden.small, length: 90)
        let result = try #require(ensemble.predict([window], outputs: .full).first)
        let values = try ensemble.models.map { Double(try #require(try $0.predict(window).observed)) }
        let mean = values.reduce(0, +) / 3
        let sd = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2).squareRoot()
        #expect(abs(Double(try #require(result.observed).mean) - mean) < 1e-6)
        #expect(abs(Double(try #require(result.observed?.standardDeviation)) - sd) < 1e-6)
        #expect(result.intervened != nil && result.members.count == 3)
    }

    @Test func singleMemberHasNoSpread() throws {
        let ensemble = try Ensemble([Golden.smallModel()])
        let result = try #require(ensemble.predict([.example(for: Golden.small, length: 20)]).first)
        #expect(result.observed?.standardDeviation == nil && result.intervened == nil)
    }

    @Test func membersMustTakeTheSameInputs() throws {
        var other = Golden.small
        other.features = 0
        #expect(throws: PrismError.self) { try Ensemble([Golden.smallModel(), Golden.smallModel(other)]) }
        #expect(throws: PrismError.self) { try Ensemble([]) }
    }
}
