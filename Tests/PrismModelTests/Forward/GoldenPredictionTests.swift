import Checkpoints
import Testing

@testable import PrismModel

@Suite("Golden predictions", .enabled(if: Golden.arePresent, "needs ../shared/fixtures"))
struct GoldenPredictionTests {
    /// Predictions, pooled states, context weights and losses lie within 1e-5 · (1 + |b|) of the float64 oracle, in
    /// every instruction set of this machine.
    @Test(arguments: Golden.evaluations, InstructionSet.available)
    func matchesOracle(_ pair: (fixture: String, weights: String), _ set: InstructionSet) throws {
        let model = try PrismModel(
            contentsOf: Golden.path(pair.weights + ".safetensors"), instructionSet: set)
        let fixture = try Fixture(
            contentsOf: Golden.path(pair.fixture + ".safetensors"), for: model.configuration)
        let verification = try Verification(model, fixture, threads: 2)
        for deviation in verification.deviations {
            #expect(deviation.error <= 1e-5, "\(deviation.output) of \(pair.fixture) by \(set)")
        }
        let outputs = Set(verification.deviations.map(\.output))
        #expect(outputs.contains("logits"))
        if model.configuration.generator != nil {
            #expect(outputs.isSuperset(of: ["intervention_logits", "context_weights", "hidden_pooled"]))
        }
    }

    /// The Lightning checkpoint of the same weights gives the same numbers to the last bit.
    @Test(arguments: Golden.evaluations)
    func checkpointFormatsAgree(_ pair: (fixture: String, weights: String)) throws {
        let safetensors = try PrismModel(contentsOf: Golden.path(pair.weights + ".safetensors"))
        let lightning = try PrismModel(contentsOf: Golden.path(pair.weights + ".ckpt"))
        #expect(safetensors.configuration == lightning.configuration)
        let fixture = try Fixture(
            contentsOf: Golden.path(pair.fixture + ".safetensors"), for: lightning.configuration)
        #expect(try Verification(lightning, fixture).passes(tolerance: 1e-5))
        let window = try #require(fixture.windows.first)
        #expect(
            try safetensors.predict(window, outputs: [.full, .pooled])
                == lightning.predict(window, outputs: [.full, .pooled]))
    }

    /// A released checkpoint also carries optimiser state, callbacks, OmegaConf settings and cuda storage tags.
    @Test func fullLightningCheckpoint() throws {
        let model = try PrismModel(contentsOf: Golden.path("w_default_full.ckpt"))
        let fixture = try Fixture(
            contentsOf: Golden.path("default_L2000.safetensors"), for: model.configuration)
        #expect(try Verification(model, fixture).passes(tolerance: 1e-5))
    }

    /// Verification notices wrong weights: the check can fail.
    @Test func wrongWeightsFail() throws {
        let path = Golden.path("w_default.safetensors")
        let checkpoint = try Checkpoint.read(contentsOf: path)
        let configuration = try ModelConfiguration(checkpoint, file: path)
        var parameters = try Parameters(checkpoint, configuration: configuration, file: path)
        let entry = try #require(parameters.layout[ParameterName.layer(2).reverse.skip])
        parameters.values[entry.offset] += 1
        let model = try PrismModel(configuration, parameters)
        let fixture = try Fixture(contentsOf: Golden.path("default_L2000.safetensors"), for: configuration)
        #expect(try !Verification(model, fixture).passes(tolerance: 1e-5))
    }
}
