import Checkpoints
import Testing

@testable import PrismModel

@Suite("Golden gradients", .enabled(if: Golden.arePresent, "needs ../shared/fixtures"))
struct GoldenGradientTests {
    /// Fixtures that hold gradients, with their weights, and whether they do so in evaluation mode too.
    static let cases = [
        ("default_L2000", "w_default", false), ("d64_L1537", "w_d64", true),
        ("d64_norna_L1000", "w_d64_norna", false), ("d64_softmax_L515", "w_d64_softmax", false),
        ("d64_noint_L515", "w_d64_noint", false),
    ]

    private func load(_ fixture: String, _ weights: String) throws -> (
        ModelConfiguration, Parameters, Fixture
    ) {
        let path = Golden.path(weights + ".safetensors")
        let checkpoint = try Checkpoint.read(contentsOf: path)
        let configuration = try ModelConfiguration(checkpoint, file: path)
        return (
            configuration, try Parameters(checkpoint, configuration: configuration, file: path),
            try Fixture(contentsOf: Golden.path(fixture + ".safetensors"), for: configuration)
        )
    }

    /// Every parameter's gradient lies within 1e-4 of the float64 oracle by norm, and outputs, gradient norm and running
    /// statistics within 1e-5, in every instruction set of this machine.
    @Test(arguments: cases, InstructionSet.available)
    func matchesOracle(
        _ golden: (fixture: String, weights: String, evaluates: Bool), _ set: InstructionSet
    ) throws {
        let (configuration, parameters, fixture) = try load(golden.fixture, golden.weights)
        let engine = try GradientEngine(configuration, instructionSet: set)
        let verification = try Verification(gradientsOf: parameters, engine, fixture, threads: 2)
        for deviation in verification.deviations {
            let tolerance = deviation.output.contains(".grad.") ? 1e-4 : 1e-5
            #expect(deviation.error <= tolerance, "\(deviation.output) of \(golden.fixture) by \(set)")
        }
        let compared = Set(verification.deviations.map(\.output))
        for entry in engine.layout.entries {
            #expect(compared.contains("train.\(entry.isBuffer ? "buf" : "grad").\(entry.name)"))
            if golden.evaluates, !entry.isBuffer {
                #expect(compared.contains("eval.grad.\(entry.name)"))
            }
        }
        #expect(compared.isSuperset(of: ["train.logits", "train.grad_norm", "train.loss.total_loss"]))
    }

    /// Five streams of the released sizes, by the fastest instruction set only: the others would take their time.
    @Test func fourContexts() throws {
        try matchesOracle(("nctx4_L2000", "w_nctx4", false), .preferred())
    }

    /// Verification notices a wrong gradient: the check can fail.
    @Test func wrongWeightsFail() throws {
        var (configuration, parameters, fixture) = try load("d64_softmax_L515", "w_d64_softmax")
        let entry = try #require(parameters.layout[ParameterName.layer(1).reverse.decayLog])
        for index in entry.offset..<(entry.offset + entry.count) { parameters.values[index] += 0.1 }
        let verification = try Verification(
            gradientsOf: parameters, GradientEngine(configuration), fixture, threads: 2)
        #expect(!verification.passes(tolerance: 1e-4))
        #expect(verification.deviations.contains { $0.output.contains("x_proj") && $0.error > 1e-4 })
    }

    /// A fixture without gradients is no proof of any.
    @Test func fixtureWithoutGradients() throws {
        let (configuration, parameters, fixture) = try load("default_L2500", "w_default")
        #expect(throws: PrismError.self) {
            try Verification(gradientsOf: parameters, GradientEngine(configuration), fixture)
        }
    }

    /// The reference of the finite differences gives the published numbers, so the two oracles are one.
    @Test func referenceMatchesTrace() throws {
        let (configuration, parameters, fixture) = try load("trace_d32_L70", "w_trace_d32")
        let reference = ReferenceForward(configuration, parameters)
        let observed = try #require(fixture.expected("logits"))
        let intervened = try #require(fixture.expected("intervention_logits"))
        for (gene, window) in fixture.windows.enumerated() {
            #expect(abs(reference.observed(window) - observed[gene]) < 1e-5)
            #expect(abs(reference.intervened(window) - intervened[gene]) < 1e-5)
        }
    }
}
