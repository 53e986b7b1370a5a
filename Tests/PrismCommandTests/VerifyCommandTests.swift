import Foundation
import Testing

@Suite("prism verify", .enabled(if: Program.hasFixtures, "needs ../shared/fixtures"))
struct VerifyCommandTests {
    private func verify(_ extra: String..., weights: String = "w_d64.safetensors") throws -> Program.Outcome {
        let folder = try #require(Program.shared("fixtures"))
        return try Program.run(
            Program.executable,
            ["verify", "--weights", "\(folder)/\(weights)", "--fixture", "\(folder)/d64_L1537.safetensors"]
                + extra)
    }

    @Test func passesAsJSON() throws {
        let outcome = try verify("--json")
        #expect(outcome.status == 0)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(json["passed"] as? Bool == true)
        let errors = try #require(json["max_error"] as? [String: Double])
        #expect(try #require(errors["logits"]) <= 1e-5)
        #expect(errors["intervention_logits"] != nil && errors["context_weights"] != nil)
    }

    @Test func gradientsAsJSON() throws {
        let outcome = try verify("--gradients", "--json", "--threads", "2")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(json["passed"] as? Bool == true && json["tolerance"] as? Double == 1e-4)
        let errors = try #require(json["max_error"] as? [String: Double])
        #expect(try #require(errors["train.grad.pToExpr.0.weight"]) <= 1e-4)
        #expect(try #require(errors["eval.grad.seq_input_layer.weight"]) <= 1e-4)
        for key in [
            "train.logits", "train.grad_norm", "train.buf.weight_generator.cnn_encoder.1.running_mean",
        ] {
            #expect(errors[key] != nil, "\(key)")
        }
    }

    @Test func gradientsBeyondTheTolerance() throws {
        let outcome = try verify("--gradients", "--tolerance", "1e-12")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("failed at tolerance"))
    }

    @Test func failsBeyondTheTolerance() throws {
        let outcome = try verify("--tolerance", "1e-12")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("failed at tolerance"))
    }

    @Test func namesTheFileThatIsMissing() throws {
        let outcome = try verify(weights: "absent.safetensors")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("absent.safetensors"))
    }

    /// Weights of another configuration are told apart by the tensor that does not fit.
    @Test func namesTheTensorThatDoesNotFit() throws {
        let folder = try #require(Program.shared("fixtures"))
        let outcome = try Program.prism(
            "verify", "--weights", "\(folder)/w_d64.safetensors", "--fixture",
            "\(folder)/train_io.safetensors")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("in.seqs"))
    }

    @Test func forcedInstructionSets() throws {
        let folder = try #require(Program.shared("fixtures"))
        func run(_ set: String) throws -> Program.Outcome {
            try Program.prism(
                "verify", "--weights", "\(folder)/w_d64.ckpt", "--fixture", "\(folder)/d64_L1537.safetensors",
                environment: ["PRISM_INSTRUCTION_SET": set])
        }
        #if arch(x86_64)
            let baseline = try run("baseline")
            #expect(baseline.status == 0 && baseline.output.contains("baseline"))
        #endif
        let unknown = try run("avx1024")
        #expect(unknown.status == 1 && unknown.errors.contains("avx1024"))
    }
}
