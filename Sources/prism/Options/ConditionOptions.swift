import ArgumentParser
import GenomeData
import Predictions

/// The condition that another one is compared with, and the model that predicts it.
struct ConditionOptions: ParsableArguments {
    @Argument(help: "The other condition's manifest (B).", completion: .file(extensions: ["toml"]))
    var other: String

    @Option(
        parsing: .unconditional,
        help: """
            A model of B's manifest, by name. If not given, the one named by --model, or B's first; where B names none, or \
            with --weights, A's model.
            """)
    var modelB: String?

    @Option(
        help: "Weights that predict B; repeat for an ensemble, or name a crossvalidate folder.",
        completion: .file(extensions: ["safetensors", "ckpt"]))
    var weightsB: [String] = []

    @Flag(help: "Predict B by A's model: what it says of the change is then the signals' alone.")
    var shared = false

    func validate() throws {
        guard [modelB != nil, !weightsB.isEmpty, shared].count(where: { $0 }) <= 1 else {
            throw ValidationError("--model-b, --weights-b or --shared, only one of them")
        }
    }

    /// Opens both data sets and loads their models; what makes predictions doubtful, and what differs between the two that
    /// matters, is said on standard error.
    ///
    /// - Parameter source: A's.
    /// - Returns: the two, paired.
    /// - Throws: for data sets and models that cannot be read, and for two that cannot be compared.
    func load(beside source: ModelOptions) throws -> Conditions {
        let a = try source.load(isOneOfTwo: true)
        let b = try model(beside: a, source.choice)
        ModelOptions.warn(of: b, isOneOfTwo: true)
        let conditions = try Conditions(a, b)
        for warning in conditions.warnings { StandardError.write("warning: \(warning)\n") }
        return conditions
    }

    private func model(beside a: DataSetModel, _ choice: ModelChoice) throws -> DataSetModel {
        let dataSet = try DataSet(path: other)
        if let source = try ModelChoice.source(weightsB, of: dataSet.manifest) {
            return try DataSetModel(dataSet, source)
        }
        let isOwn = choice.weights.isEmpty && !dataSet.manifest.models.isEmpty
        guard modelB != nil || (isOwn && !shared) else { return try DataSetModel(dataSet, sharing: a) }
        return try DataSetModel(dataSet, named: modelB ?? choice.model)
    }
}
