import PrismModel

extension ExplorerState {
    /// Switches a signal, by its position in the catalog.
    mutating func toggle(_ signal: Int) {
        guard let index = input(signal) else { return }
        focus = signal
        mask = mask.toggling(index)
        if !mask.isOn(index) { saySwitchesNote() }
    }

    /// Switches off every signal but the focused.
    mutating func onlyFocused() {
        guard let kept = input(focus) else { return }
        mask = ModalityMask(
            off: (0..<modelSignals).filter { $0 != kept },
            groups: groups.switches.filter { !mask.isGroupOn($0) })
        saySwitchesNote()
    }

    /// Says what is compared where what was switched off is not to be had off in the other condition.
    private mutating func saySwitchesNote() {
        if let switchesNote { message = Message(text: switchesNote, kind: .info) }
    }

    /// Switches a group of features, or says which signal keeps it off, or why the model does not take it.
    mutating func toggle(group: Int) {
        guard groups.groups.indices.contains(group) else { return }
        if let problem = groups.notTaken(group) {
            message = Message(text: problem, kind: .warning)
            return
        }
        let parents = names(ofParentsOff: group)
        if parents.isEmpty {
            mask = mask.toggling(group: group)
        } else {
            message = Message(
                text: "\(groups.groups[group].name) is off with \(parents.joined(separator: ", "))",
                kind: .warning)
        }
    }

    /// Keeps the gene and its prediction to compare with, or lets them go.
    mutating func pin() {
        if pinned != nil {
            pinned = nil
            beside = PinnedGene()
        } else if let question = questionAsIf {
            pinned = Pinned(question: question, forecast: forecast)
        }
    }

    /// Why a signal, by its position in the catalog, cannot be switched; nil if it can.
    func obstacle(toSwitching signal: Int) -> String? {
        guard catalog.signals.indices.contains(signal) else { return "there is no signal \(signal + 1)" }
        if case .absent(let reason) = model { return reason }
        guard input(signal) != nil else { return "the model does not take \(catalog.signals[signal].name)" }
        return nil
    }
}
