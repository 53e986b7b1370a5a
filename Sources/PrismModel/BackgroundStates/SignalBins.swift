/// Signals in bins along a stretch of a contig: a chain of observations.
public struct SignalBins: Sendable, Equatable {
    /// The number D of signals.
    public let signals: Int
    /// n × D, row-major; NaN where a bin is missing in a signal. All others are finite.
    public private(set) var values: [Float]

    /// Bins from their values, n × D, row-major. Values that are not finite are missing, and what is left of a row at
    /// the end is dropped. `signals` is taken to be at least 1.
    public init(signals: Int, values: [Float]) {
        let width = max(1, signals)
        self.signals = width
        let whole = values.count / width * width
        self.values = values.count == whole ? values : Array(values[..<whole])
        self.values.withUnsafeMutableBufferPointer { values in
            for index in values.indices where !values[index].isFinite { values[index] = .nan }
        }
    }

    /// The number n of bins.
    public var count: Int { values.count / signals }

    /// The bins of a range, cut to those there are.
    public subscript(_ range: Range<Int>) -> SignalBins {
        let range = range.clamped(to: 0..<count)
        return SignalBins(
            signals: signals, values: Array(values[range.lowerBound * signals..<range.upperBound * signals]))
    }

    /// Whether any bin has a value in one of the signals, those at some positions left out.
    public func hasData(without off: Set<Int> = []) -> Bool {
        let kept = (0..<signals).filter { !off.contains($0) }
        guard !kept.isEmpty else { return false }
        return values.withUnsafeBufferPointer { values in
            stride(from: 0, to: values.count, by: signals).contains { start in
                kept.contains { !values[start + $0].isNaN }
            }
        }
    }

    /// How many bins have a value in any signal.
    public var present: Int {
        values.withUnsafeBufferPointer { values in
            var found = 0
            for start in stride(from: 0, to: values.count, by: signals) {
                var any = false
                for index in start..<start + signals where !values[index].isNaN { any = true }
                if any { found += 1 }
            }
            return found
        }
    }
}
