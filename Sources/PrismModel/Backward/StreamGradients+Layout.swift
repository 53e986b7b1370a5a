extension StreamGradients {
    /// Writes the gradients without padding; A's become those of A_log, dA_log = dA · A, with A of `weights`.
    func write(_ writer: GradientWriter, weights: PreparedWeights) {
        let c = sizes.configuration
        writer.transpose(
            baseRows, to: ParameterName.sequenceWeight, inputs: 4, outputs: c.width, stride: c.width)
        if let bias = writer.place(ParameterName.sequenceBias) {
            for channel in 0..<c.width {
                bias[channel] = (0..<5).reduce(0) { $0 + baseRows[$1 * c.width + channel] }
            }
        }
        writer.transpose(
            signalWeight, to: ParameterName.signalWeight, inputs: c.signals, outputs: c.width, stride: c.width
        )
        writer.copy(signalBias, to: ParameterName.signalBias, columns: c.width)
        if let absence {
            let count = c.signals * c.width
            writer.copy(absence.signalBias, to: ParameterName.Absence.signalBias, columns: count)
            writer.copy(
                absence.signalWeight, to: ParameterName.Absence.signalWeight, columns: count * c.signals)
            let rows = c.signals + (c.absence?.featureGroups ?? 0)
            writer.copy(absence.head, to: ParameterName.Absence.head, columns: rows * c.width)
        }
        for index in layers.indices { write(layers[index], weights.layers[index], layer: index, writer) }
        write(
            finalNorm, weight: ParameterName.finalNorm, bias: ParameterName.finalNormBias, writer)
        let widths = c.headWidths
        for index in 0..<3 {
            writer.copy(
                headWeights[index], to: ParameterName.headWeights[index],
                columns: widths[index] * widths[index + 1])
            writer.copy(headBiases[index], to: ParameterName.headBiases[index], columns: widths[index + 1])
        }
    }

    private func write(_ layer: Layer, _ weights: LayerWeights, layer index: Int, _ writer: GradientWriter) {
        let c = sizes.configuration
        let names = ParameterName.layer(index)
        write(layer.norm, weight: names.norm, bias: names.normBias, writer)
        for (projections, names) in zip(layer.projections, names.directions) {
            for half in 0..<2 {
                writer.copy(
                    projections.inProjection + half * sizes.inner * c.width, to: names.inProjection,
                    rows: c.inner, columns: c.width, stride: c.width, at: half * c.inner)
            }
            writer.copy(
                projections.outProjection, to: names.outProjection, rows: c.width, columns: c.inner,
                stride: sizes.inner)
        }
        for (index, direction) in layer.directions.enumerated() {
            write(direction, weights.directions[index], names.directions[index], writer)
        }
    }

    private func write(_ norm: Norm, weight: String, bias: String, _ writer: GradientWriter) {
        let width = sizes.configuration.width
        writer.copy(norm.weight, to: weight, columns: width)
        if let values = norm.bias { writer.copy(values, to: bias, columns: width) }
    }

    private func write(
        _ direction: Direction, _ weights: DirectionWeights, _ names: ParameterName.Direction,
        _ writer: GradientWriter
    ) {
        let c = sizes.configuration
        writer.transpose(
            direction.convolutionWeight, to: names.convolutionWeight, inputs: c.taps, outputs: c.inner,
            stride: sizes.inner)
        writer.copy(direction.convolutionBias, to: names.convolutionBias, columns: c.inner)
        // Rows of x_proj: R of δ, N of B, N of C, each padded on its own.
        for (from, count, to) in [
            (0, c.rank, 0), (c.rank, c.states, c.rank),
            (c.rank + sizes.states, c.states, c.rank + c.states),
        ] {
            writer.copy(
                direction.projection + from * sizes.inner, to: names.projection, rows: count,
                columns: c.inner, stride: sizes.inner, at: to)
        }
        writer.transpose(
            direction.deltaWeight, to: names.deltaWeight, inputs: c.rank, outputs: c.inner,
            stride: sizes.inner)
        writer.copy(direction.deltaBias, to: names.deltaBias, columns: c.inner)
        writer.copy(direction.skip, to: names.skip, columns: c.inner)
        guard let place = writer.place(names.decayLog) else { return }
        for state in 0..<c.states {
            for channel in 0..<c.inner {
                let from = state * sizes.inner + channel
                place[channel * c.states + state] =
                    direction.decay[from] * weights.decay[from] * Float(0.6931471805599453)
            }
        }
    }
}
