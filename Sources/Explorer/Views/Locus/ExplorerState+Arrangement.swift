import Canvas

extension ExplorerState {
    /// Why the focused track cannot be arranged; nil if it can.
    var obstacleToArranging: String? {
        guard catalog.signals.indices.contains(focus) else { return "the data set has no signals" }
        return isHidden(focus) ? "\(catalog.signals[focus].name) is hidden" : nil
    }

    /// Hides a track, or brings it back.
    mutating func toggleHidden(_ signal: Int) {
        guard catalog.signals.indices.contains(signal) else { return }
        let name = catalog.signals[signal].name
        focus = signal
        if tracksWanted.hidden.remove(name) == nil { tracksWanted.hidden.insert(name) }
    }

    func obstacle(toMovingTrackBy steps: Int) -> String? {
        if let obstacle = obstacleToArranging { return obstacle }
        guard neighbour(steps) == nil else { return nil }
        return "\(catalog.signals[focus].name) is the \(steps < 0 ? "first" : "last") track"
    }

    /// Lets the focused track and its neighbour above or below change places.
    mutating func moveTrack(by steps: Int) {
        guard let other = neighbour(steps) else { return }
        tracksWanted.exchange(focus, other, of: trackNames)
    }

    func obstacle(toResizingTrackBy rows: Int) -> String? {
        if let obstacle = obstacleToArranging { return obstacle }
        guard let now = focusedHeight, !TrackArrangement.heightLimits.contains(now + rows) else { return nil }
        return "tracks have \(TrackArrangement.heightLimits.lowerBound) to "
            + "\(TrackArrangement.heightLimits.upperBound) rows"
    }

    /// Gives the focused track more rows or fewer than it has.
    mutating func resizeTrack(by rows: Int) {
        guard let now = focusedHeight else { return }
        let limits = TrackArrangement.heightLimits
        tracksWanted.heights[catalog.signals[focus].name] =
            min(max(now + rows, limits.lowerBound), limits.upperBound)
    }

    /// Rows that were asked for, or that the focused track has.
    private var focusedHeight: Int? {
        guard catalog.signals.indices.contains(focus) else { return nil }
        if let wanted = tracksWanted.heights[catalog.signals[focus].name] { return wanted }
        let inside = Frame.inside(Screen(self).main)
        let rows = LocusPanel.Rows(self, height: inside.height, columns: Screen(self).plotColumns)
        return rows.tracks.first { $0.signal == focus }?.height
    }

    private func neighbour(_ steps: Int) -> Int? {
        let shown = shownTracks
        guard let here = shown.firstIndex(of: focus), shown.indices.contains(here + steps) else { return nil }
        return shown[here + steps]
    }
}
