/// The head, and what background states make of its output, run forwards with what their gradients need kept.
struct OutputPass {
    private let background: BackgroundWeights?
    /// One, or one for each state.
    private let passes: [HeadPass]
    /// What the states count; empty without them.
    private let shares: [Float]
    /// The prediction: the head's output, or the mean of f_k weighted by the shares.
    let output: Float

    /// Shares count one per state, for models that know states.
    init(_ head: HeadWeights, pooled: [Float], of window: GeneWindow, shares: [Float]) {
        background = head.background
        self.shares = shares
        passes = (head.background?.runs ?? [nil]).map {
            HeadPass(head, pooled: pooled, of: window, state: $0)
        }
        let outputs = passes.map(\.output)
        output =
            head.background.map { BackgroundWeights.mean($0.values(outputs), shares) } ?? outputs[0]
    }

    /// The gradient of the pooled state and the features, d + F values, given that of the prediction.
    ///
    /// Adds the gradients of the head's weights and of the states' to `gradients`, if given.
    func backward(_ gradient: Float, into gradients: StreamGradients?) -> [Float] {
        guard let background else { return passes[0].backward(gradient, into: gradients) }
        let slopes = background.slopes(passes.map(\.output))
        let parts = zip(slopes, shares).map { Double(gradient) * $0 * Double($1) }
        guard background.columns == nil else {
            let backs = zip(passes, parts).map { $0.backward(Float($1), into: gradients) }
            return backs.elementwiseSum
        }
        if let effects = gradients?.background {
            for (state, part) in parts.enumerated() { effects[state] += Float(part) }
        }
        return passes[0].backward(Float(parts.reduce(0, +)), into: gradients)
    }
}
