/// How a user wants the tracks: their order, which are hidden, how high they are, and fixed vertical ranges. Tracks are
/// named, so that it survives another data set with other signals.
public struct TrackArrangement: Sendable, Equatable, Codable {
    /// Names in the order wanted; tracks that are not named follow in the data set's order.
    var order: [String] = []
    var hidden: Set<String> = []
    /// Rows, for tracks that are not to share what there is.
    var heights: [String: Int] = [:]
    /// The vertical range in the track's unit, for tracks that are not to be fitted to what shows.
    var ranges: [String: FixedRange] = [:]

    /// A vertical range that does not follow the data.
    struct FixedRange: Sendable, Equatable, Codable {
        var low: Double
        var high: Double

        /// Nil unless both are finite and the range rises.
        init?(low: Double, high: Double) {
            guard low.isFinite, high.isFinite, low < high else { return nil }
            (self.low, self.high) = (low, high)
        }
    }

    /// Rows that a track may have been given.
    static let heightLimits = 1...20

    init() {}
}
