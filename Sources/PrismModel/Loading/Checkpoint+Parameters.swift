import Checkpoints

extension Checkpoint {
    /// A checkpoint of weights: every tensor under its published name, the tied ones under both.
    ///
    /// `batchesTracked` is how many batches BatchNorm's running statistics have seen; `metadata` goes along.
    public init(
        _ parameters: Parameters, configuration: ModelConfiguration, batchesTracked: Int = 0,
        metadata: [String: String] = [:]
    ) {
        var tensors: [String: CheckpointTensor] = [:]
        for entry in parameters.layout.entries {
            tensors[entry.name] = CheckpointTensor(shape: entry.shape, floats: Array(parameters[entry.name]))
        }
        for index in 0..<configuration.layers where configuration.sharesProjections {
            let layer = ParameterName.layer(index)
            tensors[layer.reverse.inProjection] = tensors[layer.forward.inProjection]
            tensors[layer.reverse.outProjection] = tensors[layer.forward.outProjection]
        }
        if configuration.generator != nil {
            for block in ParameterName.generator {
                tensors[block.batchesTracked] = CheckpointTensor(shape: [], integers: [Int64(batchesTracked)])
            }
        }
        self.init(tensors: tensors, configuration: configuration.settings, metadata: metadata)
    }
}
