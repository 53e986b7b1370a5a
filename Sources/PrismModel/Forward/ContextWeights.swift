#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The learned background states of one gene: C weight vectors over the model's d channels.
public struct ContextWeights: Sendable, Equatable {
    /// d × C, row-major: index = channel · C + context.
    public let values: [Float]
    /// The number of contexts C.
    public let contexts: Int

    /// Weights of `values.count / contexts` channels.
    init(_ values: [Float], contexts: Int) {
        self.values = values
        self.contexts = contexts
    }

    /// The number of channels d.
    public var channels: Int { contexts > 0 ? values.count / contexts : 0 }

    /// The weight vector w_c of one context, d values.
    public func vector(_ context: Int) -> [Float] {
        stride(from: context, to: values.count, by: max(1, contexts)).map { values[$0] }
    }

    /// The cosine of the angle between two contexts' vectors, each divided by (‖w‖₂ + 1e-8).
    public func cosine(_ a: Int, _ b: Int) -> Double {
        var dot = 0.0, aa = 0.0, bb = 0.0
        for channel in 0..<channels {
            let x = Double(values[channel * contexts + a]), y = Double(values[channel * contexts + b])
            dot += x * y
            aa += x * x
            bb += y * y
        }
        return dot / ((aa.squareRoot() + 1e-8) * (bb.squareRoot() + 1e-8))
    }

    /// log Σ_{a,b} exp(2t · cos(w_a, w_b) − 2t) over all pairs of contexts, a = b included: the lower, the further
    /// apart the contexts lie.
    ///
    /// The uniformity loss of arXiv 2602.21550; its batch mean is U.
    public func uniformity(sharpness t: Double) -> Double {
        var sum = 0.0
        for a in 0..<contexts {
            for b in 0..<contexts { sum += exp(2 * t * cosine(a, b) - 2 * t) }
        }
        return log(sum)
    }
}
