import PrismModel

extension ExplorerState {
    /// Says something that was found before the first screen.
    public mutating func warn(_ text: String) { message = Message(text: text, kind: .warning) }

    /// Takes over what is kept of a data set whichever way it is opened: bookmarks, and the arrangement of tracks where
    /// the settings say nothing about them.
    public mutating func keep(_ saved: SavedSession) {
        for (letter, saved) in saved.bookmarks {
            guard let scalar = letter.unicodeScalars.first, letter.unicodeScalars.count == 1 else { continue }
            bookmarks[scalar] = saved.place(in: catalog)
        }
        if tracksWanted == TrackArrangement(), let tracks = saved.tracks { tracksWanted = tracks }
    }

    /// Goes back to where a session was left; what is gone meanwhile is passed over.
    public mutating func resume(_ saved: SavedSession) {
        keep(saved)
        if let place = saved.place.place(in: catalog) { restore(place) }
        mask = mask(off: saved.off)
        baseline = saved.usesMeans == true ? .mean : .zero
        if let states = saved.states, (1...ContextStates.mostStates).contains(states) {
            study.count = .given(states)
        }
        // Whether the model has such a state is known once it is loaded.
        if let state = saved.asIf, model == .loading || asIfStates.contains(state) { asIf = state }
        if let name = saved.view, views.view(ViewID(name)) != nil { view = ViewID(name) }
        let edited = Set((saved.edits ?? [:]).keys).union((saved.changes ?? [:]).keys)
        for id in edited.sorted() {
            guard let index = catalog.annotation.index(ofID: id) else { continue }
            var made = SavedChange.edits(saved.changes?[id] ?? [], of: index, in: self)
            // The window is not read yet: an edit that changes nothing is found out when it is.
            for edit in (saved.edits?[id] ?? []).prefix(GeneEdits.limit).compactMap({ $0.edit(in: self) }) {
                made.make(edit, over: [])
            }
            if !made.isEmpty { edits[index] = made }
        }
        for id in saved.marked ?? [] {
            if let index = catalog.annotation.index(ofID: id) { list.mark(index) }
        }
        if saved.listsMarked == true, !list.marked.isEmpty {
            list.chosen = list.markedSubset
            relist()
        }
        if let source = saved.other {
            ask(for: source)
            takesLater = saved.taken ?? []
        }
        if let saved = saved.list {
            list.filter = String(TypedLine.plain(saved.filter).prefix(200))
            list.sort = saved.order(in: self)
            list.isDescending = saved.isDescending
            relist()
        }
        if let question = saved.pin?.question(in: self) {
            if model == .loading || model.facts != nil {
                pinAsked = question
            } else {
                pinned = Pinned(question: question)
            }
            beside.isShown = saved.showsPinned == true
        }
        tidy()
    }
}
