import ArgumentParser
import Foundation
import GenomeData
import Predictions

/// Which data set and which model a command works with.
struct ModelOptions: ParsableArguments {
    @Argument(help: "The data set's manifest.", completion: .file(extensions: ["toml"]))
    var dataset: String

    @Option(help: "A model of the manifest, by name; its first if not given.")
    var model: String?

    @Option(help: "Weights instead of the manifest's models; repeat for an ensemble.")
    var weights: [String] = []

    @Option(
        help: "With --weights: the signals they take, in their order, separated by commas; all if not given.")
    var signals: String?

    func validate() throws {
        guard model == nil || weights.isEmpty else { throw ValidationError("--model or --weights, not both") }
        guard signals == nil || !weights.isEmpty else {
            throw ValidationError("--signals goes with --weights")
        }
    }

    /// Opens the data set and loads the model.
    func load() throws -> DataSetModel {
        let dataSet = try DataSet(path: dataset)
        guard let first = weights.first else { return try DataSetModel(dataSet, named: model) }
        let source = try Manifest.ModelSource(
            weights: weights, name: String(first.split(separator: "/").last ?? "weights"),
            signals: signals.map { Self.list($0) }, of: dataSet.manifest)
        return try DataSetModel(dataSet, source)
    }

    /// The words between commas.
    static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
            !$0.isEmpty
        }
    }
}
