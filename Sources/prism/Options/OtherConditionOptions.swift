import ArgumentParser
import Explorer

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

    /// Has a state open it from the beginning.
    ///
    /// - Throws: as `source(beside:)`.
    func ask(_ state: inout ExplorerState, beside choice: ModelChoice) throws {
        if let source = try source(beside: choice) { state.ask(for: source) }
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
