import Foundation
import GenomeData
import PrismModel
import TOML

/// A file of training settings: `[model]` for sizes under the release's names, `[training]` for the recipe. What it does
/// not say is as released.
struct TrainingFile {
    /// The recipe.
    var training = TrainingSettings()
    /// The model's sizes; signals and features are the data set's.
    var model = ModelConfiguration.released

    /// What a background state changes, in the variant that knows them.
    var backgroundForm = ModelConfiguration.Background.Form.shift
    /// τ of that variant.
    var backgroundSmoothing = 0.15
    /// How many background states; nil for the number whose BIC is least.
    var backgroundStates: Int?
    /// The keys that it says something of the background states by.
    private(set) var backgroundKeys: [String] = []

    /// The largest file that is read, in bytes.
    private static let largest = 1 << 20

    init() {}

    /// Reads a TOML file. Throws `GenomeDataError` naming the line of a key that is unknown or of the wrong kind.
    init(path: String) throws {
        let bytes = try ByteSources.open(path).readAll(limit: Self.largest)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw GenomeDataError(file: path, place: nil, problem: "is not text")
        }
        let root: TOMLTable
        do {
            root = try TOMLDocument(text).root
        } catch {
            throw GenomeDataError(file: path, place: "line \(error.line)", problem: error.problem)
        }
        for heading in root.keys {
            guard let node = root[heading] else { continue }
            guard case .table(let table) = node.value, ["model", "training"].contains(heading) else {
                throw GenomeDataError(
                    file: path, place: "line \(node.line)",
                    problem: "expected [model] or [training], found \(heading)")
            }
            for key in table.keys {
                guard let node = table[key] else { continue }
                if heading == "model", let published = Self.publishedForm[key] {
                    guard node.value == published else {
                        throw GenomeDataError(
                            file: path, place: "line \(node.line)",
                            problem: "\(key): only models of the published form are trained here "
                                + "(two directions, added and tied; RMSNorm)")
                    }
                    continue
                }
                if key.hasPrefix("background_") { backgroundKeys.append(key) }
                let isKnown = heading == "model" ? setModel(key, node.value) : setTraining(key, node.value)
                guard isKnown else {
                    throw GenomeDataError(
                        file: path, place: "line \(node.line)",
                        problem: knows(key, in: heading)
                            ? "[\(heading)] \(key) cannot be \(node.value.text ?? node.value.kind)"
                                + (Self.bounds[key].map { "; expected \($0)" } ?? "")
                            : "[\(heading)] has no key \"\(key)\"")
                }
            }
        }
        do {
            try training.check()
        } catch {
            throw GenomeDataError(file: path, place: "[training]", problem: "\(error)")
        }
    }

    /// What some keys take.
    private static let bounds = [
        "background_form": ModelConfiguration.Background.Form.allCases.map(\.rawValue).joined(
            separator: " or "),
        "background_states": "2 … \(HiddenMarkovModel.mostStates)",
        "background_tau": "above 0, at most 1000000",
    ]

    /// The one form of a layer that is trained.
    private static let publishedForm: [String: TOMLValue] = [
        "bidirectional": .boolean(true), "bidirectional_strategy": .string("add"),
        "bidirectional_weight_tie": .boolean(true), "rms_norm": .boolean(true), "rcps": .boolean(false),
    ]

    /// Whether a key is there for some value, of another kind or within other bounds.
    private func knows(_ key: String, in heading: String) -> Bool {
        let words =
            ModelConfiguration.WeightActivation.allCases.map(\.rawValue)
            + ModelConfiguration.Background.Form.allCases.map(\.rawValue)
        let examples: [TOMLValue] = [.integer(2), .float(0.5), .boolean(true)] + words.map(TOMLValue.string)
        return examples.contains { example in
            var trial = self
            return heading == "model" ? trial.setModel(key, example) : trial.setTraining(key, example)
        }
    }

    private mutating func setTraining(_ key: String, _ value: TOMLValue) -> Bool {
        let integers: [String: WritableKeyPath<TrainingSettings, Int>] = [
            "steps": \.steps, "batch": \.batch, "accumulation": \.accumulation, "shift": \.shift,
            "validation_interval": \.validationInterval, "patience": \.patience,
        ]
        let numbers: [String: WritableKeyPath<TrainingSettings, Double>] = [
            "learning_rate": \.learningRate, "initial_learning_rate": \.initialLearningRate,
            "final_learning_rate": \.finalLearningRate, "warmup": \.warmup, "weight_decay": \.weightDecay,
            "clip": \.clip, "intervention_weight": \.interventionWeight,
            "background_learning_rate": \.backgroundLearningRate, "uniformity_weight": \.uniformityWeight,
            "signal_noise": \.signalNoise, "signal_dropout": \.signalDropout,
            "signal_dropout_single": \.singleSignalDropout,
            "weight_average": \.weightAverage,
        ]
        switch value {
        case .integer(let integer):
            if let path = integers[key] {
                training[keyPath: path] = integer
            } else if let path = numbers[key] {
                training[keyPath: path] = Double(integer)
            } else {
                return false
            }
        case .float(let number):
            guard let path = numbers[key] else { return false }
            training[keyPath: path] = number
        case .boolean(let flag):
            guard key == "standardise" else { return false }
            training.standardise = flag
        default: return false
        }
        return true
    }

    private mutating func setModel(_ key: String, _ value: TOMLValue) -> Bool {
        if key.hasPrefix("background_") { return setBackground(key, value) }
        if case .string(let word) = value, key == "weight_act" {
            guard let activation = ModelConfiguration.WeightActivation(rawValue: word) else { return false }
            model.generator?.activation = activation
            return true
        }
        guard case .integer(let size) = value, (0...65_536).contains(size), size > 0 || key == "center_len"
        else {
            return false
        }
        switch key {
        case "d_model":
            // Inner width and rank follow, as the release derives them; keys of their own come after.
            let expand = model.inner / model.width
            model.width = size
            model.inner = expand * size
            model.rank = (size + 15) / 16
        case "expand": model.inner = size * model.width
        case "n_layer": model.layers = size
        case "d_state": model.states = size
        case "d_conv": model.taps = size
        case "dt_rank": model.rank = size
        case "center_len": model.centerLength = size
        case "n_context": model.generator?.contexts = size
        case "cnn_dim": model.generator?.channels = [size, 2 * size, 4 * size]
        default: return false
        }
        return true
    }

    private mutating func setBackground(_ key: String, _ value: TOMLValue) -> Bool {
        switch (key, value) {
        case ("background_form", .string(let word)):
            guard let form = ModelConfiguration.Background.Form(rawValue: word) else { return false }
            backgroundForm = form
        case ("background_tau", .float(let number)):
            guard number > 0, number <= 1e6 else { return false }
            backgroundSmoothing = number
        case ("background_tau", .integer(let number)):
            guard (1...1_000_000).contains(number) else { return false }
            backgroundSmoothing = Double(number)
        case ("background_states", .integer(let number)):
            guard (2...HiddenMarkovModel.mostStates).contains(number) else { return false }
            backgroundStates = number
        default: return false
        }
        return true
    }
}
