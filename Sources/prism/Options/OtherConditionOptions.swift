import ArgumentParser
import Explorer
import GenomeData

/// Another condition that the explorer opens beside the data set.
struct OtherConditionOptions: ParsableArguments {
    @Argument(
        help: "Another condition of the same genes to compare with: its manifest, or its folder.",
        completion: .file(extensions: ["toml"]))
    var other: String?

    @Option(
        parsing: .unconditional,
        help: """
            A model of the other condition, by name; alone: another model of the same data set. If not given, the one named by \
            --model, or its first; where it names none, or with --weights, the first condition's model.
            """)
    var otherModel: String?

    /// As it was given, for another run of the program, after the data set.
    var arguments: [String] { (other.map { [$0] } ?? []) + (otherModel.map { ["--other-model", $0] } ?? []) }

    /// What is opened beside the data set; nil for nothing.
    ///
    /// - Parameter choice: the model of the data set that is browsed.
    /// - Returns: the data set and the model.
    /// - Throws: as `DataSetPath.resolve(_:)`.
    func source(beside choice: ModelChoice) throws -> ConditionSource? {
        guard let other else { return otherModel.map { ConditionSource(path: nil, model: $0) } }
        let isShared = otherModel == nil && !choice.weights.isEmpty
        return ConditionSource(
            path: try DataSetPath.resolve(other), model: otherModel ?? choice.model,
            sharesModel: isShared ? true : nil)
    }

    /// Has a state open it from the beginning, without a model where nothing is asked of one.
    ///
    /// - Throws: as `source(beside:)`.
    func ask(
        _ state: inout ExplorerState, beside choice: ModelChoice, wantsModel: Bool = true
    ) throws {
        guard var source = try source(beside: choice) else { return }
        if !wantsModel { (source.model, source.sharesModel, source.isWithoutModel) = (nil, nil, true) }
        state.ask(for: source)
    }

    /// The data set and the model as words of a command line; nil where none is asked for. A data set that names no model is
    /// predicted by that of `manifest`, which is browsed.
    ///
    /// - Throws: as `source(beside:)`, and where the manifest cannot be read.
    func words(beside choice: ModelChoice, of manifest: Manifest) throws -> String? {
        guard let source = try source(beside: choice) else { return nil }
        let path = source.path ?? manifest.path
        let theirs = try Manifest(path: path)
        var words = [path]
        if let first = theirs.models.first, source.sharesModel != true {
            words += ["--model", source.model ?? first.name]
        } else {
            let own = manifest.models.first.map { model in model.folds.map { [$0] } ?? model.files }
            let weights = choice.weights.isEmpty ? own ?? [] : choice.weights
            words += weights.flatMap { ["--weights", $0] }
        }
        return words.map(ShellWord.quoted).joined(separator: " ")
    }

    /// Throws where it could not be opened.
    static func check(_ state: ExplorerState) throws {
        if let problem = state.openingProblem { throw OpeningError(description: problem) }
    }

    /// Why it could not.
    private struct OpeningError: Error, CustomStringConvertible {
        let description: String
    }
}
