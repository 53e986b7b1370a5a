import Canvas
import Wording

extension LocusView {
    /// What only the locus can do.
    static let commands: [Command] =
        [
            Command(
                "take-nearest", ["Enter"], "take nearest gene",
                "make the gene nearest to the middle of the locus the one that every panel shows", section,
                obstacle: { state in
                    guard let index = state.nearestGene, let gene = state.catalog.gene(index) else {
                        return "there is no gene on \(state.locus.contig)"
                    }
                    return index == state.gene ? "\(gene.symbol) is the nearest gene already" : nil
                }
            ) { $0.takeNearestGene() },
            Command(
                "shared-scale", ["\\"], "shared scale", "one vertical scale for all tracks, or one each",
                section, obstacle: withoutSignals
            ) { $0.locusView.sharesScale.toggle() },
            Command(
                "show-pinned", ["P"], "show pinned",
                "the pinned gene's tracks and panels beside the current one's, on the same scales, or hide them",
                section, obstacle: { $0.beside.isShown ? nil : $0.pairObstacle }
            ) { $0.beside.isShown.toggle() },
            Command(
                "condition-rows", ["D"], "conditions apart",
                "both conditions' signals over each other, or one above the other", section,
                obstacle: { $0.otherSignalsObstacle }
            ) { $0.locusView.pairsConditions.toggle() },
        ] + arranging

    private static let arranging: [Command] = [
        Command(
            "hide-track", ["x"], "hide track", "hide the focused track, or bring it back", section,
            obstacle: withoutSignals
        ) { $0.toggleHidden($0.focus) },
        Command(
            "track-up", ["<"], "track up", "move the focused track up", section,
            obstacle: { $0.obstacle(toMovingTrackBy: -1) }
        ) { $0.moveTrack(by: -1) },
        Command(
            "track-down", [">"], "track down", "move the focused track down", section,
            obstacle: { $0.obstacle(toMovingTrackBy: 1) }
        ) { $0.moveTrack(by: 1) },
        Command(
            "track-higher", ["}"], "track higher", "give the focused track one row more", section,
            obstacle: { $0.obstacle(toResizingTrackBy: 1) }
        ) { $0.resizeTrack(by: 1) },
        Command(
            "track-lower", ["{"], "track lower", "give the focused track one row less", section,
            obstacle: { $0.obstacle(toResizingTrackBy: -1) }
        ) { $0.resizeTrack(by: -1) },
        Command(
            "track-range", ["r"], "track range",
            "give the focused track a fixed vertical range, or let it follow its data", section,
            obstacle: { $0.obstacleToArranging }
        ) { $0.popup = TrackRangePopup($0) },
        Command(
            "tracks-as-given", ["X"], "tracks as given",
            "every track shown, in the data set's order, heights and ranges by the data", section,
            obstacle: { state in
                state.tracksWanted == TrackArrangement() ? "the tracks are as the data set gives them" : nil
            }
        ) { $0.tracksWanted = TrackArrangement() },
    ]

    private static let section = "In the locus view"

    private static let withoutSignals: @Sendable (ExplorerState) -> String? = { state in
        state.catalog.signals.isEmpty ? "the data set has no signals" : nil
    }
}
