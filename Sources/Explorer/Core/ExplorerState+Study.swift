import Canvas
import Predictions
import PrismModel

extension ExplorerState {
    /// Takes in what was found out about states.
    mutating func take(_ finding: StateFinding) {
        switch finding {
        case .step(let step, let outcome):
            if study.step == step { study.step = nil }
            take(step.work, outcome)
        case .cluster(let request, let result):
            guard request == study.clustering else { return }
            study.clustering = nil
            study.clustered = request
            switch result {
            case .success(let map): adopt(map)
            case .failure(let problem): study.problem = problem.text
            }
        case .atlas(let map, let atlas):
            study.described = study.describing
            study.describing = nil
            if map == study.map { study.atlas = atlas }
        case .names(let set, let names):
            study.namesAwaited.remove(set)
            guard let names else { return }
            study.names[set] = names
            paintStates()
        case .reading(let done, let total):
            // Tracks are read side by side: what comes late tells of less.
            if let reading = study.reading, done > reading.done { study.reading?.done = done }
            study.reading?.total = total
        case .genome(let member, let result):
            study.reading = nil
            switch result {
            case .success(let genome): study.genomes[member] = genome
            case .failure(let problem): study.problem = problem.text
            }
        case .searching(let number, let stage, let done, let total):
            take(stage, done: done, total: total, ofSearch: number)
        case .found(let number, let outcome): take(outcome, ofSearch: number)
        }
    }

    private mutating func take(_ work: StateStep.Work, _ outcome: StateFinding.Outcome) {
        switch (work, outcome) {
        case (.genes(let batch), .genes(let problems)):
            guard batch.lowerBound == study.next, batch.count == problems.count else { return }
            study.next = batch.upperBound
            study.failures += problems.count { $0 != nil }
            study.firstFailure = study.firstFailure ?? problems.lazy.compactMap(\.self).first?.text
            if study.next >= catalog.genes.count, study.failures == study.next {
                study.problem = study.firstFailure ?? "the data set has no genes"
            }
        case (.gene(let question, _), .gene(let result)):
            let shown = contextQuestion
            study.contexts.insert(result, for: question) { $0 == shown }
        case (.ribbon(let tile, let map), .ribbon(let result)):
            if map == study.map { keep(result, tile) }
        case (.stretch(let tile), .ribbon(let result)), (.painted(let tile, _), .ribbon(let result)):
            keep(result, tile)
        case (.intervention(let gene), .intervention(let result)):
            study.interventions.take(gene..<gene + 1, [result])
            let survey = study.interventions
            let step = max(8, survey.genes / 50)
            guard survey.isComplete || survey.next.isMultiple(of: step) else { return }
            countIntervened()
            if other != nil { recountChanges() }
        default: break
        }
    }

    private mutating func keep(_ pieces: Result<[StateRibbon.Piece], Problem>, _ tile: RibbonTile) {
        let shown = Set(wanted.tiles)
        study.ribbons.insert(pieces, for: tile, keeping: shown.contains)
    }

    /// New states: what was painted with the old ones is void.
    private mutating func adopt(_ map: StateMap) {
        study.map = map
        study.problem = nil
        study.ribbons.removeAll()
        study.atlas = nil
        study.names[.contexts] = map.names ?? StateNames()
        paintStates()
    }

    /// A state's number with its name, where it has one; `set` as of `stateName(_:of:)`.
    func stateTitle(_ state: Int, of set: StateSet? = nil) -> String {
        let number = StateNames.number(state)
        // Names that emissions propose twice end in the number, which stands before them here.
        let name = stateName(state, of: set).trimmingSuffix(" (\(number))")
        return name == number ? number : "\(number) \(name)"
    }

    /// Gives the states their own colours.
    mutating func paintStates() { look = look.paintingStates(ownStateColours) }

    /// The colours that people gave states, or their segmentation did, by state.
    var ownStateColours: [Int: Color] {
        let given = givenNames.entries.compactMapValues(\.colour)
        return (found?.colours ?? [:]).merging(given) { $1 }.compactMapValues {
            $0.count == 3 ? Color.rgb($0[0], $0[1], $0[2]) : nil
        }
    }
}

extension String {
    /// Without an ending, where it has that.
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
