/// A stretch of the path from a baseline to a window, and what the gradient at its middle makes of it.
struct PathStretch {
    /// Shares of the way, `low` < `high`.
    let low: Double
    let high: Double
    /// The predictions at both ends.
    let atLow: Double
    let atHigh: Double
    /// The slope at the middle.
    let slope: PrismModel.PathSlope

    /// The change of the prediction that the midpoint rule does not explain: known, as both ends are.
    var residual: Double { atHigh - atLow - (high - low) * slope.sum }
}
