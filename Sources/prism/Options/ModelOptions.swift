import ArgumentParser
import Foundation
import GenomeData
import Predictions

/// Which data set and which model a command works with.
struct ModelOptions: ParsableArguments {
    @Argument(help: "The data set's manifest.", completion: .file(extensions: ["toml"]))
    var dataset: String

    @OptionGroup var choice: ModelChoice

    @Option(
        help: "With --weights: the signals they take, in their order, separated by commas; all if not given.")
    var signals: String?

    func validate() throws {
        guard signals == nil || !choice.weights.isEmpty else {
            throw ValidationError("--signals goes with --weights")
        }
    }

    /// Opens the data set and loads the model; what makes its predictions doubtful is said on standard error, with the data set's
    /// name where it is one of two.
    func load(isOneOfTwo: Bool = false) throws -> DataSetModel {
        let model = try loaded()
        Self.warn(of: model, isOneOfTwo: isOneOfTwo)
        return model
    }

    /// Says on standard error what makes a model's predictions of a data set doubtful, with its name where it is one of two.
    static func warn(of model: DataSetModel, isOneOfTwo: Bool) {
        let name = name(of: model, isOneOfTwo)
        for warning in model.warnings { StandardError.write("warning: \(name)\(warning)\n") }
    }

    private static func name(of model: DataSetModel, _ isOneOfTwo: Bool) -> String {
        isOneOfTwo ? model.dataSet.manifest.name + ": " : ""
    }

    /// Says on standard error, once genes are predicted, where there was no background to adjust for; with its name where it is
    /// one of two.
    static func warnOfBackground(_ model: DataSetModel, isOneOfTwo: Bool = false) {
        let contigs = model.contigsWithoutBackground
        guard !contigs.isEmpty else { return }
        StandardError.write(
            "warning: \(name(of: model, isOneOfTwo))\(BackgroundBins.noInformation) on \(Annotation.some(contigs)): genes there are predicted as if in every "
                + "state by its share, and nothing is adjusted for\n")
    }

    private func loaded() throws -> DataSetModel {
        let dataSet = try DataSet(path: dataset)
        guard
            let source = try choice.unnamedSource(
                signals: signals.map { Self.list($0) }, of: dataSet.manifest)
        else { return try DataSetModel(dataSet, named: choice.model) }
        return try DataSetModel(dataSet, source)
    }

    /// The words between commas.
    static func list(_ text: String?) -> [String] {
        var known: Set<String> = []
        return (text ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
            !$0.isEmpty && known.insert($0).inserted
        }
    }
}
