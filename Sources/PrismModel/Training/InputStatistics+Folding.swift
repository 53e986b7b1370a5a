/// Learning with inputs of mean 0 and standard deviation 1, without touching a single input.
///
/// A weight of a layer that reads inputs is learned as if its input were (x − mean) / deviation. The layer that takes x
/// itself and gives the same has the weight w / deviation and the bias b − Σ w · mean / deviation: that one computes, and
/// that one is saved, so a model takes inputs as they are, whether or not it was trained in this way. The context
/// generator's first convolution is scaled alone: a BatchNorm takes the mean out behind it. What is learned of missing
/// signals is scaled alone too, as it acts on x − mean.
extension InputStatistics {
    /// A layer that reads inputs, and the columns that do.
    private struct InputLayer {
        let weight: ParameterLayout.Entry
        let bias: ParameterLayout.Entry?
        /// The first column that reads an input, and how many elements each input has.
        let first, taps: Int
        let moments: [Moments]
        /// Outputs.
        let rows: Int

        /// Where the weights of an output and an input begin.
        func index(_ row: Int, _ input: Int) -> Int {
            weight.offset + row * (weight.count / max(1, rows)) + (first + input) * taps
        }
    }

    private func layers(_ layout: ParameterLayout) -> [InputLayer] {
        var layers: [InputLayer] = []
        if let weight = layout[ParameterName.signalWeight] {
            layers.append(
                InputLayer(
                    weight: weight, bias: layout[ParameterName.signalBias], first: 0, taps: 1,
                    moments: signals, rows: weight.shape[0]))
        }
        if let weight = layout[ParameterName.headWeights[0]], let columns = weight.shape.last {
            layers.append(
                InputLayer(
                    weight: weight, bias: layout[ParameterName.headBiases[0]],
                    first: columns - features.count,
                    taps: 1, moments: features, rows: weight.shape[0]))
        }
        if let weight = layout[ParameterName.generator[0].weight], let taps = weight.shape.last {
            layers.append(
                InputLayer(
                    weight: weight, bias: nil, first: 0, taps: taps, moments: signals, rows: weight.shape[0]))
        }
        if let weight = layout[ParameterName.Absence.signalWeight] {
            layers.append(
                InputLayer(
                    weight: weight, bias: nil, first: 0, taps: 1, moments: signals,
                    rows: weight.shape.dropLast().reduce(1, *)))
        }
        return layers
    }

    /// The weights that take inputs as they are, from weights learned for inputs of mean 0 and standard deviation 1.
    ///
    /// Learned and folded weights are laid out for a model of as many signals and features as there are moments.
    func folded(_ learned: Parameters) -> Parameters {
        rescaled(learned) { weight, moments in
            let weight = weight / moments.deviation
            return (weight, -weight * moments.mean)
        }
    }

    /// What would have been learned, for inputs of mean 0 and standard deviation 1, where weights take inputs as they are: the
    /// inverse of `folded`.
    func unfolded(_ weights: Parameters) -> Parameters {
        rescaled(weights) { weight, moments in (weight * moments.deviation, weight * moments.mean) }
    }

    /// Weights that read inputs, each replaced by what `change` makes of it, and what comes with it added to the bias.
    private func rescaled(
        _ parameters: Parameters, _ change: (Double, Moments) -> (weight: Double, shift: Double)
    ) -> Parameters {
        var result = parameters
        for layer in layers(parameters.layout) {
            for row in 0..<layer.rows {
                var moved = 0.0
                for (input, moments) in layer.moments.enumerated() {
                    let start = layer.index(row, input)
                    for index in start..<(start + layer.taps) {
                        let (weight, shift) = change(Double(parameters.values[index]), moments)
                        result.values[index] = Float(weight)
                        moved += shift
                    }
                }
                guard let bias = layer.bias else { continue }
                result.values[bias.offset + row] = Float(
                    Double(parameters.values[bias.offset + row]) + moved)
            }
        }
        return result
    }

    /// Weights that know what stands in for a missing input, its mean here; others as they are.
    func withMeans(_ parameters: Parameters) -> Parameters {
        var parameters = parameters
        parameters.replace(ParameterName.Absence.signalMeans, by: signals.map { Float($0.mean) })
        parameters.replace(ParameterName.Absence.featureMeans, by: features.map { Float($0.mean) })
        return parameters
    }

    /// The gradient of a loss by the learned weights, from its gradient by the folded ones: the chain rule.
    func gradients(_ folded: [Float], _ layout: ParameterLayout) -> [Float] {
        var gradients = folded
        for layer in layers(layout) {
            for row in 0..<layer.rows {
                let biasGradient = layer.bias.map { Double(folded[$0.offset + row]) } ?? 0
                for (input, moments) in layer.moments.enumerated() {
                    let start = layer.index(row, input)
                    for index in start..<(start + layer.taps) {
                        gradients[index] = Float(
                            (Double(folded[index]) - biasGradient * moments.mean) / moments.deviation)
                    }
                }
            }
        }
        return gradients
    }
}
