import Wording

/// Numbers as text, the same on every machine and in every locale.
public enum NumberText {
    /// What stands for a value that is missing or not a number.
    public static let missing = "NA"

    /// A number with a fixed count of decimals, rounded half away from zero: `fixed(2.345, 2)` is "2.35".
    ///
    /// NaN gives "NA", infinities "inf" and "-inf"; magnitudes from 1e15 are written in scientific notation.
    public static func fixed(_ value: Double, _ decimals: Int) -> String {
        guard !value.isNaN else { return missing }
        guard value.isFinite else { return value < 0 ? "-inf" : "inf" }
        let digits = Swift.min(Swift.max(decimals, 0), 9)
        var unit = 1.0
        for _ in 0..<digits { unit *= 10 }
        let magnitude = value.magnitude
        guard magnitude < 1e15 / unit, let scaled = Int(exactly: (magnitude * unit).rounded()) else {
            return "\(value)"
        }
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard digits > 0 else { return sign + String(scaled) }
        let whole = scaled / Int(unit)
        let part = String(scaled % Int(unit))
        return sign + String(whole) + "." + String(repeating: "0", count: digits - part.count) + part
    }

    /// The decimals that values of some range need so that two digits of the range show, two at least: 2 for a range of 1.4,
    /// 5 for one of 0.0003.
    public static func decimals(for range: Double) -> Int {
        guard range.isFinite, range > 0 else { return 2 }
        var (decimals, digits) = (2, range)
        while digits < 0.0995, decimals < 9 {
            digits *= 10
            decimals += 1
        }
        return decimals
    }

    /// An integer with thousands separators: `grouped(36_677_327)` is "36,677,327".
    public static func grouped(_ value: Int) -> String { value.grouped }

    /// The nearest integer with thousands separators, for ticks at positions; "NA" for what is no integer at all.
    public static func grouped(_ value: Double) -> String {
        Int(exactly: value.rounded()).map { grouped($0) } ?? missing
    }

    /// A number in few characters: "0", "0.31", "2.5", "38", "1.2k", "3.4M", "5G"; two significant digits, or
    /// as many as the whole part has below a thousand.
    ///
    /// - `unit`: appended after a space, before which the factor stands: `compact(2_000, "b")` is "2 kb".
    public static func compact(_ value: Double, _ unit: String = "") -> String {
        guard value.isFinite else { return fixed(value, 0) + (unit.isEmpty ? "" : " " + unit) }
        var scaled = value
        var factor = ""
        for next in ["k", "M", "G", "T"] where scaled.magnitude >= 999.5 {
            scaled /= 1000
            factor = next
        }
        let magnitude = scaled.magnitude
        var text: String
        if magnitude >= 1e4 || (magnitude > 0 && magnitude < 0.000_95) {
            text = scientific(scaled)
        } else {
            let decimals = magnitude >= 9.95 ? 0 : magnitude >= 0.0995 ? (magnitude < 0.995 ? 2 : 1) : 3
            text = fixed(scaled, decimals)
            if text.contains(".") {
                while text.hasSuffix("0") { text.removeLast() }
                if text.hasSuffix(".") { text.removeLast() }
            }
        }
        return unit.isEmpty ? text + factor : text + " " + factor + unit
    }

    /// A length in bases: "20 bp", "3 kb", "51 Mb".
    public static func bases(_ count: Int) -> String {
        count.magnitude < 1000 ? "\(count) bp" : compact(Double(count), "b")
    }

    /// A share as a percentage without decimals: `percent(0.814)` is "81%".
    public static func percent(_ share: Double) -> String { fixed(share * 100, 0) + "%" }

    private static func scientific(_ value: Double) -> String {
        var exponent = 0
        var mantissa = value
        while mantissa.magnitude >= 9.95 {
            mantissa /= 10
            exponent += 1
        }
        while mantissa.magnitude < 0.995 {
            mantissa *= 10
            exponent -= 1
        }
        return fixed(mantissa, 1) + "e" + String(exponent)
    }
}
