import Testing

/// The explorer asks the model that it is told to.
struct ModelChoiceTests {
    private let data = Program.root.appendingPathComponent("sample-data/dataset.toml").path

    private func snapshot(_ extra: String...) throws -> Program.Outcome {
        try Program.run(Program.executable, ["snapshot", data, "--gene", "SIM10"] + extra)
    }

    @Test func weightsInsteadOfTheManifestsModels() throws {
        let weights = Program.root.appendingPathComponent("sample-data/models/published-22.safetensors").path
        let outcome = try snapshot("--weights", weights)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("model published-22.safetensors"))
        #expect(!outcome.output.contains("model 1 of 3"), "one member has no others beside it")
    }

    @Test func aModelByName() throws {
        let known = try snapshot("--model", "published")
        #expect(known.status == 0 && known.output.contains("model published ×3"))
        let unknown = try snapshot("--model", "other")
        #expect(unknown.status != 0 && unknown.errors.contains("\"other\"; it names adjusted, published"))
        let both = try snapshot("--model", "published", "--weights", "x")
        #expect(both.status != 0 && both.errors.contains("not both"))
    }
}
