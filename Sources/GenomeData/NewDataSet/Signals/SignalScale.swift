#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The unit and the transform that suit a signal's values around TSSs: neither is nearly all 0, nor do a few values rule.
struct SignalScale: Equatable {
    /// What values are multiplied by: a power of ten.
    let scale: Float
    /// What is then done to them.
    let transform: Transform
    /// Why.
    let reason: String

    /// From finite values as the file has them, of any number and order; nil for none other than 0.
    init?(_ values: [Float]) {
        let others = values.filter { $0 != 0 }.sorted()
        guard let lowest = others.first else { return nil }
        func quantile(_ share: Double) -> Float {
            others[min(others.count - 1, Int(share * Double(others.count)))]
        }
        if lowest < 0 {
            let squares = others.reduce(0.0) { $0 + Double($1) * Double($1) }
            let size = (squares / Double(others.count)).squareRoot()
            let isFit = (0.1...10).contains(size)
            scale = isFit ? 1 : Self.power(1 / size)
            transform = .none
            reason = "values below 0 have no logarithm" + (isFit ? "" : "; typical ones come to about 1")
            return
        }
        let (middle, high, highest) = (quantile(0.5), quantile(0.9), quantile(0.99))
        let isEven = highest < 3 * middle && others.count * 2 > values.count
        if isEven, (0.1...10).contains(middle) {
            (scale, transform, reason) = (
                1, .none, "the values are of one size, \(Self.text(middle)) to \(Self.text(highest))"
            )
            return
        }
        transform = .log10p1
        if high < 1 {
            scale = Self.power(Double(10 / middle))
            reason =
                "nine in ten values are below \(Self.text(high)), of which log(x + 1) makes nothing; the largest would rule "
                + "without it"
        } else if middle > 1e5 {
            scale = Self.power(Double(10 / middle))
            reason = "values around \(Self.text(middle)) would all have much the same logarithm"
        } else {
            scale = 1
            reason =
                "from \(Self.text(middle)), the middle, to \(Self.text(others[others.count - 1])): the largest would rule "
                + "without a logarithm"
        }
    }

    /// The power of ten that is the number or the next above.
    private static func power(_ number: Double) -> Float {
        Float(pow(10, min(30, max(-30, log10(number).rounded(.up)))))
    }

    /// Two digits.
    static func text(_ value: Float) -> String {
        let value = rounded(value)
        return value == value.rounded() && abs(value) < 1e7 ? "\(Int(value))" : "\(value)"
    }

    /// To two digits.
    static func rounded(_ value: Float) -> Float {
        guard value.isFinite, value != 0 else { return value }
        let digits = pow(10, 1 - floor(log10(abs(Double(value)))))
        return Float((Double(value) * digits).rounded() / digits)
    }

    /// Of numbers above 0.
    static func geometricMean(_ values: [Float]) -> Float {
        Float(exp(values.reduce(0) { $0 + log(Double($1)) } / Double(max(1, values.count))))
    }
}
