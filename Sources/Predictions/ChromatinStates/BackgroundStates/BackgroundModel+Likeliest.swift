import PrismModel

extension BackgroundModel {
    /// The likeliest background state of each bin, the first of equals, from the bins' assignments, n × background states.
    func likeliest(_ assignments: [Float]) -> [UInt8] {
        let states = max(1, backgroundStates)
        var labels = [UInt8](repeating: 0, count: assignments.count / states)
        assignments.withUnsafeBufferPointer { assignments in
            labels.withUnsafeMutableBufferPointer { labels in
                for row in labels.indices {
                    var best = 0
                    for state in 1..<states
                    where assignments[row * states + state] > assignments[row * states + best] {
                        best = state
                    }
                    labels[row] = UInt8(best)
                }
            }
        }
        return labels
    }
}
