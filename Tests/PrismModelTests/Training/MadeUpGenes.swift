import Checkpoints
import Testing

@testable import PrismModel

/// Made-up genes whose target is the mean of their first signal: something to learn.
struct MadeUpGenes: TrainingGenes {
    let windows: [GeneWindow]

    init(_ configuration: ModelConfiguration, count: Int, seed: UInt64) {
        windows = (0..<count).map { index in
            var window = GeneWindow.example(for: configuration, length: 64, seed: seed + UInt64(index))
            let level = Float(index % 5) / 2
            for place in stride(from: 0, to: window.signals.count, by: configuration.signals) {
                window.signals[place] = level
            }
            return window
        }
    }

    var count: Int { windows.count }
    func target(_ index: Int) -> Float { windows[index].signals[0] }
    func window(_ index: Int, shift: Int) -> GeneWindow {
        var window = windows[index]
        let turn = ((shift % window.length) + window.length) % window.length
        window.bases = Array(window.bases[turn...] + window.bases[..<turn])
        return window
    }
}
