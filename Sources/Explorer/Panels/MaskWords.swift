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
        let groups = state.groupNames(offIn: mask).joined(separator: ",")
        let signals = signalName(mask, state.modelSignals, ",") { state.inputName($0) }
        if groups.isEmpty { return signals }
        return signals == "all on" ? "- " + groups : signals + " - " + groups
    }

    /// A choice of signals among features as they are switched: "- Hi-C", whatever features are off; with every signal on
    /// "all on", or where features are off "all else on".
    static func signals(_ mask: ModalityMask, _ state: ExplorerState) -> String {
        signals(mask, state, separator: ",") { state.inputName($0) }
    }

    /// The same with the numbers of the tracks in place of the signals' names.
    static func shortSignals(_ mask: ModalityMask, _ state: ExplorerState) -> String {
        signals(mask, state, separator: " ") { state.inputNumber($0) }
    }

    private static func signals(
        _ mask: ModalityMask, _ state: ExplorerState, separator: String, _ signal: (Int) -> String
    ) -> String {
        mask == mask.withSignalsOn
            ? everySignal(over: mask) : signalName(mask, state.modelSignals, separator, signal)
    }

    /// Every signal on, over features of which some may be off.
    static func everySignal(over features: ModalityMask) -> String {
        features.withSignalsOn == .all ? "all on" : "all else on"
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
