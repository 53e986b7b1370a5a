import Checkpoints
import Foundation
import GenomeData
import PrismModel

/// What a weights file says of its training: the metadata that `prism train` writes.
public struct TrainingRecord: Sendable {
    /// The weights' file.
    public let file: String
    /// The signals, in the model's order; nil where the file does not say.
    public let signals: [String]?
    /// The genes it learned from; nil where the file does not say.
    let learned: LearnedGenes?
    /// The names of the groups of features that could be missing; nil likewise.
    let featureGroups: [String]?
    /// The data set's name; nil likewise.
    public let dataSet: String?

    /// How the contacts it learned from were normalised.
    let contacts: ContactRecord
    /// What the model takes of each signal; nil likewise.
    private let signalInputs: [String]?
    /// The names of the features, in the model's order; nil likewise.
    public let features: [String]?
    /// The fold that was held out: "fold 1 of 5", and the one left out altogether, ", without fold 2"; nil where none was.
    let fold: String?
    /// What was trained: a variant's name; nil where the file does not say.
    let variant: String?
    /// Inputs that were withheld, by name, separated by commas; nil where the file does not say.
    let withheld: String?
    /// The recipe; nil where the file does not say.
    let settings: TrainingSettings?
    /// Updates made, of a file to resume from; nil for others.
    let step: Int?
    /// Validations since the best, of a file to resume from; nil for others.
    let validationsSinceBest: Int?
    /// The weights that training started from; nil where it started from nothing, or the file does not say.
    public let startedFrom: String?
    /// Whether the weights to use are those that validated best, in a file beside this one.
    let isChosen: Bool

    private let unit: String?
    private let window: String?
    private let seed: String?

    /// What a weights file says.
    public init(file: String, _ checkpoint: Checkpoint) {
        let metadata = checkpoint.metadata
        self.file = file
        variant = metadata["variant"]
        withheld = metadata["withheld"]
        settings = Self.settings(metadata: metadata)
        step = TrainingState.step(of: checkpoint)
        validationsSinceBest = TrainingState.validationsSinceBest(of: checkpoint)
        isChosen = metadata[Self.chosenKey] == Self.best
        learned = LearnedGenes(metadata: metadata)
        startedFrom = metadata[Self.start]
        featureGroups = metadata["feature_groups"].map { $0.split(separator: ",").map(String.init) }
        dataSet = metadata["dataset"]
        contacts = ContactRecord(metadata: metadata)
        signals = metadata["signals"].flatMap { $0.isEmpty ? nil : $0.split(separator: ",").map(String.init) }
        unit = metadata["unit"].flatMap { $0.isEmpty ? nil : $0 }
        window = metadata["window"]
        signalInputs = Self.texts(metadata[Self.inputs])
        features = Self.texts(metadata[Self.features])
        seed = metadata["seed"]
        fold = metadata["held_out"] ?? metadata["fold"].map { "fold " + $0 }
    }

