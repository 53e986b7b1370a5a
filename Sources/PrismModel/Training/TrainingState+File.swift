import Checkpoints

extension TrainingState {
    private enum Name {
        static let first = "training.first_moments"
        static let second = "training.second_moments"
        static let losses = "training.losses"
        static let steps = "training.steps"
        static let best = "training.best"
        static let bestStep = "training.best_step"
        static let sinceBest = "training.validations_since_best"
        static let validations = "training.validations"
        static let batches = "training.batches_tracked"
        static let inputs = "training.input_moments"
        static let learned = "training.learned"
        static let averaged = "training.averaged"
    }

    /// How many updates were made to a checkpoint to resume from; nil for one that holds weights alone.
    public static func step(of checkpoint: Checkpoint) -> Int? {
        checkpoint.tensors[Name.steps]?.doubles().first.flatMap { Int(exactly: $0) }
    }

    /// How many validations in a row did not improve on the best; nil for a checkpoint that holds weights alone.
    public static func validationsSinceBest(of checkpoint: Checkpoint) -> Int? {
        checkpoint.tensors[Name.sinceBest]?.doubles().first.flatMap { Int(exactly: $0) }
    }

    /// What training needs of a file beside the weights, with errors that name the tensor.
    private struct Saved {
        let checkpoint: Checkpoint
        let file: String

        func tensor(_ name: String) throws(PrismError) -> CheckpointTensor {
            guard let tensor = checkpoint.tensors[name] else {
                throw .checkpoint(
                    file: file, place: name, problem: "is missing: this is no file to resume from")
            }
            return tensor
        }

        func count(_ name: String) throws(PrismError) -> Int {
            guard let value = try tensor(name).doubles().first, let count = Int(exactly: value), count >= 0
            else {
                throw .checkpoint(file: file, place: name, problem: "expected a count")
            }
            return count
        }

        func optimiser(_ layout: ParameterLayout, _ settings: AdamW.Settings) throws(PrismError) -> AdamW {
            guard
                let optimiser = AdamW(
                    layout: layout, settings: settings, steps: try count(Name.steps),
                    first: try tensor(Name.first).floats(), second: try tensor(Name.second).floats())
            else {
                throw .checkpoint(
                    file: file, place: Name.first, problem: "expected \(layout.trainedCount) moments")
            }
            return optimiser
        }
    }

    /// Writes the run, atomically: the weights under their published names, so that the file is a checkpoint like any
    /// other, and what training needs beside them.
    public func write(to path: String, metadata: [String: String] = [:]) throws(CheckpointError) {
        var checkpoint = Checkpoint(
            weights, configuration: configuration, background: background, batchesTracked: batchesTracked,
            metadata: metadata)
        func integer(_ value: Int) -> CheckpointTensor {
            CheckpointTensor(shape: [1], integers: [Int64(value)])
        }
        checkpoint.tensors[Name.first] = CheckpointTensor(
            shape: [optimiser.first.count], floats: optimiser.first)
        checkpoint.tensors[Name.second] = CheckpointTensor(
            shape: [optimiser.second.count], floats: optimiser.second)
        checkpoint.tensors[Name.losses] = CheckpointTensor(shape: [losses.count], floats: losses)
        checkpoint.tensors[Name.validations] = CheckpointTensor(
            shape: [validations.count, 4],
            doubles: validations.flatMap {
                [Double($0.step), $0.mse, $0.pearson ?? .nan, $0.droppedMSE ?? .nan]
            })
        checkpoint.tensors[Name.steps] = integer(step)
        checkpoint.tensors[Name.batches] = integer(batchesTracked)
        checkpoint.tensors[Name.sinceBest] = integer(validationsSinceBest)
        if let best {
            checkpoint.tensors[Name.best] = CheckpointTensor(
                shape: [2], doubles: [best.mse, best.droppedMSE ?? .nan])
            checkpoint.tensors[Name.bestStep] = integer(best.step)
        }
        if let inputs {
            let moments = inputs.signals + inputs.features
            checkpoint.tensors[Name.inputs] = CheckpointTensor(
                shape: [moments.count, 2], doubles: moments.flatMap { [$0.mean, $0.deviation] })
        }
        if inputs != nil || averaged != nil {
            // The folded weights are rounded, and a mean is another thing: neither tells what was learned to the last bit.
            let trained = parameters.layout.trainedCount
            checkpoint.tensors[Name.learned] = CheckpointTensor(
                shape: [trained], floats: Array(parameters.values[..<trained]))
        }
        if let averaged {
            checkpoint.tensors[Name.averaged] = CheckpointTensor(shape: [averaged.count], floats: averaged)
        }
        try checkpoint.write(safetensors: path)
    }

