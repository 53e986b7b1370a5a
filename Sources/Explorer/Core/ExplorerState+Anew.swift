import PrismModel

extension ExplorerState {
    /// The state of an earlier moment at another gene, with everything that has been found out and is under way: what the
    /// user did in between is undone, and nothing is computed twice.
    mutating func begin(anewFrom first: ExplorerState, at gene: Int) {
        // Predictions of all genes are kept by their masks alone, whatever stood in for signals that are off.
        if baseline != first.baseline { toggleBaseline() }
        var next = first
        (next.generation, next.job) = (generation, job)
        (next.asked, next.tracks) = (asked, tracks)
        (next.model, next.geneModels) = (model, geneModels)
        (next.measured, next.measuredNote) = (measured, measuredNote)
        (next.forecasts, next.failures) = (forecasts, failures)
        (next.surveys, next.effects) = (surveys, effects)
        (next.fit, next.fitOfIntervened, next.fitCount) = (fit, fitOfIntervened, fitCount)
        (next.means, next.input, next.inputFailure) = (means, input, inputFailure)
        next.attributions.found = attributions.found
        next.attributions.failures = attributions.failures
        (next.scans, next.scanFailures) = (scans, scanFailures)
        (next.profiles, next.profileStep) = (profiles, profileStep)
        next.study = study
        next.study.count = first.study.count
        // Panels say more of states that were described because somebody looked at them.
        (next.study.atlas, next.study.described) = (first.study.atlas, first.study.described)
        // The other condition follows by itself; what is known of it stays.
        if other?.number == first.other?.number {
            (next.other, next.fitOfChange) = (other, fitOfChange)
            next.fitOfIntervenedChange = fitOfIntervenedChange
        } else {
            next.fitOfIntervenedChange = Fit()
            (next.other, next.fitOfChange, next.taken) = (nil, Fit(), .all)
        }
        (next.opening, next.openings, next.openingProblem) = (nil, openings, nil)
        next.message = nil
        next.popup = nil
        self = next
        relist()
        show(gene: gene)
        fitWindow()
    }
}
