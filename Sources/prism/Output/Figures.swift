import Canvas
import Foundation
import Wording

/// Numbers as people read them.
enum Figures {
    /// Four significant digits at most: "38.25", "0.0012", "1.2e+06".
    static func short(_ number: Double?) -> String {
        guard let number else { return "–" }
        return String(format: "%.4g", number)
    }

    /// 51304566 → "51,304,566".
    static func grouped(_ number: Int) -> String { number.grouped }

    /// "412 genes", "1 gene".
    static func count(_ number: Int, _ noun: String) -> String { number.counted(noun) }

    /// So many decimals, or a dash for no number: "0.932".
    static func fixed(_ number: Double?, _ decimals: Int) -> String {
        number.map { String(format: "%.\(decimals)f", $0) } ?? "–"
    }

    /// The decimals that values of some range need, two at least.
    static func decimals(for range: Double) -> Int { NumberText.decimals(for: range) }

    /// Text of at least so many letters, at the left.
    static func left(_ text: String, _ width: Int) -> String {
        text.padding(toLength: max(width, text.count), withPad: " ", startingAt: 0)
    }

    /// Text of at least so many letters, at the right.
    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
