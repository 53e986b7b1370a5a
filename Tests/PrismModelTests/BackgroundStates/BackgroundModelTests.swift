import Checkpoints
import Foundation
import Testing

@testable import PrismModel

struct BackgroundModelTests {
    private static let signals = ["H3K27ac", "DNase"].map {
        BackgroundModel.Signal(name: $0, scale: 1.5, transform: "log10p1", unit: "log10(fragments + 1)")
    }

    /// Low, an element, high, and one that is high in one signal alone.
    private static func model() throws -> BackgroundModel {
        try BackgroundModel(
            SampleChain.model(
                [[0.1, 0.1], [1.5, 1.4], [0.8, 0.7], [0.7, 0.1]], stay: [0.98, 0.4, 0.95, 0.97]),
            signals: signals)
    }

    @Test func ordersAndNames() throws {
        let model = try Self.model()
        #expect(model.backgroundStates == 3 && model.isElement(3) && !model.isElement(2))
        #expect(model.names == ["all high", "high H3K27ac", "all lowest", "element: all high"])
        #expect(abs(try #require(model.expectedLength(0)) - 10_000) < 1 && model.expectedLength(4) == nil)
        #expect(abs(try #require(model.expectedLength(3)) - 500 / 0.6) < 1)
        // No name speaks of anything that is no signal.
        let words = Set(model.names.joined(separator: " ").split(whereSeparator: { " ,:".contains($0) }))
        #expect(words.isSubset(of: ["all", "high", "some", "low", "lowest", "element", "H3K27ac", "DNase"]))
        let same = try BackgroundModel(
            SampleChain.model([[0.1, 0.5], [0.1, 0.55]], stay: [0.95, 0.95]), signals: Self.signals)
        #expect(same.names == ["no signal differs", "no signal differs (S2)"])
    }

