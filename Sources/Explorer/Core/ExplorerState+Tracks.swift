extension ExplorerState {
    /// The names of all tracks, by signal.
    var trackNames: [String] { catalog.signals.map(\.name) }

    /// The tracks that show, by signal, from the top.
    var shownTracks: [Int] { arrangedTracks { !isHidden($0) } }

    /// The tracks that are hidden, by signal.
    var hiddenTracks: [Int] { arrangedTracks(isHidden) }

    /// Whether a track is hidden.
    func isHidden(_ signal: Int) -> Bool {
        catalog.signals.indices.contains(signal)
            && tracksWanted.hidden.contains(catalog.signals[signal].name)
    }

    /// Why a signal has no columns; nil where it has some, and until it is read.
    func laneNote(_ signal: Int) -> String? {
        guard let tracks, tracks.lanes.indices.contains(signal), catalog.signals.indices.contains(signal)
        else { return nil }
        // Contacts are those of a gene's TSS, which a reader of files does not know to be lacking.
        if catalog.signals[signal].isContacts, lacksGene { return geneAbsence }
        return tracks.lanes[signal].note
    }

    /// Moves the focus along the tracks, the hidden ones after those that show, and round again.
    mutating func moveFocus(by steps: Int) {
        let tracks = shownTracks + hiddenTracks
        guard let here = tracks.firstIndex(of: focus) else { return }
        focus = tracks[((here + steps) % tracks.count + tracks.count) % tracks.count]
    }

    private func arrangedTracks(_ isWanted: (Int) -> Bool) -> [Int] {
        tracksWanted.arranged(trackNames).filter(isWanted)
    }
}
