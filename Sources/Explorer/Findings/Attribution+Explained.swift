import PrismModel

extension Attribution {
    /// The share of the prediction's change from its baseline that the contributions add up to, 1 for all of it; NaN where
    /// the prediction does not change. Nil for a method that does not add up.
    private var explained: Double? {
        guard residual != nil else { return nil }
        let change = prediction - baseline
        return change == 0 ? .nan : total / change
    }

    /// What a reader must know where contributions miss more than a tenth of the change that they are to explain:
    /// "explains 22 %: unreliable". Nil where they do not, or do not add up by their nature.
    var warning: String? {
        guard let residual, let explained, residual.magnitude >= 0.0005 else { return nil }
        guard explained.isFinite else { return "explains no change: unreliable" }
        guard (1 - explained).magnitude > 0.1 else { return nil }
        // Beyond 1,000 % more digits say nothing.
        let share = Int((100 * min(max(explained, -10), 10)).rounded())
        return "explains \(abs(explained) > 10 ? "far beyond " : "")\(share) %: unreliable"
    }
}
