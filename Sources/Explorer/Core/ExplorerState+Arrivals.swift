import Canvas
import GenomeData
import PrismModel

extension ExplorerState {
    /// Takes in what the background found out.
    mutating func take(_ arrival: Arrival) {
        switch arrival {
        case .model(let arrival): take(arrival.status)
        case .measured(let arrival):
            measured = arrival.values
            measuredNote = arrival.note
            recount()
            for mask in surveys.keys { countEffect(of: mask) }
        case .geneModels(let models):
            geneModels = models
            // They may have names that what was typed already finds.
            if !list.filter.isEmpty { relist() }
        case .geneModelsFailed(let reason): message = Message(text: "gene models: \(reason)", kind: .warning)
        case .notice(let text): message = Message(text: text, kind: .warning)
        case .tracks(let arrival):
            // What was overtaken meanwhile is still nearer to the truth than what shows.
            if arrival.tracks.query.isOfPinned {
                beside.tracks = arrival.tracks
            } else {
                report(arrival.tracks)
                tracks = arrival.tracks
            }
        case .job(let arrival): take(arrival)
        case .profiles(let arrival): take(arrival)
        case .study(let arrival): take(arrival.finding)
        case .look(let look):
            self.look = look
            paintStates()
        case .frame(let time, let resident, let peak):
            performance?.note(time, resident: resident, peak: peak)
        case .opened(let arrival): take(arrival)
        case .related(let arrival): take(arrival)
        case .other(let number, let arrival): take(arrival, ofOther: number)
        case .exported(let arrival): take(arrival.outcome, path: arrival.path)
        case .errand(let arrival): errandAnswer = arrival.answer
        case .copied(let isCopied):
            message =
                isCopied
                ? Message(text: "copied to the clipboard", kind: .info)
                : Message(text: "this terminal has no clipboard to copy to", kind: .warning)
        }
    }

    private mutating func take(_ status: ModelStatus) {
        let off = offNames
        model = status
        // The weights may take the signals in another order than the manifest let expect.
        mask = mask(off: off)
        if let state = asIf, !asIfStates.contains(state) { asIf = nil }
        if list.sort == .background, model.facts != nil, adjusted == nil { sort(by: .position) }
        if case .failed = model, let problem = model.problem {
            message = Message(text: problem.text, kind: .error)
        }
    }

    /// Says once that a track cannot be read any more; its panel goes on saying so.
    private mutating func report(_ new: Tracks) {
        for (index, lane) in new.lanes.enumerated() where lane.isFailure {
            let before = tracks.flatMap { $0.lanes.indices.contains(index) ? $0.lanes[index] : nil }
            guard before?.isFailure != true, catalog.signals.indices.contains(index) else { continue }
            message = Message(text: "\(catalog.signals[index].name): \(lane.note ?? "")", kind: .error)
        }
        if let note = new.lettersNote, tracks?.lettersNote == nil {
            message = Message(text: "bases: \(note)", kind: .error)
        }
    }

    private mutating func take(_ arrival: Arrival.JobArrival) {
        // The answer to a question stays right when it comes too late to be waited for.
        if arrival.job == job { job = nil }
        performance?.note(arrival)
        switch (arrival.job.work, arrival.outcome) {
        case (.forecast(let question), .forecast(.success(let forecast))):
            remember(forecast, for: question)
        case (.forecast(let question), .forecast(.failure(let problem))):
            failures.insert(problem.text, for: question, keeping: questionsInUse)
            if isOtherCondition, question.editCount > 0 { message = Self.notEdited(problem.text) }
        case (.survey(let mask, let batch), .survey(let outcomes, let intervened)):
            // One with the other baseline is of no use any more.
            guard mask == .all || (arrival.job.means != nil) == (baseline == .mean) else { return }
            var survey = surveys[mask] ?? Survey(genes: catalog.genes.count)
            let before = survey.next
            surveys.remove(mask)
            survey.take(batch, outcomes)
            surveys.insert(survey, for: mask, keeping: surveysInUse)
            if mask == .all { study.interventions.take(batch, intervened) }
            // Counting costs time in proportion to all genes: done at the end and now and then before.
            let step = max(8, survey.genes / 50)
            guard survey.isComplete || before / step != survey.next / step else { return }
            countEffect(of: mask)
            if mask == .all { recount() } else if mask == sortMask { relist() }
        default: takeEdited(arrival)
        }
    }

    private mutating func countEffect(of mask: ModalityMask) {
        guard let survey = surveys[mask] else { return }
        effects[mask] = AblationEffect(
            survey, against: surveys[mask.withSignalsOn], measured: measured, split: split,
            isHeldOut: isHeldOut)
    }

    private mutating func remember(_ forecast: Forecast, for question: Question) {
        forecasts.insert(forecast, for: question, keeping: questionsInUse)
        if let asked = pinAsked, question == asked.asIf(in: nil) {
            pinned = Pinned(question: asked, forecast: forecast.asIf(in: asked.background))
            pinAsked = nil
        }
    }
}
