@testable import PrismModel

/// Small models that are adjusted for three background states of two signals.
enum AdjustedModel {
    static func configuration(
        _ form: ModelConfiguration.Background.Form, of plain: ModelConfiguration = TinyModel.configuration
    ) -> ModelConfiguration {
        var c = plain
        c.generator = nil
        c.background = ModelConfiguration.Background(states: 3, signals: [1, 0], form: form, smoothing: 0.4)
        return c
    }

    /// Three states and an element.
    static func states() throws -> BackgroundModel {
        var model = try BackgroundModel(
            SampleChain.model(
                [[0.1, 0.1], [1.5, 1.4], [0.8, 0.7], [0.7, 0.1]], stay: [0.98, 0.4, 0.95, 0.97]),
            signals: ["H3K27ac", "DNase"].map {
                BackgroundModel.Signal(
                    name: $0, scale: 1, transform: "log10p1", unit: "log10(fragments + 1)")
            })
        model.prior = [0.5, 0.3, 0.2]
        return model
    }

    static func model(
        _ form: ModelConfiguration.Background.Form = .shift, seed: UInt64 = 5
    ) throws -> PrismModel {
        let c = configuration(form)
        return try PrismModel(c, TinyModel.parameters(c, seed: seed), background: states())
    }

    static func window(_ assignment: [Float]? = [0.2, 0.7, 0.1]) -> GeneWindow {
        var window = TinyModel.batch(configuration(.shift), lengths: [70], seed: 3).windows[0]
        window.background = assignment.map { GeneBackground($0) }
        return window
    }
}

/// Genes whose target is moved by the background state that they lie in.
struct AdjustedGenes: TrainingGenes {
    private let genes: MadeUpGenes

    init(_ configuration: ModelConfiguration, count: Int, seed: UInt64) {
        genes = MadeUpGenes(configuration, count: count, seed: seed)
    }

    var count: Int { genes.count }
    func target(_ index: Int) -> Float { genes.target(index) + Float(index % 3) * 0.5 }
    func window(_ index: Int, shift: Int) -> GeneWindow {
        var window = genes.window(index, shift: shift)
        var assignment: [Float] = [0.05, 0.05, 0.05]
        assignment[index % 3] = 0.9
        window.background = GeneBackground(assignment)
        return window
    }
}
