import GenomeData

extension ExplorerState {
    /// Makes the edits of the condition that is browsed in the same gene of this one, so that a change is that of the same
    /// edited sequence. Where the gene starts elsewhere nothing is predicted of it edited, and that is said; other bases are
    /// found out where windows are read.
    mutating func followEdits(of own: ExplorerState, _ pairing: ConditionPairing) {
        edits = [:]
        followEdits(of: own, in: self, pairing)
        if let pinned = own.pinnedSide, let side = pinnedSide { followEdits(of: pinned, in: side, pairing) }
    }

    /// Makes the edits of the gene that one of both sides shows in `side`, which shows it here.
    private mutating func followEdits(
        of own: ExplorerState, in side: ExplorerState, _ pairing: ConditionPairing
    ) {
        guard let mine = own.gene, let made = own.edits[mine], let ownGene = own.currentGene,
            let ownWindow = own.window, let gene = side.gene, let theirs = side.currentGene,
            let window = side.window
        else { return }
        let positions = own.inputs.indices.map { signal in
            inputs.firstIndex { catalog.signals[$0].name == own.inputName(signal) }
        }
        let moved = made.moved(by: ownWindow.lowerBound - window.lowerBound, inWindowOf: catalog.window) {
            positions.indices.contains($0) ? positions[$0] : nil
        }
        edits[gene] = moved.isEmpty ? nil : moved
        var edited = side
        edited.edits = edits
        let isSamePlace = pairing.places.contigs[ownGene.contig] == theirs.contig && ownGene.tss == theirs.tss
        guard !isSamePlace, let question = edited.question, question.editCount > 0,
            failures[question] == nil
        else { return }
        let problem = "\(theirs.symbol) starts elsewhere there, and its window has other bases"
        failures.insert(problem, for: question, keeping: questionsInUse)
        message = Self.notEdited(problem)
    }

    /// Says that an edit of the condition that is browsed is none of this one.
    static func notEdited(_ problem: String) -> Message {
        Message(text: "not edited: " + problem, kind: .warning)
    }

    /// What is predicted as signals are switched and the gene is edited, or, until that is there, as everything is; nil where
    /// it will not be there.
    var present: Forecast? { forecast ?? (forecastObstacle == nil ? latest : nil) }
}
