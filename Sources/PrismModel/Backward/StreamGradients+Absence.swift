extension StreamGradients {
    /// The gradients of what is learned of missing signals, laid out as published.
    struct Absence {
        /// S × d.
        let signalBias: Block
        /// S × d × S.
        let signalWeight: Block
        /// (S + G) × d.
        let head: Block

        /// Adds the gradient of the head's first layer's outputs (d) to the rows of what is missing.
        func addHead(_ gradient: [Float], _ weights: AbsenceWeights?, _ absent: ModalityMask) {
            guard let weights else { return }
            for row in weights.headRows(absent) {
                for (index, value) in gradient.enumerated() { head[row * weights.width + index] += value }
            }
        }

        /// Adds what a channel of the signal embedding says of a_s and V_s for every missing signal s: `total` is the sum
        /// of the channel's gradients over positions, `sums` that of each signal times them (S).
        func addSignals(
            channel: Int, total: Float, sums: (Int) -> Float, _ weights: AbsenceWeights, missing: [Int],
            _ absent: ModalityMask
        ) {
            for row in missing {
                signalBias[row * weights.width + channel] += total
                let place = signalWeight + (row * weights.width + channel) * weights.signals
                for signal in 0..<weights.signals where absent.isOn(signal) {
                    place[signal] += sums(signal) - weights.signalMeans[signal] * total
                }
            }
        }
    }
}
