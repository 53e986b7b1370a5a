/// Adds up what is lost over stretches that overlap.
struct Occlusion: Sendable {
    private var sums: [Double]
    private var counts: [Int]

    init(length: Int) {
        sums = Array(repeating: 0, count: length)
        counts = Array(repeating: 0, count: length)
    }

    /// Notes a difference that the whole stretch makes.
    mutating func take(_ difference: Double, over stretch: Range<Int>) {
        for position in stretch {
            sums[position] += difference
            counts[position] += 1
        }
    }

    /// The mean over the stretches that cover each position.
    var means: [Double] { zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : 0 } }

    /// Stretches that cover a window from its first base to its last, all of one length where the window has so many.
    static func stretches(
        of stretch: Int, _ stride: Int, length: Int
    ) throws(PrismError) -> [Range<Int>] {
        guard stretch >= 1, stride >= 1, stride <= stretch else {
            throw .input(
                problem: "occlusion takes stretches of 1 base or more that leave no gap, "
                    + "asked for are \(stretch) bases every \(stride)")
        }
        let width = min(stretch, length)
        let last = length - width
        var starts = Array(Swift.stride(from: 0, through: last, by: stride))
        if starts.last != last { starts.append(last) }
        return starts.map { $0..<($0 + width) }
    }
}
