import Caches
import PrismModel

extension ExplorerState {
    /// Whether an answer must stay: about the current gene as it is and as it is edited, under whatever mask, and about
    /// what the next key press can ask for. Forgotten, it would be asked for again at once.
    var questionsInUse: (Question) -> Bool {
        let edits = currentEdits, changes = currentChanges
        let others = Schedule.neighbours(self) + Schedule.paired(self) + [pinAsked].compactMap(\.self)
        return { [gene] question in
            question.gene == gene
                && (question.editCount == 0
                    || question.edits == edits && question.changes == changes)
                || others.contains(question)
        }
    }

    /// Whether predictions of all genes under a mask must stay: they show, or are waited for.
    var surveysInUse: (ModalityMask) -> Bool { Set(Schedule.surveyed(self, wanted)).contains }

    /// What shows was used last, so that what was seen longest ago is forgotten first.
    mutating func useWhatShows() {
        let questions = [gene.map { Question(gene: $0, mask: .all) }, referenceQuestion, question]
        for question in questions.compactMap(\.self) + Schedule.paired(self) {
            forecasts.use(question)
            failures.use(question)
        }
        if let question = questionAsIf {
            scans.use(question)
            scanFailures.use(question)
        }
        for question in contextQuestions { study.contexts.use(question) }
        let wanted = wanted
        if let query = wanted.attribution {
            attributions.found.use(query)
            attributions.failures.use(query)
        }
        for tile in wanted.tiles { study.ribbons.use(tile) }
        for mask in wanted.surveys { surveys.use(mask) }
        if let query = wanted.profiles { profiles.use(query) }
    }
}