    /// What an ensemble's members record, "fold 1 of 5, seeds 2, 22", or, of a cross-validated model, "5 folds, 2 members
    /// each, seeds 2, 22"; nil where none records anything.
    static func words(_ records: [TrainingRecord], folds: [[Int]]?) -> String? {
        func distinct(_ values: [String?]) -> [String] {
            var known: [String] = []
            for value in values.compactMap(\.self) where !value.isEmpty && !known.contains(value) {
                known.append(value)
            }
            return known
        }
        let seeds = distinct(records.map(\.seed))
        var parts = folds.map { [DataSetModel.words(ofFolds: $0)] } ?? distinct(records.map(\.fold))
        if !seeds.isEmpty {
            parts.append((seeds.count > 1 ? "seeds " : "seed ") + seeds.joined(separator: ", "))
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// The positions, in the data set's signals, of those that the members of an ensemble take.
    ///
    /// What `source` lists counts first, then what the members record, then the data set's order: a model that was
    /// trained on the same signals in another order must not be given the wrong ones.
    ///
    /// - Throws: where the members record different signals, or some that the data set does not have.
    static func signals(
        _ records: [TrainingRecord], _ source: Manifest.ModelSource, of dataSet: DataSet
    ) throws(GenomeDataError) -> [Int] {
        guard source.signals == nil, let first = records.first(where: { $0.signals != nil }),
            let recorded = first.signals
        else { return dataSet.manifest.signalIndices(of: source) }
        for record in records {
            guard let own = record.signals, own != recorded else { continue }
            throw GenomeDataError(
                file: record.file, place: nil,
                problem: "was trained on \(own.joined(separator: ", ")), but \(first.file) on "
                    + recorded.joined(separator: ", "), brief: "members of other signals")
        }
        let known = dataSet.signals.map(\.name)
        var positions: [Int] = []
        for name in recorded {
            guard let position = known.firstIndex(of: name) else {
                throw GenomeDataError(
                    file: first.file, place: nil,
                    problem:
                        "was trained on the signal \"\(name)\", which the data set \(dataSet.manifest.name) "
                        + "(\(dataSet.manifest.path)) does not have; if it has it "
                        + "under another name, list the names in signals of [[model]], in the order "
                        + recorded.joined(separator: ", ")
                        + "; if it has none, it needs a model of its own, trained without it",
                    brief: "no \(name)")
            }
            positions.append(position)
        }
        return positions
    }

    /// The genes that this member learned from, of a data set: as recorded, or, of a file of an earlier version that was
    /// trained on this very data set, those of the split for training.
    ///
    /// Nil where nothing tells, as for weights that were started from others which do not record what they learned from.
    public func learnedGenes(of dataSet: DataSet) -> LearnedGenes? {
        if let learned { return learned }
        guard self.dataSet == dataSet.manifest.name, fold == nil, startedFrom == nil else { return nil }
        let genes = dataSet.indices(of: .train)
        return LearnedGenes(
            genes.map { dataSet.genes[$0] }, isSimulated: dataSet.manifest.isSimulated,
            split: Split.train.rawValue)
    }

    /// Throws where features were switched in other groups in training than the data set's manifest makes.
    func checkGroups(_ groups: FeatureGroups, of dataSet: DataSet) throws(GenomeDataError) {
        let names = groups.groups.map(\.name)
        guard let featureGroups, featureGroups != names else { return }
        throw GenomeDataError(
            file: dataSet.manifest.path, place: "[features]",
            problem: "\(file) was trained with the features in the groups "
                + "\(featureGroups.joined(separator: ", ")), which here are \(names.joined(separator: ", ")); "
                + "derived says which are made of signals", brief: "other feature groups")
    }

    /// A line for each signal, found by name, that the data set gives the model in another unit than it was trained with.
    private func otherUnits(than dataSet: DataSet) -> [String] {
        guard let signals, let signalInputs, signals.count == signalInputs.count else { return [] }
        return zip(signals, signalInputs).compactMap { name, trained in
            guard let own = dataSet.signals.first(where: { $0.name == name }) else { return nil }
            let given = Self.input(own)
            guard given != trained else { return nil }
            return "\(name) is given as \(given), but the weights were trained with \(trained)"
        }
    }

    /// Those of the differences that make predictions doubtful: contacts and signals that are given otherwise, and inputs
    /// that were withheld in training.
    func doubts(about dataSet: DataSet) -> [String] {
        contacts.differences(from: dataSet.signals) + otherUnits(than: dataSet) + unseen
    }

    /// Inputs that were withheld in training, by name: those that the model takes all the same, and those that it knows nothing
    /// of.
    private var withheldNames: (given: [String], unknown: [String]) {
        let names = (withheld ?? "").split(separator: ",").map { String($0).trimmingWhitespace() }
            .filter { !$0.isEmpty }
        // Folds are trained with their withheld inputs at zero; train leaves signals out and clears features' weights.
        let known = (features ?? []) + (featureGroups ?? [])
        let given = names.filter { signals?.contains($0) == true || fold != nil && known.contains($0) }
        return (given, names.filter { !given.contains($0) })
    }

    /// The features of a data set, by position, that none of some weights has seen, each with the name that was withheld.
    static func unseenFeatures(_ records: [TrainingRecord], of dataSet: DataSet) -> [Int: String] {
        let unseen = records.map { FeatureGroups.unseen(without: $0.withheldNames.unknown, in: dataSet) }
        return (unseen.first ?? [:]).filter { feature in unseen.allSatisfy { $0[feature.key] != nil } }
    }

    /// Lines on inputs that were withheld in training: those that the model takes all the same, and those that it knows
    /// nothing of.
    private var unseen: [String] {
        let names = withheldNames
        return [
            (
                names.given,
                "never seen in training (--without), yet given: predictions from it are extrapolations"
            ),
            (names.unknown, "withheld in training (--without): predictions know nothing of it"),
        ].compactMap { names, words in
            names.isEmpty ? nil : names.joined(separator: ", ") + " " + words
        }
    }

    /// Lines for a header where unit, window, a signal's unit or the contacts' normalisation are not the data set's.
    func differences(from dataSet: DataSet) -> [String] {
        var lines = contacts.differences(from: dataSet.signals)
        if let unit, let own = dataSet.expression?.unit, unit != own {
            lines.append("unit of the predictions: \(unit) (the model's; the measurements' is below)")
        }
        if let window, window != "\(dataSet.manifest.window)" {
            lines.append("trained with a window of: \(window) bp")
        }
        return lines + otherUnits(than: dataSet) + unseen
    }
}

extension TrainingRecord {
    private static let chosenKey = "chosen"
    private static let best = "best"

    /// What the weights of a fold record where the best of a validation are the ones to use.
    public static let chosenByValidation = [chosenKey: best]

    /// The key of the recipe.
    private static let recipe = "settings"
    /// The keys of what each signal was taken as, and of the features' names: lists in JSON.
    private static let inputs = "signal_inputs", features = "features"
    /// The key of the weights that training started from.
    private static let start = "started_from"

    /// What a model takes of a signal, with the file's scale: "log10(reads per kb + 1), file × 1000".
    static func input(_ signal: SignalTrack) -> String {
        signal.inputUnit + (signal.scale == 1 ? "" : ", file × \(signal.scale)")
    }

    private static func json(_ texts: [String]) throws -> String {
        String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    }

    private static func texts(_ json: String?) -> [String]? {
        json.flatMap { try? JSONDecoder().decode([String].self, from: Data($0.utf8)) }
    }

    /// What a weights file is to say of its training.
    ///
    /// - Parameters:
    ///   - encoder: makes the windows learned from.
    ///   - settings: the recipe, with its seed.
    ///   - variant: what is trained.
    ///   - learned: the genes learned from.
    ///   - earlier: the record of the weights that training starts from. What those learned from is not held out either, and
    ///     where they do not tell, neither does what is written.
    /// - Returns: metadata, to which others may be added.
    /// - Throws: `EncodingError` for a recipe that JSON cannot hold.
    public static func metadata(
        _ encoder: WindowEncoder, _ settings: TrainingSettings, variant: String, learned: LearnedGenes,
        startingFrom earlier: TrainingRecord? = nil
    ) throws -> [String: String] {
        let dataSet = encoder.dataSet
        var origin = learned.metadata
        if let earlier {
            origin = earlier.learnedGenes(of: dataSet).map { learned.union($0).metadata } ?? [:]
            origin[start] = earlier.file
        }
        let coder = JSONEncoder()
        coder.outputFormatting = .sortedKeys
        let names = encoder.signals.map { dataSet.signals[$0].name }
        return [
            "dataset": dataSet.manifest.name, "variant": variant, "seed": String(settings.seed),
            "signals": names.joined(separator: ","), "window": String(encoder.length),
            "unit": dataSet.expression?.unit ?? "",
            inputs: try json(encoder.signals.map { input(dataSet.signals[$0]) }),
            features: try json(encoder.usesFeatures ? dataSet.features?.columns ?? [] : []),
            "feature_groups": encoder.featureGroups.groups.map(\.name).joined(separator: ","),
            recipe: String(decoding: try coder.encode(settings), as: UTF8.self),
        ].merging(origin) { $1 }
            .merging(ContactRecord(encoder.signals.map { dataSet.signals[$0] }).metadata) { $1 }
    }

    /// The recipe that a weights file records, settings that were not known when it was written as usual; nil where it
    /// records none.
    public static func settings(metadata: [String: String]) -> TrainingSettings? {
        guard let recorded = metadata[recipe],
            let own = try? JSONSerialization.jsonObject(with: Data(recorded.utf8)) as? [String: Any],
            let usual = try? JSONSerialization.jsonObject(
                with: JSONEncoder().encode(TrainingSettings())) as? [String: Any],
            let whole = try? JSONSerialization.data(withJSONObject: usual.merging(own) { $1 })
        else { return nil }
        return try? JSONDecoder().decode(TrainingSettings.self, from: whole)
    }
}
