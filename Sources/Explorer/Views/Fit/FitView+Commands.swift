extension FitView {
    /// What only the fit view can do.
    static let commands: [Command] =
        [
            point(.left, ["Left", "h"], "point left", "to the nearest point at the left"),
            point(.right, ["Right", "l"], "point right", "to the nearest at the right"),
            point(.up, ["Up"], "point above", "to the nearest point above"),
            point(.down, ["Down"], "point below", "to the nearest point below"),
            Command(
                "fit-panels", ["s"], "panels", "one panel, one per split, or one per contig, in turn", section
            ) { $0.groupFitOtherwise() },
            Command(
                "fit-intervened", ["I"], "intervened",
                "points of the prediction under the intervention, or of predicted",
                section, obstacle: { $0.interventionObstacle }
            ) { $0.toggleIntervenedFit() },
            Command(
                "fit-change", ["D"], "change",
                "points of the change to the other condition, predicted against measured, or of this one's expression",
                section, obstacle: { $0.fitView.isOfChange ? nil : $0.changeObstacle }
            ) { $0.toggleChangeFit() },
            Command(
                "next-panel", ["."], "next panel", "choose the next panel", section, obstacle: single
            ) { $0.choosePart($0.fitView.chosen + 1) },
            Command(
                "previous-panel", [","], "previous panel", "choose the panel before", section,
                obstacle: single
            ) { $0.choosePart($0.fitView.chosen - 1) },
            Command(
                "enlarge-panel", ["Enter"], "enlarge", "the chosen panel alone, or all again", section,
                obstacle: empty
            ) { $0.fitView.isEnlarged.toggle() },
            Command(
                "outliers", ["x"], "outliers",
                "list only the genes far from the measurement in the chosen panel; again: list every gene",
                section, obstacle: empty
            ) { $0.listOutliers() },
            Command(
                "larger-threshold", [">"], "larger threshold", "an outlier is further from the measurement",
                section, obstacle: empty
            ) { $0.moveThreshold(by: 1) },
            Command(
                "smaller-threshold", ["<"], "smaller threshold", "an outlier is nearer to it", section,
                obstacle: empty
            ) { $0.moveThreshold(by: -1) },
        ]

    private static let section = "In the fit view"

    private static func point(
        _ direction: Direction, _ keys: [String], _ title: String, _ help: String
    ) -> Command {
        Command("point-\(direction.rawValue)", keys, title, help, section, obstacle: empty) {
            $0.movePoint(direction)
        }
    }

    private static let empty: @Sendable (ExplorerState) -> String? = { state in
        state.shownFit.genes.isEmpty ? "no gene is both measured and predicted yet" : nil
    }

    private static let single: @Sendable (ExplorerState) -> String? = { state in
        state.fitParts.count > 1 ? nil : "there is one panel: s shows several"
    }
}
