import Foundation
import GenomeData
import Wording

/// What made an output: the program, the data set, the model with its weights' hashes, the window, the signals, the
/// features and the unit.
///
/// Every file and every JSON document of predictions, states and tracks carries the same lines.
public struct Provenance: Sendable, Equatable {
    /// The model that predicted.
    public struct Model: Sendable, Equatable {
        /// The name from the manifest, or of the weights' file.
        public var name: String
        /// Each member's file and the SHA-256 of its weights; nil while the model is not loaded.
        public var members: [Member]?
        /// Of a cross-validated model, its folds and their members: "5 folds, 3 members each". Nil for others.
        public var folds: String?
        /// What the weights' files say of their training that differs from the data set at hand.
        public var notes: [String]
        /// Whether it was trained with signals missing; else a prediction without some is an extrapolation.
        public var trainedWithSignalsMissing: Bool

        /// A model; without members, one that is not loaded.
        public init(
            name: String, members: [Member]? = nil, folds: String? = nil, notes: [String] = [],
            trainedWithSignalsMissing: Bool = false
        ) {
            self.name = name
            self.members = members
            self.folds = folds
            self.notes = notes
            self.trainedWithSignalsMissing = trainedWithSignalsMissing
        }
    }

    /// A member of an ensemble.
    public struct Member: Sendable, Equatable {
        /// The weights' file, without the folders that do not matter.
        public var file: String
        /// The SHA-256 of the weights (see `Checkpoint.contentHash()`).
        public var hash: String

        /// A member.
        public init(file: String, hash: String) {
            self.file = file
            self.hash = hash
        }
    }

    /// The data set's name.
    public var dataSet: String
    /// Whether its data are simulated.
    public var isSimulated: Bool
    /// The assembly; nil where the manifest does not say.
    public var assembly: String?
    /// The model; nil where none was asked.
    public var model: Model?
    /// The window's length in bases.
    public var window: Int
    /// The signals that the model takes, in its order, with what is done to their values.
    public var signals: [String]
    /// Signals and groups of features that were switched off.
    public var off: [String] = []
    /// Groups of features that went with them, as they are made of such signals.
    public var offAlong: [String] = []
    /// What stood in for them.
    public var baseline = Baseline.mean
    /// How many features the model takes and what stands for missing ones: "9, missing: mean"; nil for none.
    public var features: String?
    /// The unit of expression; nil where the data set has none.
    public var unit: String?

    /// What the column `observed` of every file holds: screens and texts call it *predicted*; the format keeps its word.
    public static let observedNote =
        "observed: the model's prediction from sequence and signals as they are, without what is off"

    /// What a column such as `held_out` of every file holds.
    ///
    /// - Parameters:
    ///   - column: the column's name.
    ///   - none: of which models it says that they did not learn from the gene: "no member that predicts the gene".
    /// - Returns: the line.
    public static func heldOutNote(
        _ column: String = heldOutColumn, _ none: String = "no member that predicts the gene"
    ) -> String {
        "\(column): 1 where \(none) learned from it, 0 where one did, NA where weights do not say"
    }

    /// The column that tells genes that were learned from.
    public static let heldOutColumn = "held_out"

    /// Follows the name of a data set whose data are simulated.
    static let simulatedNote = " (SIMULATED)"

    /// Stands beside what a cross-validated model says.
    public static let foldsNote = "each gene: by the members that did not learn from it"

    /// Stands beside background states of a cross-validated model: genes are compared by the same members' contexts.
    public static let foldStatesNote = "context vectors: of all members, also those that learned from a gene"

    /// Stands beside predictions under a mask that no weights were trained for.
    public static let extrapolationNote =
        "extrapolation: the weights were not trained with signals missing in this way"

    /// Whether something is off in a way that the weights were not trained for.
    public var isExtrapolation: Bool {
        guard !off.isEmpty, let model else { return false }
        return !model.trainedWithSignalsMissing || baseline != .mean
    }

