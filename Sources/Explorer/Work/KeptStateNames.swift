import Files
import Foundation
import GenomeData
import Predictions

/// Where the names that people give to states are kept: a table of its own for every set of weights and number of
/// states, beside the session, so that names never stand at states they were not given to.
///
/// `prism states --names` takes the same table.
struct KeptStateNames: Sendable {
    /// The session's file without its ending.
    let stem: String

    /// Beside the session of a data set.
    init(besides session: SessionFile) {
        stem = session.path.hasSuffix(".json") ? String(session.path.dropLast(5)) : session.path
    }

    /// The table for so many states of a model.
    func path(states: Int, _ model: DataSetModel) -> String {
        let weights = model.weights.map(\.hash).joined(separator: " ")
        let key = SessionFile.hash("\(weights) \(model.dataSet.genes.count)")
        return "\(stem)-\(key).\(states)-states.tsv"
    }

    /// The names; nil where none are kept.
    ///
    /// Throws where the table is damaged.
    func read(states: Int, _ model: DataSetModel) throws -> StateNames? {
        let path = path(states: states, model)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try StateNames(path: path)
    }

    /// Keeps names; a damaged table, which somebody may have written by hand, is not replaced.
    func write(_ names: StateNames, states: Int, _ model: DataSetModel) throws {
        let path = path(states: states, model)
        _ = try read(states: states, model)
        try Folder.make(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        try names.write(
            to: path,
            about: [
                "names and colours of background states", "data set: \(model.dataSet.manifest.name)",
                "model: \(model.name)",
            ] + model.weights.map { "weights: sha256 \($0.hash)" })
    }
}
