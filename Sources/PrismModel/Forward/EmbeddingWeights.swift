/// The signal embedding under one mask: e_sig = W x + b of what is there.
///
/// With A the missing signals, μ their means and P the others, what is learned is
/// e_sig = W x + b + Σ_{s in A} (a_s + V_s (x − μ)) with x = μ in A. So W_m has the columns W_j + Σ_{s in A} V_sj for j in P
/// and 0 for j in A, and b_m = b + Σ_{j in A} W_j μ_j + Σ_{s in A} (a_s − Σ_{j in P} V_sj μ_j): the same kernel as ever,
/// and what a missing signal holds is not read.
///
/// `@unchecked Sendable`: all blocks are written in `init` and only read afterwards; `storage` keeps them alive.
final class EmbeddingWeights: @unchecked Sendable {
    /// S × d.
    let weight: UnsafePointer<Float>
    /// d.
    let bias: UnsafePointer<Float>
    private let storage = FloatStorage()

    /// With nothing missing.
    init(_ parameters: Parameters, _ c: ModelConfiguration) {
        weight = storage.transposed(
            parameters[ParameterName.signalWeight], rows: c.width, columns: c.signals,
            padded: (c.signals, c.width))
        bias = storage.copy(parameters[ParameterName.signalBias])
    }

    /// `whole` with some signals missing.
    init(_ whole: EmbeddingWeights, _ absence: AbsenceWeights, absent: ModalityMask) {
        let (signals, width) = (absence.signals, absence.width)
        let weight = storage.block(signals * width), bias = storage.block(width)
        let missing = absence.missing(absent)
        for channel in 0..<width {
            var sum = Double(whole.bias[channel])
            for signal in missing { sum += Double(absence.signalBias[signal * width + channel]) }
            for signal in 0..<signals {
                let own = Double(whole.weight[signal * width + channel])
                let mean = Double(absence.signalMeans[signal])
                guard absent.isOn(signal) else {
                    sum += own * mean
                    continue
                }
                let added = missing.reduce(0.0) {
                    $0 + Double(absence.signalWeight[($1 * width + channel) * signals + signal])
                }
                sum -= added * mean
                weight[signal * width + channel] = Float(own + added)
            }
            bias[channel] = Float(sum)
        }
        self.weight = UnsafePointer(weight)
        self.bias = UnsafePointer(bias)
    }
}
