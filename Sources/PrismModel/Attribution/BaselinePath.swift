/// The straight path from a baseline to a window: no bases and signals of nothing in particular at one end.
struct BaselinePath: Sendable {
    /// The window at share 1.
    let end: GeneWindow
    /// The signals at share 0, L × S.
    private let start: [Float]
    private let signalCount: Int

    /// Throws `PrismError.input` where a mean baseline is not of the window's shape.
    init(to window: GeneWindow, from baseline: SignalBaseline, signalCount: Int) throws(PrismError) {
        end = window
        self.signalCount = signalCount
        start = try window.masked(
            ModalityMask(off: 0..<signalCount), baseline: baseline, signalCount: signalCount
        ).signals
    }

    /// Input less baseline of one signal value.
    func change(_ index: Int) -> Double { Double(end.signals[index]) - Double(start[index]) }

    /// The window with its signals at a share of the way; its bases are scaled by whoever encodes them.
    func signalled(_ share: Double) -> GeneWindow {
        guard share < 1 else { return end }
        var point = end
        for index in start.indices { point.signals[index] = start[index] + Float(share * change(index)) }
        return point
    }

    /// Of L × 4 values those of the window's own bases, L; 0 where it has none.
    func own(_ letters: [Double]) -> [Double] {
        end.bases.enumerated().map { position, base in base < 4 ? letters[4 * position + Int(base)] : 0 }
    }

    /// Values of the window's own bases, L, among zeros for the others: L × 4. Where it has no base there is nothing to
    /// put them to.
    func letters(_ own: [Double]) -> [Double] {
        var letters = [Double](repeating: 0, count: 4 * own.count)
        for (position, base) in end.bases.enumerated() where base < 4 {
            letters[4 * position + Int(base)] = own[position]
        }
        return letters
    }

    /// The window without the bases of a stretch.
    func withoutBases(_ stretch: Range<Int>) -> GeneWindow {
        var window = end
        for position in stretch { window.bases[position] = Base.unknown }
        return window
    }

    /// The window with one signal at its baseline over a stretch.
    func withoutSignal(_ signal: Int, _ stretch: Range<Int>) -> GeneWindow {
        var window = end
        for position in stretch {
            let index = position * signalCount + signal
            window.signals[index] = start[index]
        }
        return window
    }
}
