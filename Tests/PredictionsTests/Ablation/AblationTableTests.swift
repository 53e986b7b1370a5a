import PrismModel
import Testing

@testable import Predictions

@Suite struct AblationTableTests {
    @Test func `masks: all on, drops, alone, none, each once`() {
        func off(_ masks: [ModalityMask], _ count: Int) -> [[Int]] {
            masks.map { mask in (0..<count).filter { !mask.isOn($0) } }
        }
        #expect(
            off(ModalityMask.ablation(signals: 3), 3) == [
                [], [0], [1], [2], [1, 2], [0, 2], [0, 1], [0, 1, 2],
            ])
        #expect(off(ModalityMask.ablation(signals: 2), 2) == [[], [0], [1], [0, 1]])
        #expect(ModalityMask.ablation(signals: 1).count == 2 && ModalityMask.ablation(signals: 0) == [.all])
        #expect(Set(ModalityMask.ablation(signals: 4, everyMask: true)).count == 16)
        #expect(ModalityMask.ablation(signals: 4).count == 10)
    }

    private let measured = (0..<40).map { Float($0 % 7) }
    private let genes = (0..<40).map { "G\($0)" }

    @Test func `figures and the paired difference`() throws {
        let predicted = measured.enumerated().map { $1 + ($0 % 2 == 0 ? 0.5 : -0.5) }
        let retrained = measured.enumerated().map { $1 + ($0 % 2 == 0 ? 0.4 : -0.4) }
        var table = AblationTable(unit: "u", resamplings: 200)
        table.add(
            off: ["a"], alsoOff: ["p"], isExtrapolation: false,
            .init(genes: genes, measured: measured, predicted: predicted, retrained: retrained))
        table.add(
            off: [], alsoOff: [], isExtrapolation: true,
            .init(genes: genes, measured: measured, predicted: predicted))
        let row = table.masks[0]
        #expect(abs(try #require(row.mse) - 0.25) < 1e-6)
        #expect(abs(try #require(row.retrainedMse) - 0.16) < 1e-6)
        #expect(abs(try #require(row.mseDifference) - 0.09) < 1e-6)
        // Every gene errs alike: no resampling has another difference.
        let interval = try #require(row.mseDifferenceInterval)
        #expect(abs(interval[0] - 0.09) < 1e-6 && abs(interval[1] - 0.09) < 1e-6)
        let r = try #require(row.rInterval), value = try #require(row.r)
        #expect(r[0] <= value && value <= r[1] && r[0] < r[1] && row.n == 40)
        #expect(table.masks[1].retrainedR == nil && table.masks[1].mseDifferenceInterval == nil)
        let lines = table.lines.map { $0.split(separator: "\t").map(String.init) }
        #expect(lines.count == 3 && Set(lines.map(\.count)) == [18])
        #expect(lines[1][..<4] == ["a", "p", "no", "40"] && lines[2][..<4] == ["none", "none", "yes", "40"])
        #expect(lines[2].suffix(8).allSatisfy { $0 == "NA" })
    }

    @Test func `what does not vary has no correlation`() {
        var table = AblationTable(unit: "u", resamplings: 10)
        table.add(
            off: ["a"], alsoOff: [], isExtrapolation: false,
            .init(genes: genes, measured: measured, predicted: measured.map { _ in 2 }))
        #expect(table.masks[0].r == nil && table.masks[0].rInterval == nil && table.masks[0].mse != nil)
    }
}
