import Canvas
import Wording

/// What stands in place of a gene's own input, in words: figures, which have no footer and no switches, say it.
extension ExplorerState {
    /// What the current gene is predicted with otherwise than it is, in a few words each: "with GM12878's H3K27ac", "as if in S3";
    /// empty where it is predicted as it is.
    func inputWords(of parts: InputParts = .all) -> [String] {
        [
            parts.contains(.taken) ? takenWords : nil, parts.contains(.off) ? offWords : nil,
            parts.contains(.background) ? asIfText : nil, parts.contains(.edits) ? editWords : nil,
        ].compactMap(\.self)
    }

    /// "with GM12878's H3K27ac, promoter_activity", the features with it that are made of it; nil where nothing is taken.
    var takenWords: String? { question?.transplant == nil ? nil : takenAlongText.map { "with " + $0 } }

    /// "without DNase, promoter_activity (what is off is missing, as in training)"; nil where nothing is off.
    var offWords: String? {
        let off = offNames + alongNames(offIn: mask)
        return off.isEmpty
            ? nil : "without \(off.joined(separator: ", ")) (what is off \(standIn.singular))"
    }

    /// "with 2 edits: 83,593 G>A (TSS -16); 83,601 deleted (TSS -24)", of many edits the first; nil without.
    var editWords: String? {
        guard editCount > 0 else { return nil }
        let (texts, most) = (editTexts, 4)
        let rest = texts.count > most ? ["and \((texts.count - most).grouped) more"] : []
        let words = texts.prefix(most) + rest + [movedBasesText].compactMap(\.self)
        return "with \(editCount.counted("edit")): " + words.joined(separator: "; ")
    }
}
