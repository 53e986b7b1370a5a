import Checkpoints
import Foundation
import Testing

@testable import PrismModel

/// Files of models that are adjusted for background states.
struct AdjustedCheckpointTests {
    private func checkpoint(_ form: ModelConfiguration.Background.Form) throws -> Checkpoint {
        let c = AdjustedModel.configuration(form)
        return Checkpoint(
            TinyModel.parameters(c, seed: 5), configuration: c, background: try AdjustedModel.states())
    }

    @Test(arguments: ModelConfiguration.Background.Form.allCases)
    func survive(_ form: ModelConfiguration.Background.Form) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).safetensors").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try checkpoint(form).write(safetensors: path)
        let read = try PrismModel(contentsOf: path)
        let model = try AdjustedModel.model(form)
        #expect(read.configuration == model.configuration && read.background == model.background)
        let window = AdjustedModel.window()
        #expect(try read.predict(window, outputs: .full) == model.predict(window, outputs: .full))
        #expect(
            read.configuration.departures == [
                "adjusted for 3 background states from outside the promoter "
                    + (form == .shift ? "(a shift of the output each)" : "(inputs of the head)")
            ])
        // The states are no parameters.
        let layout = ParameterLayout(model.configuration)
        #expect(try Checkpoint.read(contentsOf: path).parameterCount().distinct == layout.trainedCount)
    }

    /// What a change makes the reader say.
    private func words(
        _ form: ModelConfiguration.Background.Form = .shift, _ change: (inout Checkpoint) throws -> Void
    ) throws -> String {
        var changed = try checkpoint(form)
        try change(&changed)
        do throws(PrismError) {
            _ = try PrismModel(changed, file: "f.safetensors")
            return ""
        } catch { return "\(error)" }
    }

    @Test func damagedStates() throws {
        #expect(try words { _ in } == "")
        for name in ["means", "variances", "transitions", "start", "prior"] {
            let problem = try words { $0.tensors["background." + name] = nil }
            #expect(
                problem.contains("background.\(name)") && problem.hasPrefix("f.safetensors"), "\(problem)")
        }
        #expect(try words { $0.metadata["background"] = nil }.contains("its tensors are there"))
        #expect(
            try words { checkpoint in
                checkpoint.metadata["background"] = nil
                for name in Checkpoint.backgroundStates { checkpoint.tensors[name] = nil }
            } == "f.safetensors: background: the background states are missing")
        let fewer = try words { checkpoint in
            try BackgroundModel(
                SampleChain.model([[0.1, 0.1], [1.5, 1.4]], stay: [0.98, 0.95]),
                signals: AdjustedModel.states().signals
            ).write(to: &checkpoint)
        }
        #expect(fewer.contains("2 background states, the weights are for 3"), "\(fewer)")
        let infinite = try words {
            $0.tensors["background.effects"] = CheckpointTensor(shape: [3], floats: [0, .infinity, 0])
        }
        #expect(infinite.contains("background.effects"))
    }

    @Test func settingsThatAreNone() throws {
        let cases: [(String, ConfigurationValue?, String)] = [
            ("background_form", .text("input"), "background.effects"),
            ("background_form", .text("other"), "other"), ("background_form", nil, "background_form"),
            ("background_tau", .number(0), "background_tau"),
            ("background_tau", .number(-1), "background_tau"),
            ("background_tau", .text("x"), "background_tau"),
            ("background_signals", nil, "background_signals"),
            ("background_signals", .list([.integer(0), .integer(2)]), "background_signals"),
            ("background_signals", .list([.integer(0), .integer(0)]), "background_signals"),
            ("background_signals", .list([.integer(0)]), "have 2 signals"),
            ("background_signals", .list([.integer(0), .text("1")]), "background_signals"),
        ]
        for (key, value, expected) in cases {
            let problem = try words { $0.configuration[key] = value }
            #expect(problem.contains(expected), "\(key) \(String(describing: value)): \(problem)")
        }
        let shape = try words {
            $0.tensors["background.effects"] = CheckpointTensor(shape: [0], floats: [])
        }
        #expect(shape.contains("background.effects"))
        let both = try words {
            $0.tensors["background.columns"] = CheckpointTensor(
                shape: [4, 3], floats: .init(repeating: 0, count: 12))
        }
        #expect(both.contains("background_form"))
        let width = try words(.input) {
            $0.tensors["background.columns"] = CheckpointTensor(
                shape: [3, 3], floats: .init(repeating: 0, count: 9))
        }
        #expect(width.contains("background.columns"))
    }

    /// A model that knows no states has no place for them; one with a context generator takes none beside.
    @Test func statesOfNoUse() throws {
        var plain = TinyModel.configuration
        plain.generator = nil
        var checkpoint = Checkpoint(Parameters(initialising: plain, seed: 1), configuration: plain)
        #expect((try? PrismModel(checkpoint, file: "f")) != nil)
        try AdjustedModel.states().write(to: &checkpoint)
        #expect(throws: PrismError.self) { try PrismModel(checkpoint, file: "f") }
        var generated = try self.checkpoint(.shift)
        let whole = TinyModel.configuration
        let other = Checkpoint(Parameters(initialising: whole, seed: 1), configuration: whole)
        generated.tensors.merge(other.tensors) { own, _ in own }
        generated.configuration.merge(other.configuration) { $1 }
        #expect(throws: PrismError.self) { try PrismModel(generated, file: "f") }
    }
}
