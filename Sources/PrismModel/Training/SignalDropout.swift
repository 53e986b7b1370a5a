/// Which signals and groups of features a gene is learned from without, drawn anew each time.
struct SignalDropout {
    /// How often anything is missing at all.
    let probability: Double
    /// How often, where anything is missing, it is one signal alone.
    var single = 0.0

    /// Groups of features that are missing by themselves, where anything is: seldom, so that these masks are learned too
    /// without taking many genes from the signals'.
    private static let groupShare = 0.125

    /// The mask of one gene: all on, one signal off, or each signal on or off by a fair coin; features made of signals follow
    /// theirs.
    func mask(signals: Int, groups: Int, _ random: inout SplitMix64) -> ModalityMask {
        guard random.unit() < probability else { return .all }
        // Nothing is drawn where nothing depends on it, so that runs begun before this could be asked for go on as they were.
        if single > 0, signals > 0, random.unit() < single {
            return ModalityMask(off: [Int(random.unit() * Double(signals))])
        }
        let off = (0..<signals).filter { _ in random.unit() < 0.5 }
        let offGroups = (0..<groups).filter { _ in random.unit() < Self.groupShare }
        return ModalityMask(off: off, groups: offGroups)
    }
}
