import Canvas
import Predictions
import Wording

extension ExplorerState {
    /// What of the current gene's input is otherwise than the data set has it: "with GM12878's H3K27ac, - DNase (missing), as if in
    /// S4, 1 edit", first with the features that go along, then in fewer and fewer words; of `parts` alone; empty where nothing is.
    func inputTexts(of parts: InputParts = .all) -> [String] {
        let along = parts.contains(.taken) ? takenWords : nil
        let taken = along == nil ? nil : takenText.map { "with " + $0 }
        let isOff = parts.contains(.off) && mask != .all
        let place = parts.contains(.background) ? asIf.map(StateNames.number) : nil
        let edits = parts.contains(.edits) && editCount > 0 ? editCount.counted("edit") : nil
        guard taken != nil || isOff || place != nil || edits != nil else { return [] }
        let standIn = standIn == .zero ? "" : " (\(self.standIn.word))"
        let off = isOff ? MaskWords.name(mask, self) : nil
        func joined(_ words: [String?]) -> String { words.compactMap(\.self).joined(separator: ", ") }
        let sign = String(look.glyphs.signs.diamond) + " "
        let names = taken == nil ? nil : sign + seenTakenNames.joined(separator: ",")
        let count = taken == nil ? nil : sign + "\(seenTakenNames.count)"
        let asIf = place == nil ? nil : asIfText
        return [
            joined([along, off.map { $0 + standIn }, asIf, edits]),
            joined([taken, off.map { $0 + standIn }, asIf, edits]), joined([names, off, asIf, edits]),
            joined([names, off, place, edits]),
            joined([count, off == nil ? nil : "- \(offNames.count)", place, edits]), "changed",
        ]
    }
}
