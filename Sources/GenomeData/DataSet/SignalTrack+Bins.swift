#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension SignalTrack {
    /// The share of a bin's bases that must have data.
    public static let leastCovered = 0.25

    /// A track's means over bins of a contig, on one logarithmic scale whatever the manifest does to the signal.
    ///
    /// Values are taken base by base: scaled, then put on the scale of log10(1 + x). What the manifest transforms by
    /// `log10p1` is that already; `log2p1` is divided by log2 10; of a signal that is not transformed, x becomes
    /// log10(1 + x), below 0 −log10(1 − x). Bases without data count as none, also where the manifest says what stands for
    /// them.
    ///
    /// - Parameters:
    ///   - contig: in any spelling.
    ///   - length: bases of the contig in the genome.
    ///   - width: bases of a bin, at least 1; the last one may be shorter.
    /// - Returns: ⌈length / width⌉ means over the bases with data; NaN where those are less than `leastCovered` of the bin.
    ///   Nil for contacts.
    /// - Throws: when the file is damaged or cannot be read, and for a value that the model could not take.
    public func logMeans(on contig: String, length: Int, width: Int) throws(GenomeDataError) -> [Float]? {
        guard let track else { return nil }
        let width = max(1, width)
        let whole = GenomicInterval(contig: contig, start: 0, end: max(0, length))
        var bins = BinSums(length: whole.length, width: width)
        var last: (value: Float, level: Double)?
        var unusable: (value: Float, position: Int)?
        try track.forEachStretch(of: whole) { value, bases in
            guard !value.isNaN, unusable == nil else { return }
            let level: Double
            if let last, last.value == value {
                level = last.level
            } else if let taken = logLevel(value) {
                level = taken
                last = (value, taken)
            } else {
                unusable = (value, bases.lowerBound)
                return
            }
            bins.add(level, bases.lowerBound, bases.upperBound)
        }
        if let unusable { throw self.unusable(unusable.value * scale, at: unusable.position, contig) }
        return bins.means(least: Self.leastCovered)
    }

    /// A file's value on the logarithmic scale; nil where the model could not take it.
    private func logLevel(_ value: Float) -> Double? {
        let scaled = value * scale
        guard scaled.isFinite, let result = transform.apply(scaled), result.isFinite else { return nil }
        return switch transform {
        case .none: Double(result < 0 ? -1 : 1) * log10(1 + abs(Double(result)))
        case .log10p1: Double(result)
        case .log2p1: Double(result) * log10(2)
        }
    }

    /// The unit of `logMeans`: "log10(fragments + 1)".
    public var logUnit: String { Transform.log10p1.unit(of: unit ?? "value") }
}
