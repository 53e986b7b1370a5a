/// What a track holds over one column of a drawing.
public struct SignalSummary: Sendable, Equatable {
    /// The mean over the bases that have data; NaN where none has.
    public var mean: Float
    /// The smallest value; NaN where no base has data.
    public var min: Float
    /// The largest value; NaN where no base has data.
    public var max: Float
    /// The fraction of the column's bases that have data, 0 to 1.
    public var covered: Float

    /// A summary of these figures.
    public init(mean: Float, min: Float, max: Float, covered: Float) {
        self.mean = mean
        self.min = min
        self.max = max
        self.covered = covered
    }

    /// The summary of a column without data.
    public static let empty = SignalSummary(mean: .nan, min: .nan, max: .nan, covered: 0)
}
