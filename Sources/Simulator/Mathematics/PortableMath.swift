/// Exponential and logarithm from additions, multiplications and divisions alone.
///
/// IEEE 754 fixes the result of these to the last bit; the C library's `exp` and `log` differ in it between
/// systems and versions. A simulation that must give the same bytes everywhere cannot call them.
/// Relative error below 1e-15 (tested against the C library).
enum PortableMath {
    private static let ln2High = 0x1.62e42fee00000p-1
    private static let ln2Low = 0x1.a39ef35793c76p-33
    private static let log2e = 0x1.71547652b82fep0
    /// ln 10.
    static let ln10 = 0x1.26bb1bbb55516p1

    /// eˣ; 0 below −700 and infinity above 700.
    static func exp(_ x: Double) -> Double {
        guard x == x else { return x }
        guard x > -700 else { return 0 }
        guard x < 700 else { return .infinity }
        let k = (x * log2e).rounded()
        let r = (x - k * ln2High) - k * ln2Low
        // |r| ≤ ln 2 / 2: the Taylor series to r¹³ ends below 2⁻⁵³.
        var sum = 1 / 6_227_020_800.0
        sum = sum * r + 1 / 479_001_600.0
        sum = sum * r + 1 / 39_916_800.0
        sum = sum * r + 1 / 3_628_800.0
        sum = sum * r + 1 / 362_880.0
        sum = sum * r + 1 / 40_320.0
        sum = sum * r + 1 / 5_040.0
        sum = sum * r + 1 / 720.0
        sum = sum * r + 1 / 120.0
        sum = sum * r + 1 / 24.0
        sum = sum * r + 1 / 6.0
        sum = sum * r + 1 / 2.0
        sum = sum * r + 1
        sum = sum * r + 1
        return sum * Double(sign: .plus, exponent: Int(k), significand: 1)
    }

    /// The natural logarithm; −∞ at 0, NaN below.
    static func log(_ x: Double) -> Double {
        guard x > 0 else { return x == 0 ? -.infinity : .nan }
        guard x.isFinite else { return x }
        var exponent = Double(x.exponent)
        var m = x.significand
        if m > 0x1.6a09e667f3bcdp0 {
            m /= 2
            exponent += 1
        }
        // log m = 2 atanh s with s = (m − 1) / (m + 1), |s| ≤ 0.172: the series to s²¹ ends below 2⁻⁵³.
        let s = (m - 1) / (m + 1)
        let square = s * s
        var sum = 1 / 21.0
        sum = sum * square + 1 / 19.0
        sum = sum * square + 1 / 17.0
        sum = sum * square + 1 / 15.0
        sum = sum * square + 1 / 13.0
        sum = sum * square + 1 / 11.0
        sum = sum * square + 1 / 9.0
        sum = sum * square + 1 / 7.0
        sum = sum * square + 1 / 5.0
        sum = sum * square + 1 / 3.0
        sum = sum * square + 1
        return exponent * ln2High + (2 * s * sum + exponent * ln2Low)
    }

    /// 10ˣ.
    static func pow10(_ x: Double) -> Double { exp(x * ln10) }

    /// The decimal logarithm.
    static func log10(_ x: Double) -> Double { log(x) / ln10 }
}