    /// Reads a run to go on with.
    ///
    /// Throws `CheckpointError` for a file that cannot be read, and `PrismError.checkpoint` for one that holds another
    /// model or no training state.
    public init(contentsOf path: String, settings: TrainingSettings) throws {
        let checkpoint = try Checkpoint.read(contentsOf: path)
        let configuration = try ModelConfiguration(checkpoint, file: path)
        let parameters = try Parameters(checkpoint, configuration: configuration, file: path)
        let background = try BackgroundModel.of(configuration, checkpoint, file: path)
        self.init(configuration, parameters: parameters, background: background, settings: settings)
        let saved = Saved(checkpoint: checkpoint, file: path)
        optimiser = try saved.optimiser(parameters.layout, settings.optimiser)
        losses = try saved.tensor(Name.losses).floats()
        validations = Self.validations(try saved.tensor(Name.validations))
        batchesTracked = try saved.count(Name.batches)
        validationsSinceBest = try saved.count(Name.sinceBest)
        if let moments = checkpoint.tensors[Name.inputs] {
            guard let statistics = InputStatistics(moments.doubles(), configuration) else {
                throw PrismError.checkpoint(
                    file: path, place: Name.inputs, problem: "does not fit the model's inputs and weights")
            }
            inputs = statistics
            try replaceParameters(by: saved.tensor(Name.learned).floats(), file: path)
        }
        if let mean = checkpoint.tensors[Name.averaged] {
            try replaceParameters(by: saved.tensor(Name.learned).floats(), file: path)
            guard mean.floats().count == parameters.layout.trainedCount else {
                throw PrismError.checkpoint(
                    file: path, place: Name.averaged, problem: "does not fit the model's weights")
            }
            averaged = mean.floats()
        }
        if let values = checkpoint.tensors[Name.best]?.doubles(), let mse = values.first {
            let dropped = values.dropFirst().first { !$0.isNaN }
            best = Best(step: try saved.count(Name.bestStep), mse: mse, droppedMSE: dropped)
        }
    }

    private mutating func replaceParameters(by learned: [Float], file: String) throws(PrismError) {
        guard learned.count == parameters.layout.trainedCount else {
            throw .checkpoint(file: file, place: Name.learned, problem: "does not fit the model's weights")
        }
        parameters.values.replaceSubrange(..<learned.count, with: learned)
    }

    /// Validations as saved: step, error and correlation, and of later versions the error without one signal each.
    private static func validations(_ tensor: CheckpointTensor) -> [Validation] {
        let rows = tensor.doubles(), columns = tensor.shape.last == 4 ? 4 : 3
        return stride(from: 0, to: rows.count / columns * columns, by: columns).map { row in
            func value(_ column: Int) -> Double? {
                column < columns && !rows[row + column].isNaN ? rows[row + column] : nil
            }
            return Validation(
                step: Int(exactly: rows[row]) ?? 0, mse: rows[row + 1], pearson: value(2),
                droppedMSE: value(3))
        }
    }
}

extension InputStatistics {
    /// Moments as saved, mean and deviation of each signal, then of each feature; nil where they do not fit the model.
    fileprivate init?(_ saved: [Double], _ configuration: ModelConfiguration) {
        let moments = stride(from: 0, to: saved.count / 2 * 2, by: 2).compactMap {
            Moments(mean: saved[$0], deviation: saved[$0 + 1])
        }
        let inputs = configuration.signals + configuration.features
        guard moments.count == inputs, saved.count == 2 * inputs else { return nil }
        self.init(
            signals: Array(moments[..<configuration.signals]),
            features: Array(moments[configuration.signals...]))
    }
}
