extension StreamBackward {
    /// The input layers, last of all. Returns the gradient of the context vector w_c (d) of an intervened stream.
    ///
    /// With g the gradient of the stream's start, T = Σ_i g_i and M_s = Σ_i signal_{i,s} g_i, a stream
    /// e_seq + (b + Σ_s signal_s W_s) ⊙ w has dW_s = M_s ⊙ w, db = T ⊙ w and dw = b ⊙ T + Σ_s W_s ⊙ M_s. A missing
    /// signal is its mean, so that its M is the mean times T; da_s = T ⊙ w and dV_sj = (M_j − μ_j T) ⊙ w.
    func embedding(window: GeneWindow, context: [Float]?) -> [Float]? {
        let signalCount = weights.sizes.configuration.signals
        let letters = workspace.letterSums, signals = workspace.signalSums
        letters.clear(5 * width)
        signals.clear(signalCount * width)
        kernels.table.embed_backward(
            length, width, signalCount, window.bases, window.signals, workspace.residual, width, letters,
            signals)
        let embedding = weights.embedding(of: window)
        let absence = weights.absence, missing = absence?.missing(window.absent) ?? []
        var contextGradient = context
        for channel in 0..<width {
            let factor = context?[channel] ?? 1
            var sum: Float = 0
            for letter in 0..<5 {
                let value = letters[letter * width + channel]
                gradients.baseRows[letter * width + channel] += value
                sum += value
            }
            if let absence {
                for signal in missing {
                    signals[signal * width + channel] = absence.signalMeans[signal] * sum
                }
                gradients.absence?.addSignals(
                    channel: channel, total: sum * factor,
                    sums: { signals[$0 * width + channel] * factor }, absence, missing: missing,
                    window.absent)
            }
            gradients.signalBias[channel] += sum * factor
            var toContext = embedding.bias[channel] * sum
            for signal in 0..<signalCount {
                let index = signal * width + channel
                gradients.signalWeight[index] += signals[index] * factor
                toContext += embedding.weight[index] * signals[index]
            }
            contextGradient?[channel] = toContext
        }
        return contextGradient
    }
}
