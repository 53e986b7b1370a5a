import PrismModel

/// What the inputs of one gene's window contribute to its prediction.
struct GeneContributions: Equatable {
    /// The prediction of the window as it is.
    var prediction: Double
    /// That of the baseline; nil where the method has none.
    var baseline: Double?
    /// What the contributions leave unexplained; nil where they do not add up.
    var residual: Double?
    /// The window's bases, codes of `Base`, L.
    var sequence: [UInt8]
    /// What the base at each position contributes, L.
    var bases: [Float]
    /// L × 4, row-major: hypothetical contributions.
    var letters: [Float]
    /// L × S, row-major; 0 where the method knows none.
    var signals: [Float]

    /// What an attribution found in a window.
    init(_ attribution: Attribution, _ window: GeneWindow) {
        prediction = attribution.prediction
        baseline = attribution.baseline
        residual = attribution.residual
        sequence = window.bases
        bases = attribution.bases
        let letters = attribution.letters ?? Array(repeating: 0, count: 4 * window.length)
        if case .occlusion = attribution.method {
            self.letters = letters
        } else {
            self.letters = Self.centred(letters)
        }
        signals = attribution.signals
    }

    /// Letters' values less the mean over the four at each position.
    ///
    /// A sequence always has one letter per position, so what all four share says nothing of the sequence; motif discovery
    /// would take it for signal (Majdandzic et al. 2023).
    private static func centred(_ letters: [Float]) -> [Float] {
        stride(from: 0, to: letters.count, by: 4).flatMap { start in
            let four = letters[start..<min(start + 4, letters.count)]
            let mean = four.reduce(0) { $0 + Double($1) } / 4
            return four.map { Float(Double($0) - mean) }
        }
    }

    /// What a whole mutagenesis found in a window: the difference that each letter makes, less the mean over the four; 0 at
    /// positions without a base.
    init(_ mutagenesis: Mutagenesis, _ window: GeneWindow) {
        prediction = mutagenesis.reference
        sequence = window.bases
        signals = Array(repeating: 0, count: window.signals.count)
        bases = []
        letters = []
        for (position, base) in window.bases.enumerated() {
            let four = mutagenesis.differences[(4 * position)..<(4 * position + 4)].map(Double.init)
            let mean = four.reduce(0, +) / 4
            letters += base < 4 ? four.map { Float($0 - mean) } : [0, 0, 0, 0]
            bases.append(base < 4 ? letters[4 * position + Int(base)] : 0)
        }
    }
}

extension GeneContributions {
    /// The bytes that a window of so many bases and signals takes.
    static func size(length: Int, signals: Int) -> Int { 24 + length + 4 * length * (1 + 4 + signals) }

    /// As bytes of this machine, for a file that one run leaves to the next.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            Self.size(length: sequence.count, signals: signals.count / max(1, sequence.count)))
        for value in [prediction, baseline ?? .nan, residual ?? .nan] {
            withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
        }
        bytes += sequence
        for values in [bases, letters, signals] { values.withUnsafeBytes { bytes.append(contentsOf: $0) } }
        return bytes
    }

    /// From such bytes; nil where there are more or fewer than a window of `length` bases takes.
    init?(_ bytes: [UInt8], length: Int, signals count: Int) {
        guard bytes.count == Self.size(length: length, signals: count) else { return nil }
        let values = bytes.withUnsafeBytes { raw in
            (
                (0..<3).map { raw.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self) },
                (0..<(length * (5 + count))).map {
                    raw.loadUnaligned(fromByteOffset: 24 + length + 4 * $0, as: Float.self)
                }
            )
        }
        func known(_ value: Double) -> Double? { value.isNaN ? nil : value }
        (prediction, baseline, residual) = (values.0[0], known(values.0[1]), known(values.0[2]))
        sequence = Array(bytes[24..<(24 + length)])
        bases = Array(values.1[..<length])
        letters = Array(values.1[length..<(5 * length)])
        signals = Array(values.1[(5 * length)...])
    }
}
