import Checkpoints
import GenomeData
import PrismModel
import Wording

/// A model of a data set, loaded, with the encoder that makes its windows.
public struct DataSetModel: Sendable {
    /// The name from the manifest, or of the weights' file.
    public let name: String
    /// The members; one for a single model.
    public let ensemble: Ensemble
    /// Each member's file and the SHA-256 of its weights (see `Checkpoint.contentHash()`).
    public let weights: [(file: String, hash: String)]
    /// Makes the windows that the model takes.
    public let encoder: WindowEncoder

    /// What the weights' files say of their training that differs from the data set at hand, for headers.
    public let notes: [String]

    /// What makes the predictions doubtful: signals in other units than those learned from.
    public let warnings: [String]

    /// Folds held out and seeds, as the weights' files record them, "fold 1 of 5, seeds 2, 22"; nil where none does.
    public let training: String?

    /// The genes that each member learned from; nil for one whose file does not tell.
    public let learned: [LearnedGenes?]

    /// Whether every member was trained with signals missing: else a prediction without some is an extrapolation.
    public var trainedWithSignalsMissing: Bool { ensemble.trainedWithSignalsMissing }

    /// Whether no member learned from the gene at `index` of the data set's genes; nil where a member's file does not
    /// tell.
    public func isHeldOut(geneAt index: Int) -> Bool? {
        guard dataSet.genes.indices.contains(index) else { return nil }
        let gene = dataSet.genes[index], isSimulated = dataSet.manifest.isSimulated
        var isKnown = true
        for member in learned {
            guard let member else {
                isKnown = false
                continue
            }
            if member.contains(gene, isSimulated: isSimulated) { return false }
        }
        return isKnown ? true : nil
    }

    /// The data set.
    public var dataSet: DataSet { encoder.dataSet }

    /// Loads a model and checks that it takes what the data set has.
    ///
    /// - Parameters:
    ///   - dataSet: the data set.
    ///   - source: the model, from the manifest or made up for given weights. Where it does not list signals, the
    ///     weights' own record of what they were trained on does; without one, the data set's signals are taken.
    /// - Throws: `CheckpointError` or `PrismError` for files that do not hold a model; `GenomeDataError` where signals
    ///   or features do not fit.
    public init(_ dataSet: DataSet, _ source: Manifest.ModelSource) throws {
        var models: [PrismModel] = []
        var weights: [(file: String, hash: String)] = []
        var records: [TrainingRecord] = []
        for file in source.files {
            let checkpoint = try Checkpoint.read(contentsOf: file)
            models.append(try PrismModel(checkpoint, file: file))
            weights.append((file, checkpoint.contentHash()))
            records.append(TrainingRecord(file: file, metadata: checkpoint.metadata))
        }
        ensemble = try Ensemble(models)
        name = source.name
        self.weights = weights
        training = TrainingRecord.words(records)
        learned = records.map { $0.learnedGenes(of: dataSet) }
        let signals = try TrainingRecord.signals(records, source, of: dataSet)
        var notes: [String] = []
        for line in records.flatMap({ $0.differences(from: dataSet) }) where !notes.contains(line) {
            notes.append(line)
        }
        self.notes = notes
        warnings = notes.filter(Set(records.flatMap { $0.otherUnits(than: dataSet) }).contains)
        let takes = ensemble.models[0].configuration
        guard takes.signals == signals.count else {
            throw GenomeDataError(
                file: dataSet.manifest.path, place: "model \(source.name)",
                problem:
                    "the model takes \(takes.signals.counted("signal")), not the \(signals.count) given: "
                    + signals.map { dataSet.signals[$0].name }.joined(separator: ", ")
                    + "; list its own, in its order, in signals of [[model]]")
        }
        let features = dataSet.features?.columns.count ?? 0
        guard takes.features == 0 || takes.features == features else {
            throw GenomeDataError(
                file: dataSet.manifest.path, place: "model \(source.name)",
                problem: "the model takes \(takes.features.counted("feature")), the data set has \(features)")
        }
        let isAdjusted = models.contains { $0.background != nil }
        encoder = WindowEncoder(
            dataSet, signals: signals, usesFeatures: takes.features > 0,
            background: isAdjusted ? BackgroundReader(dataSet, inputs: signals) : nil)
        for (record, model) in zip(records, models) where model.trainedWithSignalsMissing {
            try record.checkGroups(encoder.featureGroups, of: dataSet)
        }
    }

    /// Loads the manifest's model of this name, or its first.
    public init(_ dataSet: DataSet, named name: String? = nil) throws {
        let models = dataSet.manifest.models
        guard let source = name.map({ name in models.first { $0.name == name } }) ?? models.first else {
            let known =
                models.isEmpty ? "it names none" : "it names " + models.map(\.name).joined(separator: ", ")
            throw GenomeDataError(
                file: dataSet.manifest.path, place: nil,
                problem: (name.map { "no model is named \"\($0)\"; " } ?? "a model is needed; ") + known)
        }
        try self.init(dataSet, source)
    }
}
