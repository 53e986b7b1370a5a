import Testing

@testable import PrismModel

struct InstructionSetTests {
    /// Every machine has the baseline of its architecture, and each available set passes the start-up check.
    @Test func availableSetsPassTheSelfCheck() throws {
        #expect(!InstructionSet.available.isEmpty)
        for set in InstructionSet.available { try SelfCheck.runBackward(Kernels(set), .released) }
    }

    @Test func absentSetsAreRefused() throws {
        for set in InstructionSet.allCases where !InstructionSet.available.contains(set) {
            #expect(throws: PrismError.self) { try Kernels(set) }
        }
    }

    /// The sets round differently, but only in the last digits.
    @Test func setsAgree() throws {
        let predictions = try InstructionSet.available.map { set in
            let model = try Golden.smallModel(set: set)
            return try model.predict(.example(for: model.configuration, length: 333), outputs: .full)
        }
        let first = try #require(predictions.first)
        for prediction in predictions {
            #expect(abs(try #require(prediction.observed) - #require(first.observed)) < 1e-6)
            #expect(abs(try #require(prediction.intervened) - #require(first.intervened)) < 1e-6)
        }
    }
}
