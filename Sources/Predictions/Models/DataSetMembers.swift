import Checkpoints
import GenomeData
import PrismModel

/// The members of a model as their files hold them, before a data set is known.
struct DataSetMembers: Sendable {
    /// Where they were read from.
    let source: Manifest.ModelSource
    /// The members.
    let models: [PrismModel]
    /// Each member's file and the SHA-256 of its weights.
    let weights: [(file: String, hash: String)]
    /// What each member's file says of its training.
    let records: [TrainingRecord]

    /// Reads the members' files.
    ///
    /// - Throws: `CheckpointError`, `PrismError` or `GenomeDataError` for files that do not hold a model.
    init(_ source: Manifest.ModelSource) throws {
        let isFolded = source.folds != nil
        var models: [PrismModel] = []
        var weights: [(file: String, hash: String)] = []
        var records: [TrainingRecord] = []
        for file in try source.members() {
            let checkpoint = try Checkpoint.read(contentsOf: file)
            let record = TrainingRecord(file: file, checkpoint)
            let used = isFolded ? record.weightsFile : file
            let chosen = used == file ? checkpoint : try Checkpoint.read(contentsOf: used)
            models.append(try PrismModel(chosen, file: used))
            weights.append((used, chosen.contentHash()))
            records.append(record)
        }
        if isFolded { try TrainingRecord.checkFolds(records, models.map(\.configuration)) }
        (self.source, self.models, self.weights, self.records) = (source, models, weights, records)
    }
}