    /// The lines of a header, one per fact, without comment signs; control characters of names become blanks.
    ///
    /// - Parameters:
    ///   - what: what was written, such as `predict`.
    ///   - version: the program's.
    /// - Returns: the program first, then the data set, the model, the window, the signals, the features and the unit; "none" of what
    ///   a model does not take, and nothing of it where there is no model.
    public func lines(_ what: String, version: String) -> [String] {
        var lines = [
            "prism \(version) \(what)",
            "data set: \(dataSet)\(isSimulated ? Self.simulatedNote : "")",
        ]
        if let assembly { lines.append("assembly: \(assembly)") }
        if let model {
            lines.append(
                "model: \(model.name), "
                    + (model.folds ?? model.members?.count.counted("member") ?? "not loaded"))
            if model.folds != nil { lines.append(Self.foldsNote) }
            lines += (model.members ?? []).map { "weights: \($0.file) sha256 \($0.hash)" }
            lines += model.notes
        }
        lines.append("window: \(window) bp")
        // Without a model nothing takes any, which is not to say that the data set has none.
        let taken: (String?) -> String? = { $0 ?? (model == nil ? nil : "none") }
        if let signals = taken(signals.isEmpty ? nil : signals.joined(separator: ", ")) {
            lines.append("signals: " + signals)
        }
        lines += maskLines
        if let features = taken(features) { lines.append("features: " + features) }
        if let unit { lines.append("unit: \(unit)") }
        return lines.map(Self.oneLine)
    }

    /// What is off, what stands in for it, and whether that is an extrapolation; none where all is on.
    public var maskLines: [String] {
        guard !off.isEmpty else { return [] }
        var lines = ["\(Self.off)\(off.joined(separator: ", ")) (baseline \(baselineWords))"]
        if !offAlong.isEmpty { lines.append("\(Self.offAlong)\(offAlong.joined(separator: ", "))") }
        return isExtrapolation ? lines + [Self.extrapolationNote] : lines
    }

    private static let off = "off: ", offAlong = "off with them: "

    /// Those of the lines of a table's provenance that `maskLines` wrote.
    public static func maskLines(of lines: [String]) -> [String] {
        lines.filter { $0.hasPrefix(off) || $0.hasPrefix(offAlong) || $0 == extrapolationNote }
    }

    /// The option's word, and what it stands for with this model.
    private var baselineWords: String {
        let standIn = StandIn(
            baseline, trainedWithSignalsMissing: model?.trainedWithSignalsMissing == true)
        return baseline.rawValue + (standIn == .zero ? "" : ": " + standIn.title)
    }

    /// A text from a file on one line.
    public static func oneLine(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}

extension Provenance {
    /// What comes of a data set.
    ///
    /// - Parameters:
    ///   - dataSet: the data set.
    ///   - signals: the positions of the signals that are taken, in the order in which they are.
    ///   - window: the window's length.
    ///   - usesFeatures: whether its features are taken.
    ///   - model: the model that is asked.
    public init(
        _ dataSet: DataSet, signals: [Int], window: Int, usesFeatures: Bool, model: Model? = nil
    ) {
        let manifest = dataSet.manifest
        self.dataSet = manifest.name
        isSimulated = manifest.isSimulated
        assembly = manifest.assembly
        self.model = model
        self.window = window
        self.signals = signals.filter(dataSet.signals.indices.contains).map {
            Self.words(dataSet.signals[$0])
        }
        features =
            usesFeatures
            ? dataSet.features.map { "\($0.columns.count), missing: \($0.missing.rawValue)" } : nil
        unit = dataSet.expression?.unit
    }

    /// What comes of an encoder's windows.
    public init(_ encoder: WindowEncoder, model: Model? = nil) {
        self.init(
            encoder.dataSet, signals: encoder.signals, window: encoder.length,
            usesFeatures: encoder.usesFeatures, model: model)
    }

    /// "DNase (× 2, no data as 0.5, log10p1)".
    private static func words(_ track: SignalTrack) -> String {
        var steps = track.scale == 1 ? [] : ["× " + plain(track.scale)]
        if let normalization = track.normalization { steps.insert(normalization, at: 0) }
        if let missing = track.missing { steps.append("no data as " + plain(missing)) }
        if track.transform != .none { steps.append(track.transform.rawValue) }
        return track.name + (steps.isEmpty ? "" : " (\(steps.joined(separator: ", ")))")
    }

    /// A number without needless decimals: "1000", "0.5".
    private static func plain(_ number: Float) -> String { String(format: "%g", Double(number)) }
}
