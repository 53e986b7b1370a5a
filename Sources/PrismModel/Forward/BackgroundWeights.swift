#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What background states make of the head's output: f_k = τ · softplus((a_k + g_k) / τ).
///
/// In the shift form a is the same for all states and g_k is learned. In the input form the head is run once per state, with
/// that state's column added to its first layer, and g is 0.
struct BackgroundWeights {
    /// g, K values.
    let effects: [Float]
    /// d × K; nil in the shift form.
    let columns: [Float]?
    /// τ.
    let smoothing: Double

    init?(_ parameters: Parameters, _ c: ModelConfiguration) {
        guard let background = c.background else { return nil }
        switch background.form {
        case .shift: (effects, columns) = (Array(parameters[ParameterName.Background.effects]), nil)
        case .input:
            effects = [Float](repeating: 0, count: background.states)
            columns = Array(parameters[ParameterName.Background.columns])
        }
        smoothing = background.smoothing
    }

    /// K.
    var states: Int { effects.count }

    /// The states that the head is run for: one run serves all where its output is shifted alone.
    var runs: [Int?] { columns == nil ? [nil] : (0..<states).map { $0 } }

    /// f_k of every state, given the head's output of every run.
    func values(_ outputs: [Float]) -> [Float] {
        (0..<states).map { state in
            let x = place(state, outputs)
            return Float(smoothing * (max(x, 0) + log1p(exp(-abs(x)))))
        }
    }

    /// df_k/da_k, which is df_k/dg_k, of every state.
    func slopes(_ outputs: [Float]) -> [Double] {
        (0..<states).map { 1 / (1 + exp(-place($0, outputs))) }
    }

    /// (a_k + g_k) / τ.
    private func place(_ state: Int, _ outputs: [Float]) -> Double {
        (Double(outputs[outputs.count == 1 ? 0 : state]) + Double(effects[state])) / smoothing
    }

    /// Adds what a state adds to the outputs (d) of the head's first layer.
    func add(_ state: Int, to outputs: inout [Float]) {
        guard let columns else { return }
        for index in outputs.indices { outputs[index] += columns[index * states + state] }
    }

    /// Σ_k s_k f_k.
    static func mean(_ values: [Float], _ shares: [Float]) -> Float {
        Float(zip(values, shares).reduce(0.0) { $0 + Double($1.0) * Double($1.1) })
    }
}
