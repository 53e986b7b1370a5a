import Checkpoints
import GenomeData
import PrismModel
import Wording

/// A model of a data set, loaded, with the encoder that makes its windows.
public struct DataSetModel: Sendable {
    /// The name from the manifest, or of the weights' file.
    public let name: String
    /// All members; one for a single model. What is asked about a gene is asked of `members(ofGeneAt:)`.
    public let ensemble: Ensemble
    /// Each member's file and the SHA-256 of its weights (see `Checkpoint.contentHash()`).
    public let weights: [(file: String, hash: String)]
    /// Makes the windows that the model takes.
    public let encoder: WindowEncoder

    /// What the weights' files say of their training that differs from the data set at hand, for headers.
    public let notes: [String]

    /// What makes the predictions doubtful: contacts normalised in another way, or signals in other units, than
    /// those learned from, and inputs that were withheld in training.
    public let warnings: [String]

    /// Folds held out and seeds, as the weights' files record them, "fold 1 of 5, seeds 2, 22"; nil where none does.
    public let training: String?

    /// The genes that each member learned from; nil for one whose file does not tell.
    public let learned: [LearnedGenes?]

    /// Of a cross-validated model, its members by fold: those that learned from the same genes, by position. Nil for others.
    public let folds: [[Int]]?

    /// Which members speak for each gene.
    public let speaking: GeneMembers
    /// The members of each of its sets.
    private let ensembles: [Ensemble]
    private let loaded: DataSetMembers

    /// Whether every member was trained with signals missing: else a prediction without some is an extrapolation.
    public var trainedWithSignalsMissing: Bool { ensemble.trainedWithSignalsMissing }

    /// The members that predict the gene at `index` of the data set's genes: of a cross-validated model those that did not
    /// learn from it.
    public func members(ofGeneAt index: Int) -> Ensemble { ensembles[speaking.set(ofGeneAt: index)] }

    /// Whether no member that predicts the gene at `index` of the data set's genes learned from it; nil where a member's
    /// file does not tell.
    public func isHeldOut(geneAt index: Int) -> Bool? { speaking.isHeldOut(geneAt: index) }

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
        try self.init(dataSet, source, DataSetMembers(source))
    }

    /// The same model for another data set, which has its signals by name: the weights are in memory once.
    ///
    /// - Throws: `GenomeDataError` where signals or features do not fit.
    public init(_ dataSet: DataSet, sharing model: DataSetModel) throws {
        let known = dataSet.signals.map(\.name)
        if let absent = model.signalNames.first(where: { !known.contains($0) }) {
            throw GenomeDataError(
                file: dataSet.manifest.path, place: nil,
                problem: "there is no signal \"\(absent)\", which the model \(model.name) takes, but "
                    + "\(known.joined(separator: ", ")): the data set needs a model of its own, trained without it",
                brief: "no \(absent)")
        }
        var source = model.loaded.source
        source.signals = try Manifest.ModelSource(
            weights: [], name: source.name, signals: model.signalNames, of: dataSet.manifest
        ).signals
        let (own, theirs) = (model.dataSet.features?.columns, dataSet.features?.columns)
        guard !model.encoder.usesFeatures || own == theirs else {
            throw GenomeDataError(
                file: dataSet.manifest.path, place: "[features]",
                problem:
                    "the model \(source.name) takes the features \((own ?? []).joined(separator: ", ")), in this "
                    + "order, not \((theirs ?? []).joined(separator: ", "))", brief: "other features")
        }
        try self.init(dataSet, source, model.loaded)
    }

    private init(_ dataSet: DataSet, _ source: Manifest.ModelSource, _ loaded: DataSetMembers) throws {
        self.loaded = loaded
        let (models, records) = (loaded.models, loaded.records)
        let isFolded = source.folds != nil
        ensemble = try Ensemble(models)
        (name, weights) = (source.name, loaded.weights)
        learned = records.map { $0.learnedGenes(of: dataSet) }
        folds = isFolded ? Self.folds(learned) : nil
        training = TrainingRecord.words(records, folds: folds)
        let speaking = GeneMembers(learned, of: dataSet, isFolded: isFolded)
        self.speaking = speaking
        ensembles = try speaking.sets.map { set throws(PrismError) in try Ensemble(set.map { models[$0] }) }
        let signals = try TrainingRecord.signals(records, source, of: dataSet)
        var notes = isFolded ? Self.notes(on: speaking, of: dataSet) : []
        for line in records.flatMap({ $0.differences(from: dataSet) }) where !notes.contains(line) {
            notes.append(line)
        }
        self.notes = notes
        warnings = notes.filter(Set(records.flatMap { $0.doubts(about: dataSet) }).contains)
        let takes = ensemble.models[0].configuration
        try Self.check(takes, source, signals, of: dataSet)
        let isAdjusted = models.contains { $0.background != nil }
        encoder = WindowEncoder(
            dataSet, signals: signals, usesFeatures: takes.features > 0,
            unseen: TrainingRecord.unseenFeatures(records, of: dataSet),
            background: isAdjusted ? BackgroundReader(dataSet, inputs: signals) : nil)
        for (record, model) in zip(records, models) where model.trainedWithSignalsMissing {
            try record.checkGroups(encoder.featureGroups, of: dataSet)
        }
    }

    /// Throws where a model takes another number of signals or features than it would be given.
    private static func check(
        _ takes: ModelConfiguration, _ source: Manifest.ModelSource, _ signals: [Int], of dataSet: DataSet
    ) throws(GenomeDataError) {
        guard takes.signals == signals.count else {
            throw GenomeDataError(
                file: dataSet.manifest.path, place: "model \(source.name)",
                problem:
                    "the model takes \(takes.signals.counted("signal")), not the \(signals.count) given: "
                    + signals.map { dataSet.signals[$0].name }.joined(separator: ", ")
                    + "; list its own, in its order, in signals of [[model]]",
                brief: "\(signals.count.counted("signal")), not \(takes.signals)")
        }
        let features = dataSet.features?.columns.count ?? 0
        guard takes.features == 0 || takes.features == features else {
            throw GenomeDataError(
                file: dataSet.manifest.path, place: "model \(source.name)",
                problem: "the model takes \(takes.features.counted("feature")), the data set has \(features)",
                brief: "\(features.counted("feature")), not \(takes.features)")
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
                problem: (name.map { "no model is named \"\($0)\"; " } ?? "a model is needed; ") + known,
                brief: "no model")
        }
        try self.init(dataSet, source)
    }
}
