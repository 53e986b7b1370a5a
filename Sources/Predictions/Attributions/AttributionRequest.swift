import PrismModel

/// What `prism attribute` computes.
public struct AttributionRequest: Sendable, Equatable {
    /// How contributions are found.
    public enum Method: String, Sendable, CaseIterable {
        /// Integrated gradients.
        case ig
        /// Gradient × input.
        case gxi
        /// Stretches set to their baseline.
        case occlusion
        /// In-silico mutagenesis: every other base at every position. Of bases alone.
        case ism
    }

    /// How contributions are found.
    public var method: Method
    /// At most so many gradients per gene, for integrated gradients.
    public var steps: Int
    /// The bases that are occluded together.
    public var stretch: Int
    /// How far each stretch begins after the one before.
    public var stride: Int
    /// What signals are compared with.
    public var baseline: Baseline
    /// The prediction that is shared out.
    public var output: DifferentiableOutput

    /// A request for integrated gradients of the prediction without intervention, unless said otherwise.
    public init(
        method: Method = .ig, steps: Int = 64, stretch: Int = 50, stride: Int = 25,
        baseline: Baseline = .mean,
        output: DifferentiableOutput = .observed
    ) {
        self.method = method
        self.steps = steps
        self.stretch = stretch
        self.stride = stride
        self.baseline = baseline
        self.output = output
    }

    /// The model's method; nil for mutagenesis, which is none.
    var attribution: AttributionMethod? {
        switch method {
        case .ig: .integratedGradients(steps: steps)
        case .gxi: .gradientInput
        case .occlusion: .occlusion(stretch: stretch, stride: stride)
        case .ism: nil
        }
    }

    /// Whether signals get contributions.
    var hasSignals: Bool { method != .ism }

    /// What an output says of its sums behind what they are.
    var sumsNote: String {
        method == .occlusion
            ? " of what stretches do, shared among the bases of a stretch; where stretches overlap, of their mean"
            : ""
    }

    /// What an output says of the method, a line each.
    var notes: [String] {
        let hypothetical = "shap.npz: hypothetical contributions, "
        let centred = ", less the mean over the four letters there"
        switch method {
        case .ig:
            return [
                "method: integrated gradients, at most \(steps) a gene",
                hypothetical + "of each letter the gradient's mean along the path" + centred,
            ]
        case .gxi:
            return ["method: gradient x input", hypothetical + "of each letter its gradient" + centred]
        case .occlusion:
            return [
                "method: occlusion of \(stretch) bases every \(stride); does not add up, so there is no residual",
                "shap.npz: contributions of the sequence's own letters; 0 for others, of which occlusion says nothing",
            ]
        case .ism:
            return [
                "method: in-silico mutagenesis, of bases alone; does not add up, so there is no residual",
                hypothetical + "of each letter its prediction less the mean over the four letters there",
            ]
        }
    }
}
