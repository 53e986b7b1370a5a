extension ExplorerState {
    /// What there is to know of the two conditions that are open, a sentence each: which they are, what differs between them,
    /// and what therefore is not compared. Empty while no other is open.
    var conditionNotes: [String] {
        guard let other else { return [] }
        let names = conditionNames
        func title(_ name: String, _ state: ExplorerState, isShared: Bool = false) -> String {
            let whose = isShared ? "\(names.own)'s model" : "model"
            let model = state.catalog.modelName.map { ", \(whose) \($0)" } ?? ", no model"
            let simulated = state.catalog.isSimulated ? " (SIMULATED)" : ""
            let called = name == state.catalog.name ? "" : "\(name): "
            return "\(called)\(state.catalog.name)\(simulated)\(model)"
        }
        let about = [
            title(names.own, self),
            title(names.other, other.state, isShared: other.facts?.sharesModel == true),
            "a change is \(names.other) less \(names.own)",
        ]
        return about + (other.facts?.notes ?? other.pairing.notes) + other.pairing.drawnNotes
            + [otherPlaceNote].compactMap(\.self) + unequalNotes(other)
    }

    /// What hinders a comparison now.
    private func unequalNotes(_ other: OtherCondition) -> [String] {
        let models = [(conditionNames.own, model), (conditionNames.other, other.state.model)]
        let obstacles = models.compactMap { name, model in
            model.obstacle.map { "\(name) is not predicted: \($0)" }
        }
        let unknown =
            other.facts == nil && other.problem == nil && obstacles.isEmpty
            ? "how the models' signals go together is being found out" : nil
        let refused = other.problem.map { "predictions are not compared: \($0.text)" }
        return obstacles + [refused, unknown, switchesNote, editsNote].compactMap(\.self)
    }

    /// Whether the other condition's model takes a signal or a group of features, by name.
    private func isTaken(byOther name: String) -> Bool {
        guard let other = other?.state, other.model.facts != nil else { return true }
        return other.mask(off: [name]) != .all
    }

    /// The signals and groups of features that are off here, or deleted over a stretch, and that the other condition's model
    /// does not take; by name.
    var onlySwitchedHere: [String] {
        let deleted = currentEdits.compactMap { edit -> String? in
            if case .signal(let signal, _, _) = edit { inputName(signal) } else { nil }
        }
        var names: [String] = []
        for name in offNames + deleted where !names.contains(name) && !isTaken(byOther: name) {
            names.append(name)
        }
        return names
    }

    /// What is compared although it is not switched alike, a sentence; nil where both are.
    var switchesNote: String? {
        let names = onlySwitchedHere
        guard !names.isEmpty, geneObstacle == nil else { return nil }
        let (own, other) = (conditionNames.own, conditionNames.other)
        let list = names.joined(separator: ", ")
        return "\(other)'s model takes no \(list): that is left out of \(own) alone, and the change holds it"
    }

    /// Why the current gene's edits are not made in the other condition too; nil where they are, or there are none.
    var editsNote: String? {
        guard editCount > 0, geneObstacle == nil, let other = other?.state, let question = other.question,
            question.editCount > 0, let problem = other.obstacle(question)
        else { return nil }
        return "the edits are made in \(conditionNames.own) alone: \(problem)"
    }
}
