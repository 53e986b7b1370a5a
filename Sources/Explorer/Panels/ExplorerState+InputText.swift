import Canvas
import Wording

extension ExplorerState {
    /// What of the current gene's input is otherwise than the data set has it: "with GM12878's H3K27ac, without DNase, 1 edit", then
    /// in fewer and fewer words; empty where nothing is.
    var inputTexts: [String] {
        let taken = takenWords
        guard taken != nil || mask != .all || editCount > 0 else { return [] }
        let edits = editCount == 0 ? nil : editCount.counted("edit")
        let standIn = standIn == .zero ? "" : " (\(self.standIn.word))"
        let off = mask == .all ? nil : MaskWords.name(mask, self)
        func joined(_ words: [String?]) -> String { words.compactMap(\.self).joined(separator: ", ") }
        let sign = String(look.glyphs.signs.diamond) + " "
        let names = taken == nil ? nil : sign + seenTakenNames.joined(separator: ",")
        let count = taken == nil ? nil : sign + "\(seenTakenNames.count)"
        return [
            joined([taken, off.map { $0 + standIn }, edits]),
            joined([names, off, edits]),
            joined([count, off == nil ? nil : "- \(offNames.count)", edits]), "changed",
        ]
    }
}