    /// A track in small units is named by how it differs against how it varies, as one in large units is.
    @Test(arguments: [1, 0.1, 0.001, 1e-5])
    func namesDoNotDependOnTheUnit(factor: Double) throws {
        func names(_ levels: [[Double]]) throws -> [String] {
            let chain = try SampleChain.model(
                levels.map { $0.map { $0 * factor } }, deviation: 0.12 * factor,
                stay: levels.map { _ in 0.97 })
            return try BackgroundModel(chain, signals: Self.signals).names
        }
        #expect(
            try names([[0.8, 0.7], [0.7, 0.1], [0.1, 0.1]]) == ["all high", "high H3K27ac", "all lowest"])
        #expect(try names([[0.8, 0.5], [0.1, 0.55]]) == ["high H3K27ac", "lowest H3K27ac"])
        #expect(try names([[0.1, 0.5], [0.1, 0.55]]) == ["no signal differs", "no signal differs (S2)"])
        #expect(try names([[0.1, 0.5], [0.1, 0.5]]).first == "no signal differs")
    }

    /// "All" is said of all signals, and one that is the same in every state is not among those that are high.
    @Test func signalsThatDoNotDifferAreNotNamed() throws {
        let signals = ["a", "b", "c"].map {
            BackgroundModel.Signal(name: $0, scale: 1, transform: "log10p1", unit: "log10(x + 1)")
        }
        func names(_ levels: [[Double]]) throws -> [String] {
            try BackgroundModel(
                SampleChain.model(levels, stay: levels.map { _ in 0.97 }), signals: signals
            ).names
        }
        #expect(
            try names([[0.9, 0.8, 0.5], [0.5, 0.45, 0.5], [0.1, 0.1, 0.5]])
                == ["high a, high b", "some a, some b", "lowest a, lowest b"])
        #expect(
            try names([[0.9, 0.8, 0.9], [0.1, 0.1, 0.1]]) == ["all high", "all lowest"])
    }

    @Test func assignmentsLeaveElementsOut() throws {
        var model = try Self.model()
        model.prior = [0.5, 0.25, 0.25]
        let assigned = model.assignments([0.2, 0.1, 0.1, 0.6, 0, 0, 0, 1])
        #expect(zip(assigned, [0.5, 0.25, 0.25, 0.5, 0.25, 0.25]).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test func surviveTheirFile() throws {
        var model = try Self.model()
        model.prior = [0.2, 0.3, 0.5]
        model.names[1] = "α \"quoted\""
        var checkpoint = Checkpoint(
            tensors: ["a": CheckpointTensor(shape: [1], floats: [1])], metadata: ["note": "kept"])
        #expect(try BackgroundModel(checkpoint, file: "x") == nil)
        model.write(to: &checkpoint)
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).safetensors").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try checkpoint.write(safetensors: path)
        let read = try Checkpoint.read(contentsOf: path)
        #expect(try BackgroundModel(read, file: path) == model)
        #expect(read.metadata["note"] == "kept" && read.tensors["a"] != nil)
        // Again over the first.
        var twice = read
        model.write(to: &twice)
        #expect(twice == read)
        #expect(
            try BackgroundModel(read, file: path)?.chain.posteriors(
                of: SignalBins(signals: 2, values: [0.5, 0.5])
            ).values
                == model.chain.posteriors(of: SignalBins(signals: 2, values: [0.5, 0.5])).values)
    }

    @Test func filesThatHoldNoModel() throws {
        var sound = Checkpoint(tensors: [:])
        try Self.model().write(to: &sound)
        func words(_ change: (inout Checkpoint) -> Void) -> String {
            var changed = sound
            change(&changed)
            do throws(PrismError) {
                return try BackgroundModel(changed, file: "f.safetensors") == nil ? "none" : ""
            } catch { return "\(error)" }
        }
        #expect(words { _ in } == "")
        #expect(words { $0.metadata = [:] }.contains("is missing, its tensors are there"))
        for text in ["", "[]", "{\"version\":1}", "{\"version\":", "\u{0}"] {
            #expect(
                words { $0.metadata["background"] = text }.hasPrefix("f.safetensors: metadata background"))
        }
        for name in ["means", "variances", "transitions", "start", "prior"] {
            let key = "background." + name
            #expect(words { $0.tensors[key] = nil }.contains("\(key): is missing"))
            #expect(
                words { $0.tensors[key] = CheckpointTensor(shape: [1, 1], doubles: [1]) }.contains(
                    "expected float64"))
            #expect(
                words { $0.tensors[key] = CheckpointTensor(shape: [4], floats: [1, 0, 0, 0]) }
                    .contains("expected float64"))
            #expect(
                words { checkpoint in
                    guard let held = checkpoint.tensors[key] else { return }
                    checkpoint.tensors[key] = CheckpointTensor(
                        shape: held.shape, doubles: held.doubles().map { _ in -.infinity })
                }.hasPrefix("f.safetensors: background:"))
        }
        for (old, new, expected) in [
            ("\"version\":1", "\"version\":2", "version 2"),
            ("\"bin\":500", "\"bin\":9223372036854775807", "out of range"),
            ("\"margin\":1500", "\"margin\":-1", "out of range"),
            ("\"all high\"", "\"a\\u001b[2Jb\"", "is no name"),
            ("\"all high\"", "\"two\\nlines\"", "is no name"),
            ("\"all high\"", "\" \"", "is no name"), ("\"log10p1\"", "\"sqrt\"", "expected a scale above 0"),
            ("\"scale\":1.5", "\"scale\":0", "expected a scale above 0"),
            ("\"name\":\"DNase\"", "\"name\":\"H3K27ac\"", "a signal is named twice"),
        ] {
            let changed = words { checkpoint in
                let text = checkpoint.metadata["background"] ?? ""
                checkpoint.metadata["background"] = text.replacingOccurrences(of: old, with: new)
            }
            #expect(changed.contains(expected), "\(old): \(changed)")
        }
    }

    @Test func labelsAreStates() throws {
        let model = try BackgroundModel(
            labels: ["1_Quies", "2_Tx"], lengths: [20_000, 5_000], changes: [0, 3, 4, 0], file: "s.bed")
        #expect(model.backgroundStates == 2 && model.names == ["1_Quies", "2_Tx"])
        let bins = SignalBins(signals: 1, values: [0, 0, .nan, .nan, 0, 1, 1, .nan, .nan, .nan, 1])
        let found = try model.chain.posteriors(of: bins).values
        #expect((0..<5).allSatisfy { found[2 * $0] > 0.9 } && (5..<11).allSatisfy { found[2 * $0 + 1] > 0.9 })
        for bad in [[20_000, 2_000], [20_000], [20_000, .nan]] {
            #expect(throws: PrismError.self) {
                try BackgroundModel(labels: ["a", "b"], lengths: bad, changes: [0, 1, 1, 0], file: "s.bed")
            }
        }
        #expect(throws: PrismError.self) {
            try BackgroundModel(labels: [], lengths: [], changes: [], file: "s.bed")
        }
    }
}
