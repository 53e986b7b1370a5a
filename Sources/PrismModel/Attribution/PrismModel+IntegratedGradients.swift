extension PrismModel {
    /// How the prediction moves along the path at one place: per input, gradient × (input − baseline).
    struct PathSlope: Sendable {
        /// L × 4 values: what each letter would make of it, were it there; the baseline has none.
        let letters: [Double]
        /// L × S values.
        let signals: [Double]
        /// The sum of all values, of the window's own bases and signals.
        let sum: Double
    }

    /// The largest sum of the stretches' residuals that is good enough, as a share of the whole change.
    private static let tolerance = 1e-3

    /// Stretches divided at a time: twice as many gradients, for several cores.
    private static let dividedTogether = 4

    /// The integral of the slopes along the path by the midpoint rule on stretches of unlike length.
    ///
    /// A model that divides by norms bends sharply at places that nobody knows beforehand. But the integral over any
    /// stretch is known to be the change of the prediction over it: so the stretches that are furthest from theirs are
    /// divided in three, whose middle one keeps its gradient, until `steps` gradients are spent or little is left over.
    func integral(
        _ output: DifferentiableOutput, _ path: BaselinePath, _ ends: [Double], steps: Int, _ threads: Int,
        _ cancellation: Cancellation?
    ) throws(PrismError) -> (letters: [Double], signals: [Double]) {
        let middle = try slopes(output, path, at: [0.5], threads, cancellation)[0]
        var stretches = [PathStretch(low: 0, high: 1, atLow: ends[0], atHigh: ends[1], slope: middle)]
        while stretches.count + 2 <= steps {
            let left = stretches.reduce(0) { $0 + $1.residual.magnitude }
            if left <= Self.tolerance * (ends[1] - ends[0]).magnitude { break }
            let count = min(Self.dividedTogether, stretches.count, (steps - stretches.count) / 2)
            let worst = Set(
                stretches.indices.sorted {
                    (stretches[$1].residual.magnitude, $0) < (stretches[$0].residual.magnitude, $1)
                }.prefix(count))
            let divided = try divide(
                stretches.indices.filter(worst.contains).map { stretches[$0] }, output, path, threads,
                cancellation)
            stretches = stretches.indices.filter { !worst.contains($0) }.map { stretches[$0] } + divided
            // One order whatever was divided when: sums are the same to the last bit.
            stretches.sort { $0.low < $1.low }
        }
        var letters = [Double](repeating: 0, count: 4 * path.end.length)
        var signals = [Double](repeating: 0, count: path.end.signals.count)
        for stretch in stretches {
            let length = stretch.high - stretch.low
            for index in letters.indices { letters[index] += length * stretch.slope.letters[index] }
            for index in signals.indices { signals[index] += length * stretch.slope.signals[index] }
        }
        return (letters, signals)
    }

    /// Cuts each stretch in three.
    private func divide(
        _ stretches: [PathStretch], _ output: DifferentiableOutput, _ path: BaselinePath, _ threads: Int,
        _ cancellation: Cancellation?
    ) throws(PrismError) -> [PathStretch] {
        func share(_ stretch: PathStretch, _ sixth: Double) -> Double {
            stretch.low + (stretch.high - stretch.low) * sixth / 6
        }
        let edges = stretches.flatMap { [share($0, 2), share($0, 4)] }
        let middles = stretches.flatMap { [share($0, 1), share($0, 5)] }
        let values = try predictions(
            output, edges.map(path.signalled), sequenceScales: edges.map { Float($0) }, threads: threads,
            cancellation: cancellation)
        let found = try slopes(output, path, at: middles, threads, cancellation)
        return stretches.enumerated().flatMap { index, whole -> [PathStretch] in
            let (first, second) = (2 * index, 2 * index + 1)
            return [
                PathStretch(
                    low: whole.low, high: edges[first], atLow: whole.atLow, atHigh: values[first],
                    slope: found[first]),
                PathStretch(
                    low: edges[first], high: edges[second], atLow: values[first], atHigh: values[second],
                    slope: whole.slope),
                PathStretch(
                    low: edges[second], high: whole.high, atLow: values[second], atHigh: whole.atHigh,
                    slope: found[second]),
            ]
        }
    }

    /// The slopes at shares of the way; 1 is the window itself.
    func slopes(
        _ output: DifferentiableOutput, _ path: BaselinePath, at shares: [Double], _ threads: Int,
        _ cancellation: Cancellation?
    ) throws(PrismError) -> [PathSlope] {
        let gradients = try inputGradients(
            of: output, shares.map(path.signalled), sequenceScales: shares.map { Float($0) },
            threads: threads, cancellation: cancellation)
        return gradients.map { gradient in
            let letters = gradient.bases.map(Double.init)
            let signals = gradient.signals.indices.map { Double(gradient.signals[$0]) * path.change($0) }
            return PathSlope(
                letters: letters, signals: signals,
                sum: path.own(letters).reduce(0, +) + signals.reduce(0, +))
        }
    }
}
