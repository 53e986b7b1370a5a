/// The mean of every signal in equal parts of a window: what the atlas shows around the TSS.
public struct SignalProfile: Sendable, Equatable {
    /// S × bins, row-major, in the units the model takes.
    public let values: [Float]
    /// The number of parts.
    public let bins: Int

    /// Parts of a window where a caller does not say.
    public static let usualBins = 20

    /// Averages signals (L × S, row-major) over `bins` parts of L; the parts differ by a base where L is no multiple.
    ///
    /// A part without bases, where L is shorter than `bins`, is 0. Signals beyond the last whole position are passed
    /// over. With `isReversed` the last part of L comes first: a window of the + strand, seen along a gene of the other.
    public init(signals: [Float], count: Int, bins: Int = usualBins, isReversed: Bool = false) {
        let (count, bins) = (max(0, count), max(1, bins))
        self.bins = bins
        let length = count > 0 ? signals.count / count : 0
        var means = [Float](repeating: 0, count: count * bins)
        signals.withUnsafeBufferPointer { signals in
            for bin in 0..<bins {
                let (start, end) = (bin * length / bins, (bin + 1) * length / bins)
                guard end > start else { continue }
                for signal in 0..<count {
                    var sum = 0.0
                    for position in start..<end { sum += Double(signals[position * count + signal]) }
                    let place = isReversed ? bins - 1 - bin : bin
                    means[signal * bins + place] = Float(sum / Double(end - start))
                }
            }
        }
        values = means
    }

    /// The mean of one signal over the whole window, parts taken as equal.
    public func mean(_ signal: Int) -> Float {
        guard signal >= 0, (signal + 1) * bins <= values.count else { return 0 }
        return values[signal * bins..<(signal + 1) * bins].reduce(0, +) / Float(bins)
    }
}
