extension Parameters {
    /// The weights of a finished model, laid out for other signals and features.
    ///
    /// Columns of a signal or feature that the model knows are its own; those of others are zero, so that the new model predicts
    /// at first what the old one does. What the old one has no part of (missing signals) starts as untrained, and so do the effects
    /// of background states, as the new model's states are others.
    ///
    /// - Parameters:
    ///   - weights: of the finished model.
    ///   - own: sizes of the finished model.
    ///   - configuration: sizes of the new one, the same but for signals, features and what is learned of missing signals.
    ///   - signals: for each signal of the new model its position in the finished one's; nil for a new one.
    ///   - features: likewise.
    /// - Throws: `PrismError.input` where a tensor does not fit.
    public init(
        transferring weights: Parameters, of own: ModelConfiguration, to configuration: ModelConfiguration,
        signals: [Int?], features: [Int?]
    ) throws(PrismError) {
        self.init(initialising: configuration, seed: 0)
        guard signals.count == configuration.signals, features.count == configuration.features else {
            throw .input(
                problem: "\(signals.count) signals and \(features.count) features named; the model takes "
                    + "\(configuration.signals) and \(configuration.features)")
        }
        let generator = ParameterName.generator[0].weight
        for entry in layout.entries {
            guard let old = weights.layout[entry.name], !ParameterName.Background.all.contains(entry.name)
            else {
                continue
            }
            let source = weights[entry.name]
            if entry.name == ParameterName.signalWeight {
                transfer(entry, source, signals, taps: 1, own: own.signals)
            } else if entry.name == generator {
                transfer(entry, source, signals, taps: entry.shape.last ?? 1, own: own.signals)
            } else if entry.name == ParameterName.headWeights[0] {
                let kept = (0..<own.width).map(Optional.some)
                transfer(
                    entry, source, kept + features.map { $0.map { own.width + $0 } }, taps: 1,
                    own: own.width + own.features)
            } else if ParameterName.Absence.all.contains(entry.name) {
                // What stands in for missing inputs is learned anew for other inputs.
                if old.shape == entry.shape, signals == (0..<own.signals).map(Optional.some) {
                    replace(entry.name, by: Array(source))
                }
            } else {
                guard old.shape == entry.shape else {
                    throw .input(
                        problem:
                            "the weights' \(entry.name) has the shape \(old.shape), the model to train \(entry.shape)"
                    )
                }
                replace(entry.name, by: Array(source))
            }
        }
    }

    /// Fills a tensor of rows × columns × taps from one with other columns; columns that are new are zero.
    private mutating func transfer(
        _ entry: ParameterLayout.Entry, _ source: ArraySlice<Float>, _ columns: [Int?], taps: Int, own: Int
    ) {
        let rows = entry.shape[0]
        for row in 0..<rows {
            for (column, known) in columns.enumerated() {
                for tap in 0..<taps {
                    let place = entry.offset + (row * columns.count + column) * taps + tap
                    values[place] =
                        known.map { source[source.startIndex + (row * own + $0) * taps + tap] } ?? 0
                }
            }
        }
    }
}
