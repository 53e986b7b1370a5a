/// Mean and variance of every signal over the bins that have it.
struct SignalMoments {
    private var counts: [Double]
    private var sums: [Double]
    private var squares: [Double]

    init(signals: Int) {
        counts = [Double](repeating: 0, count: signals)
        sums = counts
        squares = counts
    }

    /// Adds bins of as many signals.
    mutating func add(_ bins: SignalBins) {
        let signals = bins.signals
        guard signals == counts.count else { return }
        bins.values.withUnsafeBufferPointer { values in
            for signal in 0..<signals {
                var (count, sum, square) = (0.0, 0.0, 0.0)
                for index in stride(from: signal, to: values.count, by: signals) where !values[index].isNaN {
                    let value = Double(values[index])
                    count += 1
                    sum += value
                    square += value * value
                }
                counts[signal] += count
                sums[signal] += sum
                squares[signal] += square
            }
        }
    }

    /// 0 for a signal without any bin.
    var means: [Double] { zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 } }

    /// 0 for a signal without any bin.
    var variances: [Double] {
        zip(zip(squares, means), counts).map { $1 > 0 ? max(0, $0.0 / $1 - $0.1 * $0.1) : 0 }
    }
}
