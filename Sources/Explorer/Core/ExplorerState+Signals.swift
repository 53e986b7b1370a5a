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

    /// The key that switches the signal at a position among the model's: the number of its track.
    func inputNumber(_ index: Int) -> String {
        inputs.indices.contains(index) ? "\(inputs[index] + 1)" : "?"
    }

    /// Whether a track is on: one that the model does not take has no switch.
    func isOn(_ signal: Int) -> Bool { input(signal).map(mask.isOn) ?? true }

    /// Features that are switched together: what the loaded weights say, or before that the manifest.
    var groups: FeatureGroups { model.facts?.groups ?? catalog.groups }

    /// The names of what a mask switches off: signals in the catalog's order, then groups of features.
    func names(offIn mask: ModalityMask) -> [String] {
        catalog.signals.indices.filter { input($0).map { !mask.isOn($0) } ?? false }
            .map { catalog.signals[$0].name } + groupNames(offIn: mask)
    }

    /// The names of the groups of features that go with a signal that is off in a mask, which they are made of.
    func alongNames(offIn mask: ModalityMask) -> [String] {
        let off = names(offIn: mask)
        return names(offIn: groups.closing(mask)).filter { !off.contains($0) }
    }

    /// The names of the groups of features that a mask switches off by itself.
    func groupNames(offIn mask: ModalityMask) -> [String] {
        groups.switches.filter { !mask.isGroupOn($0) }.map { groups.groups[$0].name }
    }

    /// The signals that are off and take a group of features with them, by name.
    func names(ofParentsOff group: Int) -> [String] {
        guard groups.groups.indices.contains(group) else { return [] }
        return groups.groups[group].parents.filter { !mask.isOn($0) }.map { inputName($0) }
    }

    /// The signals and groups of features that are off now, by name.
    var offNames: [String] { names(offIn: mask) }

    /// The mask that switches off the signals of these names, or groups of features where no signal has the name; others are
    /// passed over.
    func mask(off names: [String]) -> ModalityMask {
        let signals = catalog.signals.indices.filter { names.contains(catalog.signals[$0].name) }
        let others = names.filter { name in !catalog.signals.contains { $0.name == name } }
        let features = groups.switches.filter { others.contains(groups.groups[$0].name) }
        return ModalityMask(off: signals.compactMap { input($0) }, groups: features)
    }
}
