import ArgumentParser
import PrismModel

/// What is trained: the published model, one of the two that it is compared with, or the one adjusted for background states
/// from outside the promoter.
enum ModelVariant: String, ExpressibleByArgument, CaseIterable {
    /// The whole model, adjusted for learned background states.
    case prism
    /// The model without the context generator: sequence and signals simply put together.
    case concat
    /// No generator, and the signals off.
    case sequence
    /// No generator; adjusted for background states that are learned from the signals outside promoters.
    case background

    /// The sizes of this variant.
    func configuration(_ whole: ModelConfiguration) -> ModelConfiguration {
        var configuration = whole
        if self != .prism { configuration.generator = nil }
        return configuration
    }

    /// The signals that this variant sees in training.
    func mask(signals: Int) -> ModalityMask { self == .sequence ? ModalityMask(off: 0..<signals) : .all }

    /// The settings as this variant can follow them: without signals none can be missing.
    func settings(_ asked: TrainingSettings) -> TrainingSettings {
        var settings = asked
        if self == .sequence { settings.signalDropout = 0 }
        return settings
    }

    /// A line on signals that are missing in training; nil where none are.
    func missingSignals(_ asked: TrainingSettings) -> String? {
        guard asked.signalDropout > 0 else { return nil }
        if self == .sequence {
            return "missing     signal_dropout does nothing here: this variant sees no signals"
        }
        let single = asked.singleSignalDropout
        return "missing     signals of \(asked.signalDropout) of the genes, "
            + (single > 0 ? "one alone in \(single) of them, else " : "") + "each by a fair coin"
            + (asked.standardise ? "" : "; inputs are standardised for it")
    }

    /// Untrained weights. Without signals, their weights and those of features made of them (`derived`, by position) start
    /// at zero and, having no gradient, stay there: whatever a window holds later, the model does not see it.
    func parameters(_ configuration: ModelConfiguration, seed: UInt64, derived: [Int]) -> Parameters {
        var parameters = Parameters(initialising: configuration, seed: seed)
        if self == .sequence {
            parameters.clear("signal_input_layer.weight")
            parameters.clearHead(ofFeatures: derived, configuration)
        }
        return parameters
    }
}
