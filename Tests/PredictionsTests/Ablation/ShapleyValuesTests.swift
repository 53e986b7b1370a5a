import PrismModel
import Testing

@testable import Predictions

struct ShapleyValuesTests {
    /// By every order in which the players can come.
    private func byOrders(_ players: Int, _ value: (Int) -> Double) -> [Double] {
        var sums = [Double](repeating: 0, count: players), orders = 0.0
        func come(_ present: Int, _ gains: [Double]) {
            guard present != (1 << players) - 1 else {
                for player in 0..<players { sums[player] += gains[player] }
                orders += 1
                return
            }
            for player in 0..<players where present & (1 << player) == 0 {
                var next = gains
                next[player] = value(present | 1 << player) - value(present)
                come(present | 1 << player, next)
            }
        }
        come(0, [Double](repeating: 0, count: players))
        return sums.map { $0 / orders }
    }

    @Test(arguments: 0...6)
    func `the mean over all orders, adding up to the whole`(players: Int) throws {
        var random = SplitMix64(seed: UInt64(players))
        let values = (0..<(1 << players)).map { _ in random.normal() }
        let shares = try #require(ShapleyValues.of(players: players) { values[$0] })
        #expect(zip(shares, byOrders(players) { values[$0] }).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(abs(shares.reduce(0, +) - (values[values.count - 1] - values[0])) < 1e-12)
    }

    @Test func `nothing without every value, or of too many`() {
        #expect(ShapleyValues.of(players: 3) { $0 == 5 ? nil : 1 } == nil)
        #expect(ShapleyValues.of(players: ShapleyValues.mostPlayers + 1) { _ in 0 } == nil)
        #expect(ShapleyValues.of(players: -1) { _ in 0 } == nil)
        #expect(ShapleyValues.of(players: 0) { _ in 3 } == [])
    }
}
