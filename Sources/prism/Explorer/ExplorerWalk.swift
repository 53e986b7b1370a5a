/// A walk through the list of genes, with what people do on the way: what the explorer remembers of it must not add up.
struct ExplorerWalk {
    /// How many genes to go through, from the first of the list.
    let genes: Int

    /// Genes that are gone through as a held-down key would.
    private static let stride = 20
    /// Genes from one stop with toggles and pans to the next, and from one mutagenesis to the next.
    private static let stops = 100
    private static let mutageneses = 1000

    /// Presses the keys, and rests at the last gene until what shows of it has had time to be predicted.
    func go(_ probe: ExplorerProbe) {
        probe.press("gg", restingSeconds: 0.2)
        var gone = 0
        while gone < genes {
            let steps = min(Self.stride, genes - gone)
            probe.press(String(repeating: "j", count: steps), restingSeconds: 0.03)
            gone += steps
            if gone.isMultiple(of: Self.stops) { stop(probe) }
            if gone.isMultiple(of: Self.mutageneses) { mutate(probe) }
        }
        probe.rest(seconds: 2)
    }

    /// Switches signals and moves along the genome.
    private func stop(_ probe: ExplorerProbe) {
        for key in ["1", "2", "0", "l", "l", "H", "L", "h", "h"] { probe.press(key, restingSeconds: 0.03) }
    }

    /// Opens the mutagenesis of the gene at hand, and leaves it again.
    private func mutate(_ probe: ExplorerProbe) {
        probe.press("i", restingSeconds: 1)
        // Long enough for Esc to be seen by itself.
        probe.press("\u{1B}", restingSeconds: 0.2)
    }
}
