import ArgumentParser
import PrismModel

/// What is trained: the published model, one of the two that it is compared with, or the one adjusted for background states
/// from outside the promoter.
enum ModelVariant: String, ExpressibleByArgument, CaseIterable {
    /// The whole model, adjusted for learned background states.
    case prism
    /// The same without the context generator: sequence and signals simply put together.
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

    /// Untrained weights. Without signals their weights start at zero and, having no gradient, stay there: whatever a
    /// window holds later, the model does not see it.
    func parameters(_ configuration: ModelConfiguration, seed: UInt64) -> Parameters {
        var parameters = Parameters(initialising: configuration, seed: seed)
        if self == .sequence { parameters.clear("signal_input_layer.weight") }
        return parameters
    }
}
