import Testing

@testable import Simulator

@Suite struct ParameterTests {
    @Test(arguments: [0, -1, Int.min, 500_001, Int.max, 3])
    func impossibleNumbersOfGenes(genes: Int) {
        let error = #expect(throws: SimulationError.self) { _ = try SimulationParameters(genes: genes) }
        #expect(error?.subject == "genes" && error?.value == "\(genes)")
    }

    @Test(arguments: [(0, 1, 1, 1), (1, -1, 1, 1), (1, 1, 1_001, 1), (Int.max, Int.max, 1, 1)])
    func impossibleContigs(train: Int, validation: Int, test: Int, shifted: Int) {
        let counts = SimulationParameters.ContigCounts(
            train: train, validation: validation, test: test, shifted: shifted)
        let error = #expect(throws: SimulationError.self) { _ = try SimulationParameters(contigs: counts) }
        #expect(error?.subject == "contigs")
    }

    @Test(arguments: [Double.nan, -.infinity, .infinity, -10.5, 11])
    func impossibleFactors(factor: Double) {
        #expect(throws: SimulationError.self) { _ = try SimulationParameters(backdoor: factor) }
        #expect(throws: SimulationError.self) { _ = try SimulationParameters(shift: factor) }
    }

    @Test func genesAreSharedOutWhole() throws {
        let parameters = try SimulationParameters(
            genes: 1_003, contigs: .init(train: 3, validation: 2, test: 2, shifted: 0))
        let orders = parameters.contigOrders
        #expect(orders.map(\.genes).reduce(0, +) == 1_003)
        #expect(orders.map(\.name) == (1...7).map { "chrSim\($0)" })
        #expect(orders.allSatisfy { $0.genes >= 1 })
        #expect(
            try SimulationParameters(genes: 1, contigs: .init(validation: 0, test: 0, shifted: 0))
                .contigOrders.count == 1)
    }
}
