import PrismModel

extension ExplorerState {
    /// The signals that the model takes, in its order: what the loaded weights say, or before that the manifest.
    var inputs: [Int] { model.facts?.inputs ?? catalog.inputs }

    /// The number of signals the model takes.
    var modelSignals: Int { inputs.count }

    /// A signal's position among the model's; nil if the model does not take it.
    func input(_ signal: Int) -> Int? { inputs.firstIndex(of: signal) }

    /// The name of the signal at a position among the model's.
    func inputName(_ index: Int) -> String {
        guard inputs.indices.contains(index), catalog.signals.indices.contains(inputs[index]) else {
            return "?"
        }
        return catalog.signals[inputs[index]].name
    }

    /// Whether a track is on: one that the model does not take has no switch.
    func isOn(_ signal: Int) -> Bool { input(signal).map(mask.isOn) ?? true }

    /// The names of the signals that a mask switches off, in the catalog's order.
    func names(offIn mask: ModalityMask) -> [String] {
        catalog.signals.indices.filter { input($0).map { !mask.isOn($0) } ?? false }
            .map { catalog.signals[$0].name }
    }

    /// The signals that are off now, by name.
    var offNames: [String] { names(offIn: mask) }

    /// The mask that switches off the signals of these names; others are passed over.
    func mask(off names: [String]) -> ModalityMask {
        let signals = catalog.signals.indices.filter { names.contains(catalog.signals[$0].name) }
        return ModalityMask(off: signals.compactMap { input($0) })
    }
}
