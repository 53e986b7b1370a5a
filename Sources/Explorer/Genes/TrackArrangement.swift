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

    /// Positions of the tracks of these names, hidden ones too, in the order wanted.
    func arranged(_ names: [String]) -> [Int] {
        let places = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
        return names.indices.sorted {
            (places[names[$0]] ?? .max, $0) < (places[names[$1]] ?? .max, $1)
        }
    }

    /// Lets two tracks of a data set with these names change places; names of other data sets keep theirs at the end.
    mutating func exchange(_ first: Int, _ second: Int, of names: [String]) {
        guard names.indices.contains(first), names.indices.contains(second) else { return }
        var places = arranged(names)
        guard let one = places.firstIndex(of: first), let other = places.firstIndex(of: second) else {
            return
        }
        places.swapAt(one, other)
        order = places.map { names[$0] } + order.filter { !names.contains($0) }
    }
}
