/// Minimum, maximum and sums of the values of a stretch, weighted by bases.
struct BigWigSummary {
    private(set) var covered: UInt64 = 0
    private(set) var minimum = 0.0
    private(set) var maximum = 0.0
    private(set) var sum = 0.0
    private(set) var sumOfSquares = 0.0

    mutating func add(_ value: Float, bases: Int) {
        let value = Double(value)
        minimum = covered == 0 ? value : min(minimum, value)
        maximum = covered == 0 ? value : max(maximum, value)
        covered += UInt64(bases)
        sum += value * Double(bases)
        sumOfSquares += value * value * Double(bases)
    }

    mutating func add(_ record: BigWigZoom.Record) {
        minimum = covered == 0 ? Double(record.minimum) : min(minimum, Double(record.minimum))
        maximum = covered == 0 ? Double(record.maximum) : max(maximum, Double(record.maximum))
        covered += UInt64(record.covered)
        sum += record.sum
        sumOfSquares += record.sumOfSquares
    }

    var bytes: LittleEndianBytes {
        var result = LittleEndianBytes()
        result.append(covered)
        result.append(minimum)
        result.append(maximum)
        result.append(sum)
        result.append(sumOfSquares)
        return result
    }
}
