import Testing

@testable import PrismModel

struct AgreementTests {
    @Test func knownValues() throws {
        let agreement = try #require(Agreement(predicted: [1, 2, 3, 5], measured: [2, 2, 4, 3]))
        #expect(agreement.count == 4)
        #expect(agreement.mse == 1.5 && agreement.mae == 1)
        #expect(abs(try #require(agreement.pearson) - 0.5606) < 1e-4)
        #expect(abs(try #require(agreement.spearman) - 0.7379) < 1e-4)
    }

    @Test func tiesShareTheirMeanRank() throws {
        // Ranks 4 1 4 2 4 against 1 2 3 4 5.
        let agreement = try #require(Agreement(predicted: [3, 1, 3, 2, 3], measured: [1, 2, 3, 4, 5]))
        #expect(abs(try #require(agreement.spearman) - 0.1118) < 1e-4)
    }

    @Test func nothingToCompare() throws {
        #expect(Agreement(predicted: [], measured: []) == nil)
        let flat = try #require(Agreement(predicted: [1, 1], measured: [1, 2]))
        #expect(flat.pearson == nil && flat.spearman == nil && flat.mse == 0.5)
    }
}
