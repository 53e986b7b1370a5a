import PrismModel

extension ExplorerState {
    /// Why nothing can be taken from the other condition; nil if something can.
    var transplantObstacle: String? {
        otherSignalsObstacle ?? model.obstacle ?? conditionObstacle
    }

    /// Why a signal, by its position in the catalog, cannot be taken from the other condition; nil if it can.
    func obstacle(toTaking signal: Int) -> String? {
        if let obstacle = transplantObstacle { return obstacle }
        guard catalog.signals.indices.contains(signal), let input = input(signal) else {
            return obstacle(toSwitching: signal)
        }
        guard let facts = other?.facts, facts.signals.indices.contains(input) else { return nil }
        let match = facts.signals[input]
        guard match.isTransplantable else {
            let name = conditionNames.other
            return match.isThere
                ? "\(match.name) is in another unit in \(name)" : "\(name) has no \(match.name)"
        }
        return geneObstacle ?? (isTaken(signal) ? nil : movedObstacle)
    }

    /// Why nothing can be taken into the current gene as it is edited; nil if it can.
    var movedObstacle: String? { currentChanges.isEmpty ? nil : TakenSignals.movedBases }

    /// Why the current gene cannot be compared; nil if it can.
    var geneObstacle: String? {
        guard let gene, let current = currentGene else { return "no gene is chosen" }
        return counterpart(of: gene) == nil ? "\(conditionNames.other) does not have \(current.symbol)" : nil
    }

    /// Takes a signal from the other condition, or this condition's own again.
    mutating func toggleTaken(_ signal: Int) {
        guard let input = input(signal) else { return }
        focus = signal
        taken = taken.toggling(input)
        let words = takenAlongText ?? "its own signals" + (takenNames.isEmpty ? " again" : "")
        let isUnseen = isTaken(signal) && !isOn(signal)
        let unseen = isUnseen ? "; \(conditionNames.other)'s \(inputName(input)) once it is on" : ""
        message = Message(text: "\(currentGene?.symbol ?? "?") with \(words)\(unseen)", kind: .info)
    }

    /// Takes the signals of these names; those that cannot be taken are passed over.
    mutating func take(fromOther names: [String]) {
        let known = other?.facts?.signals ?? []
        taken = ModalityMask(
            off: known.indices.filter { known[$0].isTransplantable && names.contains(known[$0].name) })
    }

    /// Whether a track, by its position in the catalog, is taken from the other condition.
    func isTaken(_ signal: Int) -> Bool { input(signal).map { !taken.isOn($0) } ?? false }

    /// The names of the signals that are taken from the other condition, those that are off among them.
    var takenNames: [String] { names(offIn: taken) }

    /// The names of those that the model sees.
    var seenTakenNames: [String] { names(offIn: taken.subtracting(mask)) }

    /// "GM12878's H3K27ac, DNase", of those that the model sees; nil where it sees none.
    var takenText: String? {
        let names = seenTakenNames
        return names.isEmpty ? nil : "\(conditionNames.other)'s \(names.joined(separator: ", "))"
    }

    /// The same with the features that are made of them and go along.
    var takenAlongText: String? {
        let off = alongNames(offIn: mask)
        let features = alongNames(offIn: taken.subtracting(mask).union(mask.withSignalsOn))
            .filter { !off.contains($0) }
        return takenText.map { ([$0] + features).joined(separator: ", ") }
    }

    /// The model's signals that can be taken from the other condition, by position.
    var transplantable: [Int] {
        (other?.facts?.signals ?? []).enumerated().filter { $0.element.isTransplantable }.map(\.offset)
    }
}
