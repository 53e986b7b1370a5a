extension ModelConfiguration {
    /// How background states from outside the promoter enter a model.
    ///
    /// With a the head's output, f_k = τ · softplus((a_k + g_k) / τ) is what is expected in state k; predicted is Σ q_k f_k
    /// with a gene's own assignment q, intervened Σ P_k f_k with the prior P.
    public struct Background: Sendable, Equatable {
        /// Background states K.
        public var states: Int
        /// What a state changes (`background_form`).
        public var form = Form.shift
        /// τ, above 0, in units of the target (`background_tau`).
        public var smoothing = 0.15
        /// The signals that states are inferred from, by position among the model's (`background_signals`).
        public var signals: [Int]

        /// What a state changes.
        public enum Form: String, Sendable, Equatable, CaseIterable {
            /// One number per state is added to the head's output, the same for all states: a_k = a.
            case shift
            /// The state is an input of the head, one-hot, and the head is run once per state; g is 0.
            case input
        }

        /// The usual form.
        public init(states: Int, signals: [Int], form: Form = .shift, smoothing: Double = 0.15) {
            self.states = states
            self.signals = signals
            self.form = form
            self.smoothing = smoothing
        }
    }
}
