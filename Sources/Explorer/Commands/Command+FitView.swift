extension Command {
    /// What only the fit view has.
    static let fitView: [Command] = [
        Command(
            .point(.left), ["Left", "h"], "point left", "to the nearest point at the left", .fit, in: .fit),
        Command(
            .point(.right), ["Right", "l"], "point right", "to the nearest at the right", .fit, in: .fit),
        Command(.point(.up), ["Up"], "point above", "to the nearest point above", .fit, in: .fit),
        Command(.point(.down), ["Down"], "point below", "to the nearest point below", .fit, in: .fit),
        Command(
            .fitGrouping, ["s"], "panels", "one panel, one per split, or one per contig, in turn", .fit,
            in: .fit),
        Command(.fitNext, ["."], "next panel", "choose the next panel", .fit, in: .fit),
        Command(.fitPrevious, [","], "previous panel", "choose the panel before", .fit, in: .fit),
        Command(.fitEnlarge, ["Enter"], "enlarge", "the chosen panel alone, or all again", .fit, in: .fit),
        Command(
            .outliers, ["x"], "outliers",
            "list only the genes far from the measurement in the chosen panel; again: list every gene", .fit,
            in: .fit),
        Command(
            .thresholdUp, [">"], "larger threshold", "an outlier is further from the measurement", .fit,
            in: .fit),
        Command(.thresholdDown, ["<"], "smaller threshold", "an outlier is nearer to it", .fit, in: .fit),
    ]
}

/// Where the next point is looked for.
enum Direction: Sendable, Hashable {
    case left, right, up, down
}
