import PrismModel

/// The signals of states: the model's own where it was learned from them, or what bins painted with a state hold.
struct BackgroundEmissions {
    private let names: [String]
    private let tables: (means: [Double], deviations: [Double])

    init(_ run: BackgroundRun) {
        names = run.bins.described.map(\.name)
        if case .segmentation = run.source {
            tables = Self.measured(run)
        } else {
            tables = (run.model.chain.means, run.model.chain.variances.map { $0.squareRoot() })
        }
    }

    func means(_ state: Int) -> [String: Double] { row(tables.means, state) }
    func deviations(_ state: Int) -> [String: Double] { row(tables.deviations, state) }

    private func row(_ table: [Double], _ state: Int) -> [String: Double] {
        let row = table.dropFirst(state * names.count).prefix(names.count)
        return Dictionary(zip(names, row), uniquingKeysWith: { first, _ in first })
    }

    private static func measured(_ run: BackgroundRun) -> ([Double], [Double]) {
        let (states, signals) = (run.model.backgroundStates, run.bins.signals.count)
        var counts = [Double](repeating: 0, count: states * signals)
        var (sums, squares) = (counts, counts)
        for (labels, chain) in zip(run.labels, run.bins.chains) where chain.bins.signals == signals {
            for (bin, label) in labels.enumerated() {
                for signal in 0..<signals {
                    let value = Double(chain.bins.values[bin * signals + signal])
                    guard !value.isNaN else { continue }
                    let index = Int(label) * signals + signal
                    counts[index] += 1
                    sums[index] += value
                    squares[index] += value * value
                }
            }
        }
        let means = zip(sums, counts).map { $0 / max(1, $1) }
        let deviations = counts.indices.map { index in
            max(0, squares[index] / max(1, counts[index]) - means[index] * means[index]).squareRoot()
        }
        return (means, deviations)
    }
}
