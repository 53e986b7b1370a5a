/// How a prediction is shared out among its inputs.
public enum AttributionMethod: Sendable, Hashable {
    /// The gradient times what the input differs from the baseline by: first order, one pass each way.
    case gradientInput
    /// The gradient's mean along the straight path from the baseline to the input, times their difference (Sundararajan et al.
    /// 2017), at no more than so many points, which are put where the prediction bends. Adds up to the change of the
    /// prediction but for the residual.
    case integratedGradients(steps: Int)
    /// What the prediction loses when a stretch of one input is set to its baseline: stretches of so many bases, each
    /// beginning `stride` after the one before. Does not add up to anything.
    case occlusion(stretch: Int, stride: Int)

    /// How many bases of a window of `length` bases share one value: with occlusion those of a stretch, as each of them has
    /// what the whole stretch does; else each has its own.
    public func basesPerValue(length: Int) -> Int {
        if case .occlusion(let stretch, _) = self { max(1, min(stretch, length)) } else { 1 }
    }
}
