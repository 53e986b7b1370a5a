import Canvas
import PrismModel

/// What an export announces and nobody knows yet: it is found out before anything is written, or the file says what it
/// lacks.
struct ExportNeeds: Sendable, Equatable {
    /// Something of which not all is known: so many of so many.
    struct Part: Sendable, Equatable {
        var name: String
        var done: Int
        var total: Int
    }

    /// What is not known, the first to be found out first.
    private(set) var parts: [Part] = []
    /// Predictions of the current gene that are lacking.
    private(set) var questions: [Question] = []
    /// Masks under which genes are still to be predicted.
    private(set) var surveys: [ModalityMask] = []

    var isEmpty: Bool { parts.isEmpty }

    /// "predictions 6 of 32".
    var text: String {
        parts.map {
            "\($0.name) \(NumberText.grouped($0.done)) of \(NumberText.grouped($0.total))"
        }.joined(separator: ", ")
    }

    /// Something of which `done` of `total` are known.
    mutating func need(_ name: String, _ done: Int, of total: Int) {
        if done < total { parts.append(Part(name: name, done: done, total: total)) }
    }

    /// Measured expression.
    mutating func needMeasurements(_ state: ExplorerState) {
        if state.awaitsMeasurements { need("measurements", 0, of: state.catalog.genes.count) }
    }

    /// The current gene under every mask that is announced; those that the model refuses are known to be so.
    mutating func needForecasts(_ state: ExplorerState) {
        let masks = Ablation.exported(
            signals: state.modelSignals, over: state.featureMask, present: state.mask)
        let shared = state.modelSignals <= Ablation.mostSignals ? state.coalitions.masks : []
        var seen: Set<Question> = []
        let all = (masks + shared).compactMap(state.question(under:)).filter { seen.insert($0).inserted }
        questions = all.filter { state.forecasts[$0] == nil && state.obstacle($0) == nil }
        if questions.contains(where: { $0.needsMeans(for: state.model.facts) }) { needMeans(state) }
        need("predictions", all.count - questions.count, of: all.count)
    }

    /// Every gene under some masks; nothing where there is no model that predicts.
    mutating func needPredictions(_ masks: [ModalityMask], _ state: ExplorerState) {
        if state.model == .loading { return need("models", 0, of: 1) }
        guard state.model.facts != nil else { return }
        let genes = state.catalog.genes.count
        surveys = masks.filter { state.surveys[$0].map { !$0.isComplete } ?? (genes > 0) }
        if state.maskNeedsMeans, surveys.contains(where: { $0 != .all }) { needMeans(state) }
        need(
            "predictions", masks.reduce(0) { $0 + (state.surveys[$1]?.next ?? 0) }, of: masks.count * genes)
    }

    /// Every gene of the other condition, where one is open: predicted, and measured.
    mutating func needOtherPredictions(_ state: ExplorerState) {
        guard let other = state.other?.state else { return }
        if other.model == .loading { return need("models", 0, of: 1) }
        let genes = other.catalog.genes.count
        // What is not compared is not asked for.
        if other.model.facts != nil, state.conditionProblem == nil {
            need("predictions of the other condition", other.surveys[.all]?.next ?? 0, of: genes)
        }
        if other.awaitsMeasurements { need("measurements of the other condition", 0, of: genes) }
    }

    /// The data set's mean signals.
    mutating func needMeans(_ state: ExplorerState) {
        if state.means.values == nil { need("mean signals", state.means.next, of: state.means.genes) }
    }

    /// The states of all genes, as many as were asked for.
    mutating func needStates(_ state: ExplorerState) {
        guard state.study.problem == nil, state.alongGenome == nil else { return }
        let total = state.catalog.genes.count
        need("context weights", state.study.next, of: total)
        let whole = ClusterRequest(count: state.study.count, genes: total)
        if state.study.map?.request != whole { need("states", 0, of: 1) }
    }

    /// Predictions of every gene under the intervention.
    mutating func needInterventions(_ state: ExplorerState) {
        let survey = state.study.interventions
        need("interventions", survey.next, of: survey.genes)
    }

    /// What the states look like, the predictions under the intervention among it.
    mutating func needAtlas(_ state: ExplorerState) {
        if state.alongGenome != nil {
            if state.genome == nil, state.study.problem == nil { need("genomes", 0, of: 1) }
            return
        }
        guard state.study.map != nil else { return }
        needInterventions(state)
        let isCurrent = state.study.described == StudySchedule.description(for: state)
        if state.study.atlas == nil || !isCurrent { need("atlases", 0, of: 1) }
    }
}
