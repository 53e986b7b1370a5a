import PrismModel

extension ExplorerState {
    /// Switches a signal, by its position in the catalog.
    mutating func toggle(_ signal: Int) {
        guard let index = input(signal) else { return }
        focus = signal
        mask = mask.toggling(index)
    }

    /// Switches off every signal but the focused.
    mutating func onlyFocused() {
        guard let kept = input(focus) else { return }
        mask = ModalityMask(off: (0..<modelSignals).filter { $0 != kept })
    }

    /// Keeps the gene and its prediction to compare with, or lets them go.
    mutating func pin() {
        if pinned != nil {
            pinned = nil
            beside = PinnedGene()
        } else if let question {
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
