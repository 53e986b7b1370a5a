#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension ContextWeights {
    /// The gradient of the projector's outputs, given that of the weights (both d × C).
    func outputGradient(_ gradient: [Float], _ activation: ModelConfiguration.WeightActivation) -> [Float] {
        switch activation {
        case .sigmoid: return zip(gradient, values).map { $0 * $1 * (1 - $1) }
        case .softmax:
            var result = gradient
            for context in 0..<contexts {
                let column = stride(from: context, to: values.count, by: contexts)
                let sum = column.reduce(0.0) { $0 + Double(values[$1]) * Double(gradient[$1]) }
                for index in column {
                    result[index] = Float(Double(values[index]) * (Double(gradient[index]) - sum))
                }
            }
            return result
        }
    }

    /// The gradient of `uniformity(sharpness:)` (d × C), times `factor`.
    ///
    /// U = log Σ_{a,b} e^{2t·cos(a,b) − 2t} with cos(a,b) = w_a·w_b / (n_a n_b), n = ‖w‖ + 1e-8, so
    /// dU/dcos(a,b) = 2t · e^{…} / Σ and dcos(a,b)/dw_a = w_b / (n_a n_b) − cos(a,b) · w_a / (‖w_a‖ n_a).
    func uniformityGradient(sharpness t: Double, factor: Double) -> [Float] {
        let vectors = (0..<contexts).map { vector($0).map(Double.init) }
        let norms = vectors.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        let cosines = (0..<contexts).map { a in (0..<contexts).map { cosine(a, $0) } }
        let sum = cosines.joined().reduce(0) { $0 + exp(2 * t * $1 - 2 * t) }
        var gradient = [Double](repeating: 0, count: values.count)
        for a in 0..<contexts where norms[a] > 0 {
            for b in 0..<contexts {
                // (a, b) and (b, a) both hold w_a.
                let weight = factor * 2 * 2 * t * exp(2 * t * cosines[a][b] - 2 * t) / sum
                let toOther = weight / ((norms[a] + 1e-8) * (norms[b] + 1e-8))
                let toItself = weight * cosines[a][b] / (norms[a] * (norms[a] + 1e-8))
                for channel in 0..<channels {
                    gradient[channel * contexts + a] +=
                        toOther * vectors[b][channel] - toItself * vectors[a][channel]
                }
            }
        }
        return gradient.map(Float.init)
    }
}
