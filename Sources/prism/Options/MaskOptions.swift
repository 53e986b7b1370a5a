import ArgumentParser
import Predictions

/// What is switched off in the model's input, and what stands in for it.
struct MaskOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: "Signals and groups of features to switch off, by name, separated by commas.")
    var mask: String?

    @Option(help: "What stands in for what is off: the data set's mean, or zero.")
    var baseline: Baseline = .mean

    func validate() throws {
        guard mask == nil || !off.isEmpty else { throw ValidationError("--mask names nothing to switch off") }
    }

    /// The names of what is off.
    var off: [String] { ModelOptions.list(mask) }
}
