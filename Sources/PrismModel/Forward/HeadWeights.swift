/// The expression head `pToExpr`: three linear layers with ReLU between.
struct HeadWeights {
    /// Inputs × outputs of each layer.
    let weights: [PackedMatrix]
    /// The weights as published, outputs × inputs.
    let published: [UnsafePointer<Float>]
    let biases: [UnsafePointer<Float>]
    /// Widths from input to output: d + F, d, d, 1.
    let widths: [Int]
    /// What was learned of missing inputs.
    let absence: AbsenceWeights?
    let kernels: Kernels

    init(
        _ parameters: Parameters, _ c: ModelConfiguration, absence: AbsenceWeights?, kernels: Kernels,
        storage: FloatStorage
    ) {
        self.absence = absence
        let widths = c.headWidths
        self.widths = widths
        self.kernels = kernels
        let published = ParameterName.headWeights.map { storage.copy(parameters[$0]) }
        self.published = published
        weights = (0..<3).map { index in
            PackedMatrix(
                published[index], rows: widths[index], columns: widths[index + 1], stride: widths[index],
                transposed: true, kernels: kernels, storage: storage)
        }
        biases = ParameterName.headBiases.map { storage.copy(parameters[$0]) }
    }

    /// The prediction from a pooled state (d) and the gene's features (F), by what is missing of its window.
    func predict(pooled: [Float], of window: GeneWindow) -> Float {
        var values = inputs(pooled: pooled, of: window)
        // Not max(0, x): a NaN must stay one.
        for layer in 0..<2 {
            values = apply(layer, to: values, absent: window.absent).map { $0 < 0 ? 0 : $0 }
        }
        return apply(2, to: values, absent: window.absent)[0]
    }

    /// What the first layer takes: a pooled state beside the features, missing ones at their means.
    func inputs(pooled: [Float], of window: GeneWindow) -> [Float] {
        pooled + (absence?.features(of: window) ?? window.features)
    }

    /// One layer, its ReLU left out; the first adds what was learned of each missing input.
    func apply(_ layer: Int, to values: [Float], absent: ModalityMask) -> [Float] {
        var outputs = [Float](UnsafeBufferPointer(start: biases[layer], count: widths[layer + 1]))
        if layer == 0, let absence {
            for row in absence.headRows(absent) {
                for index in outputs.indices { outputs[index] += absence.head[row * absence.width + index] }
            }
        }
        values.withUnsafeBufferPointer { input in
            outputs.withUnsafeMutableBufferPointer { output in
                guard let a = input.baseAddress, let c = output.baseAddress else { return }
                kernels.multiply(
                    rows: 1, a, lda: input.count, by: weights[layer], into: c, ldc: output.count,
                    accumulating: true)
            }
        }
        return outputs
    }
}
