import Canvas
import PrismModel

/// Edits and bases in words.
extension ExplorerState {
    private static let letters = ["A", "C", "G", "T", "N"]

    static func letter(_ code: UInt8?) -> String {
        guard let code, letters.indices.contains(Int(code)) else { return "?" }
        return letters[Int(code)]
    }

    /// Where a window position is, seen from the TSS along the + strand: "TSS +12".
    func distanceText(_ position: Int) -> String {
        let distance = position - catalog.window / 2
        return "TSS " + (distance < 0 ? "" : "+") + NumberText.grouped(distance)
    }

    /// A stretch of window positions as browsers write it: from 1, closed.
    private func placeText(_ positions: Range<Int>) -> String {
        guard let window else { return "?" }
        let start = window.lowerBound + positions.lowerBound
        return positions.count > 1
            ? Locus.span(start, start + positions.count) : NumberText.grouped(start + 1)
    }

    /// "36,783,412 G>A (TSS +12)", "DNase 36,783,001-36,783,050 zero".
    func text(of edit: WindowEdit) -> String {
        switch edit {
        case .base(let position, let code):
            let own = referenceWindow.flatMap {
                $0.bases.indices.contains(position) ? $0.bases[position] : nil
            }
            return placeText(position..<(position + 1))
                + " \(Self.letter(own))>\(Self.letter(code)) (\(distanceText(position)))"
        case .signal(let signal, let positions, let replacement):
            return "\(inputName(signal)) \(placeText(positions)) \(replacement == .mean ? "mean" : "zero")"
        }
    }

    /// The current gene's edits in one line; "none" without.
    var editsText: String {
        let edits = currentEdits
        return edits.isEmpty ? "none" : edits.map { text(of: $0) }.joined(separator: "; ")
    }

    /// Which question a scan answers, beside the present one: "REF", "2 edits", with what is off.
    func text(of question: Question) -> String {
        let edits = question.edits.isEmpty ? "REF" : question.edits.count.counted("edit")
        let masked = question.mask == .all ? edits : edits + ", " + MaskWords.name(question.mask, self)
        return question.background.map { "\(masked), as if in \(stateTitle($0))" } ?? masked
    }
}
