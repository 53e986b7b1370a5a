/// The sizes and settings of one model, all read from its checkpoint: nothing is assumed.
public struct ModelConfiguration: Sendable, Equatable {
    /// Model width d: channels of the residual stream.
    public var width: Int
    /// Number of bidirectional layers.
    public var layers: Int
    /// Inner width E of a layer (`expand` · d).
    public var inner: Int
    /// States N per inner channel (`d_state`).
    public var states: Int
    /// Rank R of Δ (`dt_rank`).
    public var rank: Int
    /// Taps of the causal convolution (`d_conv`).
    public var taps: Int
    /// Signals S (`signal_size`).
    public var signals: Int
    /// Gene features F; 0 for a model trained without (`useRNAFeat` false).
    public var features: Int
    /// The positions whose mean is pooled, in the window's centre (`center_len`); 0 pools every position.
    public var centerLength: Int
    /// Epsilon of the norms (`norm_epsilon`).
    public var normEpsilon: Float
    /// The context generator; nil for a plain, unadjusted model (trained with intervention weight 0).
    public var generator: Generator?
    /// What becomes of a layer's two directions (`bidirectional`, `bidirectional_strategy`).
    public var directions: Directions = .added
    /// Whether the two directions share in_proj and out_proj (`bidirectional_weight_tie`); of no meaning for one
    /// direction alone.
    public var tiesProjections = true
    /// The norm before every layer and after the last (`rms_norm`).
    public var norm: Norm = .rms
    /// How background states from outside the promoter enter; nil for a model that knows none.
    public var background: Background?

    /// What the model learned of missing signals; nil for one that never missed any.
    public var absence: Absence?

    /// The sizes of what a model learned of missing signals, apart from those that its inputs give.
    public struct Absence: Sendable, Equatable {
        /// Groups of features that may be missing by themselves.
        public var featureGroups: Int

        /// Sizes.
        public init(featureGroups: Int) { self.featureGroups = featureGroups }
    }

    /// What becomes of the two directions of a layer.
    public enum Directions: Sendable, Equatable {
        /// The directions' sum, as published (`add`).
        case added
        /// The directions' product, element by element (`ew_multiply`).
        case multiplied
        /// There is no reverse direction (`bidirectional` false).
        case forwardOnly
    }

    /// A norm over the d channels of a position.
    public enum Norm: Sendable, Equatable {
        /// RMSNorm, as published: a weight.
        case rms
        /// LayerNorm: a weight and a bias.
        case layer
    }

    /// The sizes and settings of the context generator.
    public struct Generator: Sendable, Equatable {
        /// Number of contexts C (`n_context`): learned background states per gene.
        public var contexts: Int
        /// Output channels of the three convolutions: k, 2k, 4k for `cnn_dim` k.
        public var channels: [Int]
        /// Taps of the three convolutions, odd: 7, 5, 3 as released.
        public var taps: [Int]
        /// What bounds the weights (`weight_act`).
        public var activation: WeightActivation
        /// t of the uniformity loss (`gaussian_kernel_t`).
        public var kernelSharpness: Double
    }

    /// What turns the generator's output into weights.
    public enum WeightActivation: String, Sendable, Equatable, CaseIterable {
        /// Each weight by itself, in (0, 1).
        case sigmoid
        /// Over the d channels of a context: they sum to 1.
        case softmax
    }

    /// Widths of the head from input to output: d + F, d, d, 1.
    var headWidths: [Int] { [width + features, width, width, 1] }

    /// The positions `start ..< end` of a window of `length` that are pooled.
    ///
    /// A window no longer than the centre is pooled whole.
    public func pooledPositions(length: Int) -> Range<Int> {
        guard centerLength > 0, length > centerLength else { return 0..<length }
        let start = (length - centerLength) / 2
        return start..<(start + centerLength)
    }

    /// The shortest window that the context generator accepts: its three pools take 4 · 4 · 4 positions into one.
    public static let shortestGeneratedWindow = 64
}
