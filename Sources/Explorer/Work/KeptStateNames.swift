import Files
import Foundation
import GenomeData
import Predictions
import PrismModel

/// Where the names that people give to states are kept: a table of its own for every set of states, beside the session, so
/// that names never stand at states they were not given to. States of contexts are told by the weights and their number,
/// background states by what they emit and how they follow each other: folds and models that share them share names.
///
/// `prism states --names` takes the same table.
struct KeptStateNames: Sendable {
    /// The session's file without its ending.
    let stem: String

    /// Beside the session of a data set.
    init(besides session: SessionFile) {
        stem = session.path.hasSuffix(".json") ? String(session.path.dropLast(5)) : session.path
    }

    /// The table of some states; nil for states of contexts where no model is loaded.
    func path(_ states: KeptStates, _ model: DataSetModel?) -> String? {
        switch states {
        case .contexts(let count):
            guard let model else { return nil }
            let weights = model.weights.map(\.hash).joined(separator: " ")
            let key = SessionFile.hash("\(weights) \(model.dataSet.genes.count)")
            return "\(stem)-\(key).\(count)-states.tsv"
        case .background(let background):
            let chain = background.chain
            let numbers = chain.means + chain.variances + chain.transitions
            let key = SessionFile.hash("\(background.signals.map(\.name)) \(numbers)")
            return "\(stem)-\(key).\(chain.states)-background-states.tsv"
        }
    }

    /// The names; nil where none are kept.
    ///
    /// Throws where the table is damaged.
    func read(_ states: KeptStates, _ model: DataSetModel?) throws -> StateNames? {
        guard let path = path(states, model), FileManager.default.fileExists(atPath: path) else { return nil }
        return try StateNames(path: path)
    }

    /// Keeps names; a damaged table, which somebody may have written by hand, is not replaced.
    func write(_ names: StateNames, _ states: KeptStates, _ model: DataSetModel?, of dataSet: DataSet) throws
    {
        guard let path = path(states, model) else { return }
        _ = try read(states, model)
        try Folder.make(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        try names.write(
            to: path,
            about: [
                "names and colours of background states", "data set: \(dataSet.manifest.name)",
            ] + about(states, model))
    }

    private func about(_ states: KeptStates, _ model: DataSetModel?) -> [String] {
        switch states {
        case .contexts:
            return model.map { ["model: \($0.name)"] + $0.weights.map { "weights: sha256 \($0.hash)" } } ?? []
        case .background(let background):
            return ["states of: " + background.signals.map(\.name).joined(separator: ", ")]
        }
    }
}
