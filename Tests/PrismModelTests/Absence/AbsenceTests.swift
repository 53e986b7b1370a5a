import Checkpoints
import Foundation
import Testing

@testable import PrismModel

/// What a model that was trained with signals missing makes of a mask.
struct AbsenceTests {
    private static let masks = (0..<16).map { bits in
        ModalityMask(
            off: (0..<2).filter { bits >> $0 & 1 == 1 }, groups: (0..<2).filter { bits >> ($0 + 2) & 1 == 1 })
    }

    /// The folded weights of every mask give what the equations give, written out: observed and intervened.
    @Test func foldedWeightsEqualTheFormula() throws {
        let c = TinyModel.missing
        let parameters = TinyModel.parameters(c, seed: 31)
        let model = try PrismModel(c, parameters), reference = ReferenceForward(c, parameters)
        let window = TinyModel.batch(c, lengths: [90], seed: 32).windows[0]
        var seen: Set<Float> = []
        for mask in Self.masks {
            let found = try model.predict(window, outputs: .full, mask: mask, baseline: .mean([]))
            let expected = window.lacking(mask)
            #expect(abs(Double(try #require(found.observed)) - reference.observed(expected)) < 1e-5)
            #expect(abs(Double(try #require(found.intervened)) - reference.intervened(expected)) < 1e-5)
            seen.insert(try #require(found.observed))
        }
        // The second group is made of the second signal: of the sixteen masks, twelve differ.
        #expect(seen.count == 12)
    }

    /// A missing input is not read: it may hold anything.
    @Test func whatIsMissingIsNotRead() throws {
        let c = TinyModel.missing
        let model = try PrismModel(c, TinyModel.parameters(c, seed: 33))
        let window = TinyModel.batch(c, lengths: [80], seed: 34).windows[0]
        var other = window
        for index in stride(from: 1, to: other.signals.count, by: 2) { other.signals[index] = 100 }
        other.features[1] = -50
        let mask = ModalityMask(off: [1])
        let masked = try model.predict(window, outputs: .full, mask: mask, baseline: .mean([]))
        #expect(try model.predict(other, outputs: .full, mask: mask, baseline: .mean([])) == masked)
        // As a window that was masked before, and as any mean beside it.
        let means = [Float](repeating: 7, count: window.signals.count)
        let before = try window.masked(mask, baseline: .mean(means), signalCount: 2)
        #expect(try model.predict(before, outputs: .full) == masked)
        // Zero is an input like any other, of which the model is told nothing.
        let zeroed = try window.masked(mask, signalCount: 2)
        #expect(
            try model.predict(window, outputs: .full, mask: mask) == model.predict(zeroed, outputs: .full))
        #expect(try model.predict(zeroed).observed != masked.observed)
    }

    /// Tensors that are zero change nothing: with everything on, the model is the one without them, to the last bit.
    @Test func startsAsThePlainModel() throws {
        let plain = Parameters(initialising: TinyModel.configuration, seed: 4)
        let able = Parameters(initialising: TinyModel.missing, seed: 4)
        for entry in plain.layout.entries { #expect(Array(able[entry.name]) == Array(plain[entry.name])) }
        let windows = TinyModel.batch(TinyModel.missing, lengths: [70, 99], seed: 5).windows
        let first = try PrismModel(TinyModel.configuration, plain).predict(windows, outputs: .full)
        #expect(try PrismModel(TinyModel.missing, able).predict(windows, outputs: .full) == first)
        // A model that never missed anything takes the means that are put in.
        let mask = ModalityMask(off: [0])
        let means = [Float](repeating: 0.5, count: windows[0].signals.count)
        var filled = windows[0]
        for index in stride(from: 0, to: means.count, by: 2) { filled.signals[index] = 0.5 }
        let model = try PrismModel(TinyModel.configuration, plain)
        #expect(
            try model.predict(windows[0], mask: mask, baseline: .mean(means)) == model.predict(filled))
        #expect(throws: PrismError.self) {
            try model.predict(windows[0], mask: mask, baseline: .mean([]))
        }
        #expect(!model.trainedWithSignalsMissing)
    }

    /// Written and read back, under either kind of loading; files with parts of it are refused by name.
    @Test func checkpoints() throws {
        let c = TinyModel.missing
        let parameters = TinyModel.parameters(c, seed: 8)
        let checkpoint = Checkpoint(parameters, configuration: c)
        let read = try ModelConfiguration(checkpoint, file: "f")
        #expect(read == c)
        #expect(try Parameters(checkpoint, configuration: read, file: "f").values == parameters.values)
        #expect(try PrismModel(checkpoint, file: "f").trainedWithSignalsMissing)
        for name in ParameterName.Absence.all {
            let missing = checkpoint.problem { $0.tensors[name] = nil }
            #expect(missing.contains(name), "\(missing)")
            let other = checkpoint.problem {
                $0.tensors[name] = CheckpointTensor(shape: [1, 1], floats: [1])
            }
            #expect(other.contains(name), "\(other)")
        }
    }

    /// The head's groups are those of training.
    @Test func otherGroupsAreRefused() throws {
        let c = TinyModel.missing
        let model = try PrismModel(c, TinyModel.parameters(c, seed: 9))
        var window = TinyModel.batch(c, lengths: [70], seed: 1).windows[0]
        window.groups = FeatureGroups(groups: [.init(name: "all", columns: [0, 1])], means: [0, 0])
        #expect(throws: PrismError.self) { try model.predict(window) }
        window.groups = .none
        #expect(try model.predict(window).observed != nil)
    }
}
