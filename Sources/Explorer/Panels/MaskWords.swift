import Canvas
import PrismModel

/// Masks as panels write them.
enum MaskWords {
    /// Signs of a mask: ● on, ○ off, in the model's order.
    static func signs(_ mask: ModalityMask, _ count: Int, _ look: Look) -> String {
        (0..<count).map { String(mask.isOn($0) ? look.glyphs.signs.on : look.glyphs.signs.off) }.joined()
    }

    /// "all on", "- Hi-C", "only DNase", "none on"; groups of features that are off after them.
    static func name(_ mask: ModalityMask, _ state: ExplorerState) -> String {
        name(mask, state, separator: ",") { state.inputName($0) }
    }

    /// The same with the numbers of the tracks in place of the signals' names: "- 1 3", "only 2".
    static func short(_ mask: ModalityMask, _ state: ExplorerState) -> String {
        name(mask, state, separator: " ") { state.inputNumber($0) }
    }

    private static func name(
        _ mask: ModalityMask, _ state: ExplorerState, separator: String, _ signal: (Int) -> String
    ) -> String {
        let groups = state.groupNames(offIn: mask).joined(separator: ",")
        let signals = signalName(mask, state.modelSignals, separator, signal)
        if groups.isEmpty { return signals }
        return signals == "all on" ? "- " + groups : signals + " - " + groups
    }

    private static func signalName(
        _ mask: ModalityMask, _ count: Int, _ separator: String, _ signal: (Int) -> String
    ) -> String {
        func names(_ isWanted: (Int) -> Bool) -> String {
            (0..<count).filter(isWanted).map(signal).joined(separator: separator)
        }
        let off = (0..<count).count { !mask.isOn($0) }
        if off == 0 { return "all on" }
        if off == count { return "none on" }
        if off == count - 1, count > 2 { return "only " + names { mask.isOn($0) } }
        return "- " + names { !mask.isOn($0) }
    }
}
