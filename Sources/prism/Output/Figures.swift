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
}
