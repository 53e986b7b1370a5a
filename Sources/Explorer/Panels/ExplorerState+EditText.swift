import Canvas
import GenomeData
import PrismModel
import Wording

/// Edits and bases in words.
extension ExplorerState {
    private static let letters = ["A", "C", "G", "T", "N"]

    static func letter(_ code: UInt8?) -> String {
        guard let code, letters.indices.contains(Int(code)) else { return "?" }
        return letters[Int(code)]
    }

    /// What a base, by its code, is drawn as.
    static func role(ofBase code: UInt8) -> Role {
        switch code {
        case Base.a: .baseA
        case Base.c: .baseC
        case Base.g: .baseG
        case Base.t: .baseT
        default: .baseN
        }
    }

    /// Where a window position is, or what base it stands for, seen from the TSS along the gene; nil until the window is read.
    func fromTSS(_ position: Int) -> DistanceFromTSS? {
        genomicPosition(position).flatMap { place in currentGene?.fromTSS(to: place) }
    }

    /// A stretch of window positions as browsers write it: from 1, closed.
    private func placeText(_ positions: Range<Int>) -> String {
        guard let start = genomicPosition(positions.lowerBound),
            let last = genomicPosition(positions.upperBound - 1)
        else { return "?" }
        return Self.placeText(of: Range(from: start, to: last + 1))
    }

    private static func placeText(of bases: Range<Int>) -> String {
        bases.count > 1
            ? Locus.span(bases.lowerBound, bases.upperBound) : NumberText.grouped(bases.lowerBound + 1)
    }

    /// "AT inserted before 36,783,412 (TSS +12, downstream)", "36,783,412-36,783,414 deleted (TSS -12, upstream)",
    /// "… become AT".
    func text(of change: SequenceChange) -> String {
        let start = change.removed.lowerBound
        let distance = currentGene.map { " (\($0.fromTSS(to: change).text))" } ?? ""
        let letters = change.inserted.prefix(12).map { Self.letter($0) }.joined()
        let bases =
            letters + (change.inserted.count > 12 ? "… (\(change.inserted.count.counted("base")))" : "")
        if change.removed.isEmpty {
            return "\(bases) inserted before \(NumberText.grouped(start + 1))\(distance)"
        }
        let place = Self.placeText(of: change.removed)
        return change.inserted.isEmpty ? "\(place) deleted\(distance)" : "\(place) become \(bases)\(distance)"
    }

    /// "36,783,412 G>A (TSS +12, downstream)", "DNase 36,783,001-36,783,050 zero".
    func text(of edit: WindowEdit) -> String {
        switch edit {
        case .base(let position, let code):
            let own = changedWindow.flatMap {
                $0.bases.indices.contains(position) ? $0.bases[position] : nil
            }
            return placeText(position..<(position + 1))
                + " \(Self.letter(own))>\(Self.letter(code))"
                + (fromTSS(position).map { " (\($0.text))" } ?? "")
        case .signal(let signal, let positions, let replacement):
            return "\(inputName(signal)) \(placeText(positions)) \(replacement == .mean ? "mean" : "zero")"
        }
    }

    /// The current gene's edits, each in words: those that move bases first.
    var editTexts: [String] { currentChanges.map { text(of: $0) } + currentEdits.map { text(of: $0) } }

    /// How the current gene's window is encoded where bases move; nil where none do.
    var movedBasesText: String? {
        currentChanges.isEmpty
            ? nil : "signals at their reference bases, inserted bases have those of the base before"
    }

    /// What is to be said of the current gene's edits beside what they are.
    var editNotes: [String] { [movedBasesText, statedEffectText].compactMap(\.self) }

    /// The current gene's edits in one line; "none" without.
    var editsText: String {
        let edits = editTexts + editNotes
        return edits.isEmpty ? "none" : edits.joined(separator: "; ")
    }

    /// Which question a scan answers, beside the present one: "REF", "2 edits", with what is taken and what is off.
    func text(of question: Question) -> String {
        let made = question.editCount == 0 ? "REF" : question.editCount.counted("edit")
        // What an earlier condition gave has no name any more.
        let taken = question.transplant.map {
            $0.condition == other?.number
                ? ", with \(conditionNames.other)'s \(names(offIn: $0.taken).joined(separator: ", "))"
                : ", with signals of another condition"
        }
        let edits = made + (taken ?? "")
        let masked = question.mask == .all ? edits : edits + ", " + MaskWords.name(question.mask, self)
        return question.background.map { "\(masked), as if in \(stateTitle($0))" } ?? masked
    }
}
