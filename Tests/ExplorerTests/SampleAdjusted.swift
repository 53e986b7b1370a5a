import Canvas
import GenomeData
import PrismModel

@testable import Explorer
@testable import Predictions

/// A model of the made-up data set that is adjusted for background states, and what it would say.
enum SampleAdjusted {
    /// At rest; as many background states and, with them, an element.
    static func state(
        _ count: Int = 4, rows: Int = 40, columns: Int = 120, signals: Int = 3, look: Look = Sample.look(),
        settled: Bool = true
    ) -> ExplorerState {
        let catalog = Sample.catalog(signals: signals, modelName: "adjusted-\(count)")
        var state = ExplorerState(
            catalog, rows: rows, columns: columns, look: look, themeNames: ThemeLibrary.shippedNames,
            gene: "ADSL3")
        if settled { Sample.settle(&state, start(&state)) }
        return state
    }

    /// The states that a catalog's model is adjusted for, by its name; nil for another model.
    static func states(of catalog: Catalog) -> AdjustedStates? {
        guard let name = catalog.modelName, name.hasPrefix("adjusted-"), let count = Int(name.dropFirst(9))
        else {
            return nil
        }
        return try? states(count)
    }

    /// States of the first two signals, from high to low, and an element.
    static func states(_ count: Int, isShared: Bool = true) throws -> AdjustedStates {
        let all = count + 1
        var means: [Double] = []
        for state in 0..<count {
            means.append(1.6 - 1.5 * Double(state) / Double(count))
            means.append(state.isMultiple(of: 2) ? 0.9 : 0.2)
        }
        var transitions: [Double] = []
        for row in 0..<all {
            let stay = row < count ? 0.98 - 0.02 * Double(row) / Double(count) : 0.4
            let leave = (1 - stay) / Double(all - 1)
            transitions += (0..<all).map { $0 == row ? stay : leave }
        }
        let chain = try HiddenMarkovModel(
            signals: 2, means: means + [2.5, 2.4], variances: [Double](repeating: 0.02, count: all * 2),
            transitions: transitions, start: [Double](repeating: 1 / Double(all), count: all))
        var states = try BackgroundModel(
            chain,
            signals: ["H3K27ac", "DNase"].map {
                BackgroundModel.Signal(name: $0, scale: 1, transform: "none", unit: "log10(reads + 1)")
            })
        let weights = (0..<count).map { Double(count - $0) }
        states.prior = weights.map { $0 / weights.reduce(0, +) }
        return AdjustedStates(states: states, signals: [0, 1], isShared: isShared)
    }

    /// Mostly in one state, less surely with a signal off, as the prior with both off.
    static func assignment(_ gene: Int, _ mask: ModalityMask, _ adjusted: AdjustedStates) -> [Double] {
        let off = adjusted.off(in: mask).count
        guard off < adjusted.signals.count else { return adjusted.states.prior }
        let rest = off == 0 ? 0.2 : 0.5
        let count = adjusted.count
        return (0..<count).map { ($0 == gene % count ? 1 - rest : 0) + rest / Double(count) }
    }

    static func forecast(_ plain: Forecast, _ question: Question, _ adjusted: AdjustedStates) -> Forecast {
        var forecast = Forecast(observed: plain.observed)
        let expected = (0..<adjusted.count).map { plain.observed.mean + 0.6 - 0.3 * Double($0) }
        let assignment = assignment(question.gene, question.mask, adjusted)
        func mean(_ shares: [Double]) -> Double { zip(shares, expected).reduce(0) { $0 + $1.0 * $1.1 } }
        forecast.observed.mean = mean(assignment)
        forecast.intervened = Estimate(mean: mean(adjusted.states.prior), spread: 0.1)
        forecast.background = BackgroundForecast(
            assignment: assignment, prior: adjusted.states.prior,
            expected: expected.map { Estimate(mean: $0, spread: 0.05) })
        return forecast
    }

    static func genome(_ adjusted: AdjustedStates) -> GenomeStates {
        let states = adjusted.states
        let entries = (0..<states.chain.states).map { state -> BackgroundAtlas.Entry in
            let isElement = states.isElement(state)
            let genes = Sample.genes.indices.filter { $0 % adjusted.count == state }
            let means = states.signals.indices.map {
                (states.signals[$0].name, states.chain.mean(state, $0) ?? 0)
            }
            return BackgroundAtlas.Entry(
                state: StateNames.number(state), name: states.names[state], isElement: isElement,
                means: Dictionary(uniqueKeysWithValues: means), deviations: ["H3K27ac": 0.14, "DNase": 0.14],
                dwell: states.expectedLength(state),
                transitions: Array(
                    states.chain.transitions[state * states.chain.states..<(state + 1) * states.chain.states]),
                share: isElement ? 0.02 : 0.98 / Double(adjusted.count), bins: isElement ? 0 : 120,
                paintedShare: isElement ? nil : 1 / Double(adjusted.count),
                genes: isElement ? 0 : genes.count, prior: isElement ? nil : states.prior[state],
                enrichment: isElement
                    ? [:]
                    : [
                        "tss": 2 / Double(state + 1), "exon": 1.8 / Double(state + 1), "intron": 1.1,
                        "intergenic": 0.5 + 0.2 * Double(state),
                    ],
                measured: isElement
                    ? nil : ValueDistribution(genes.map { Float($0 % 10) / 4 }, range: 0...2.25))
        }
        return GenomeStates(
            entries: entries, states: Sample.genes.indices.map { UInt8($0 % adjusted.count) },
            holdsBackground: true)
    }
}
