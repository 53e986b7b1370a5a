import Canvas
import PrismModel
import Wording

extension ExplorerState {
    /// Opens another condition in place of the one before.
    mutating func compare(with source: ConditionSource) -> [Effect] {
        var effects = stopComparing()
        ask(for: source)
        message = Message(text: "opening \(source.text)", kind: .info)
        effects += openingEffects
        return effects
    }

    /// Compares with another condition from the first screen on.
    public mutating func ask(for source: ConditionSource) {
        openings &+= 1
        (opening, openingProblem, takesLater) = (source, nil, [])
    }

    /// What opens the condition that is asked for.
    var openingEffects: [Effect] {
        let inputs = model.facts.map { _ in (0..<modelSignals).map(inputName) }
        return opening.map { [.open(Effect.Opening(source: $0, number: openings, inputs: inputs))] } ?? []
    }

    /// Closes the other condition, or gives up opening it.
    mutating func stopComparing() -> [Effect] {
        guard other != nil || opening != nil else { return [] }
        (other, opening, taken) = (nil, nil, .all)
        (fitOfChange, fitOfIntervenedChange) = (Fit(), Fit())
        if list.sort.isOfChange { list.sort = .position }
        if list.chosen?.isOfConditions == true { list.chosen = nil }
        recount()
        return [.closeOther]
    }

    /// Takes in the condition that was opened, or why it was not.
    mutating func take(_ opened: Arrival.OpenedArrival) {
        guard let source = opening, opened.number == openings else { return }
        opening = nil
        switch opened.outcome {
        case .failure(let problem):
            openingProblem = problem.text
            message = Message(text: "compare: \(problem.text)", kind: .error)
        case .success(let found):
            var state = ExplorerState(
                found.catalog, views: views, rows: rows, columns: columns, look: look)
            state.isOtherCondition = true
            state.message = nil
            // What is looked for is told by this condition.
            state.attributions.method = nil
            var absolute = source
            absolute.path = found.path
            var other = OtherCondition(absolute, number: opened.number, pairing: found.pairing, state)
            (other.takesLater, takesLater) = (takesLater, [])
            self.other = other
            message = openingMessage(found.pairing)
            recount()
        }
    }

    /// How many genes are in both.
    private func openingMessage(_ pairing: ConditionPairing) -> Message {
        let names = conditionNames
        guard pairing.count > 0 else {
            return Message(
                text: "compare: no gene of \(names.other) has the id of one of \(names.own)", kind: .error)
        }
        let lacking = catalog.genes.count - pairing.count
        let lackingHere = (other?.state.catalog.genes.count ?? pairing.count) - pairing.count
        let genes =
            "\(pairing.count.counted("gene")) in both" + (pairing.isWithoutIDs ? ", by symbol alone" : "")
            + (lacking > 0 ? ", \(NumberText.grouped(lacking)) only in \(names.own)" : "")
            + (lackingHere > 0 ? ", \(NumberText.grouped(lackingHere)) only in \(names.other)" : "")
        let hint = differencesKey.map { "\($0) tells what differs" }
        guard pairing.differences.isEmpty else {
            // What matters first, and the keys before what may find no room.
            let differences = pairing.differences.joined(separator: ", ")
            return Message(
                text: "\(names.other)\(hint.map { " (\($0))" } ?? ""): \(differences); \(genes)",
                kind: .warning)
        }
        let text = "\(names.other) beside \(names.own): \(genes)" + (hint.map { "; " + $0 } ?? "")
        return Message(text: text, kind: .info)
    }

    /// Takes in how the inputs of both models go together.
    mutating func take(_ related: Arrival.RelatedArrival) {
        guard other?.number == related.number else { return }
        switch related.outcome {
        case .success(let facts):
            other?.facts = facts
            take(fromOther: other?.takesLater ?? [])
            other?.takesLater = []
        case .failure(let problem):
            other?.problem = problem
            message = conditionObstacle.map { Message(text: $0, kind: .error) }
        }
        recountChanges()
        if list.sort.isOfChange { relist() }
        leaveRefusedOrder()
    }

    /// Takes in what was found out about the other condition.
    mutating func take(_ arrival: Arrival, ofOther number: Int) {
        guard var other, other.number == number else { return }
        // Held once, so that nothing is copied.
        self.other = nil
        let counted = other.state.fitCount
        other.state.take(arrival)
        let isCounted = other.state.fitCount != counted
        let said = other.state.message
        other.state.message = nil
        self.other = other
        say(said, isOfModel: isModel(arrival))
        guard isCounted || isModel(arrival) else { return }
        recountChanges()
        if list.sort.isOfChange { relist() }
        leaveRefusedOrder()
    }

    /// Says what the other condition has to say; why its model cannot be used stands whole among what differs.
    private mutating func say(_ said: Message?, isOfModel: Bool = false) {
        guard let said, said.kind != .info else { return }
        let obstacle = isOfModel ? conditionObstacle : nil
        message = Message(text: obstacle ?? "\(conditionNames.other): \(said.text)", kind: said.kind)
    }

    private func isModel(_ arrival: Arrival) -> Bool { if case .model = arrival { true } else { false } }

    /// Makes the other condition follow this one, and says what it is to find out: it makes way for what is asked of this
    /// one.
    mutating func effectsOfOther() -> [Effect] {
        guard var other else { return [] }
        // What a view wants of the other condition it asks while there is one.
        let wanted = wanted
        self.other = nil
        other.state.follow(self, other.pairing, wanted)
        var effects: [Effect] = other.isAsked ? [] : [.load]
        other.isAsked = true
        var relating: [Effect] = []
        if !other.isRelated, model.facts != nil, other.state.model.facts != nil {
            other.isRelated = true
            relating = [.relate(number: other.number)]
        }
        if job?.tier == .current, let theirs = other.state.job, theirs.tier > .current {
            other.state.job = nil
            effects.append(.giveUp)
        }
        effects += Schedule.effects(for: &other.state, asksModel: other.problem == nil)
        if other.problem == nil { effects += StudySchedule.interventions(for: &other.state) }
        effects += BackgroundSchedule.effects(for: &other.state)
        effects += ProfileSchedule.effects(for: &other.state)
        other.state.useWhatShows()
        let said = other.state.message
        other.state.message = nil
        self.other = other
        say(said)
        return relating + effects.map { .other(number: other.number, $0) }
    }

    /// Takes over gene, place, switches and screen of the condition that is browsed.
    private mutating func follow(
        _ own: ExplorerState, _ pairing: ConditionPairing, _ wanted: WantedWork
    ) {
        (rows, columns, look, view, views) = (own.rows, own.columns, own.look, own.view, own.views)
        gene = own.gene.flatMap(pairing.theirs)
        lacksGene = own.gene != nil && gene == nil
        if let place = own.place(in: catalog, pairing) { locus = place.locus }
        mask = mask(off: own.offNames)
        baseline = own.baseline
        followPin(of: own, pairing)
        followEdits(of: own, pairing)
        busy = own.job?.tier
        ordered = WantedWork()
        ordered.atlas = wanted.atlas && adjusted != nil
        ordered.interventions = wanted.interventionsOfOther
        if wanted.ribbonOfOther, alongGenome != nil { ordered.tiles = tilesOfRibbons }
        if let query = wanted.profilesOfOther {
            ordered.profiles = query
            ordered.profileGenes = own.list.order.compactMap(pairing.theirs)
        }
    }
}
