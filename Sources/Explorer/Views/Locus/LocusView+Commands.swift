extension LocusView {
    /// What only the locus can do.
    static let commands: [Command] = [
        Command(
            "shared-scale", ["\\"], "shared scale", "one vertical scale for all tracks, or one each",
            "In the locus view",
            obstacle: { $0.catalog.signals.isEmpty ? "the data set has no signals" : nil }
        ) { $0.locusView.sharesScale.toggle() }
    ]
}
