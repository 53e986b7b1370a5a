import Checkpoints

extension Verification {
    /// Trains from the weights in a folder on its batches and compares every step.
    ///
    /// The folder holds `train_start.safetensors` (weights and configuration), `train_io.safetensors` (batches `inS.*` and
    /// `logitsS`, the observed predictions before step S's update), `train_log.json` (per step: learning rate `lr`,
    /// `grad_norm`, `total_loss`) and, for some N, `train_afterN.safetensors`: the weights after N steps of AdamW with
    /// clipping at 1. Weights are compared by norm, ‖a − b‖ / ‖b‖, everything else element by element.
    ///
    /// A convolution's bias that feeds a BatchNorm has a true gradient of zero, which AdamW turns into steps of its own
    /// rounding; those biases, and the running means that hold them, are left out.
    ///
    /// Throws `CheckpointError` for files that cannot be read and `PrismError.checkpoint` naming what is missing.
    package init(trajectory folder: String, threads: Int = PrismModel.defaultThreads) throws {
        let start = "\(folder)/train_start.safetensors", inputs = "\(folder)/train_io.safetensors"
        let checkpoint = try Checkpoint.read(contentsOf: start)
        let configuration = try ModelConfiguration(checkpoint, file: start)
        var parameters = try Parameters(checkpoint, configuration: configuration, file: start)
        let batches = ShapeReader(checkpoint: try Checkpoint.read(contentsOf: inputs), file: inputs)
        let log = try TrajectoryLog(path: "\(folder)/train_log.json")
        let engine = try GradientEngine(configuration)
        var optimiser = AdamW(layout: parameters.layout)
        var logits = Series("logits"), losses = Series("total_loss"), norms = Series("grad_norm")
        var deviations: [Deviation] = []
        for (step, expected) in log.steps.enumerated() {
            let names = InputBatch(prefix: "in\(step).")
            let windows = try names.windows(batches, configuration)
            guard let targets = batches.checkpoint.tensors[names.target]?.floats(),
                let before = batches.checkpoint.tensors["logits\(step)"]?.doubles()
            else {
                throw PrismError.checkpoint(
                    file: inputs, place: "step \(step)",
                    problem: "\(names.target) or logits\(step) is missing")
            }
            let result = try engine.gradients(
                parameters, TrainingBatch(windows: windows, targets: targets), threads: threads)
            logits.add(result.predictions.compactMap { $0.observed.map(Double.init) }, before)
            losses.add([result.loss.total], [expected.loss])
            var gradients = result.gradients
            norms.add([GradientClipping.clip(&gradients, to: 1)], [expected.norm])
            parameters.values.replaceSubrange(
                parameters.layout.trainedCount..., with: result.runningStatistics)
            optimiser.step(&parameters, gradients: gradients, rate: expected.rate)
            let after = "\(folder)/train_after\(step + 1).safetensors"
            if CheckpointFile.exists(after) {
                deviations += try Self.compare(parameters, with: after, configuration, step: step + 1)
            }
        }
        guard !deviations.isEmpty else {
            throw PrismError.checkpoint(
                file: folder, place: "train_afterN.safetensors",
                problem: "no weights to compare with are there")
        }
        self.init(deviations: [logits, losses, norms].map(\.deviation) + deviations)
    }

    private static func compare(
        _ parameters: Parameters, with path: String, _ configuration: ModelConfiguration, step: Int
    ) throws -> [Deviation] {
        let expected = try Parameters(
            Checkpoint.read(contentsOf: path), configuration: configuration, file: path)
        let leftOut = Set(ParameterName.generator.flatMap { [$0.bias, $0.runningMean] })
        return parameters.layout.entries.filter { !leftOut.contains($0.name) }.map { entry in
            Deviation(
                "after\(step).\(entry.name)", byNorm: parameters[entry.name].map(Double.init),
                expected[entry.name].map(Double.init))
        }
    }

    /// One quantity over all steps.
    private struct Series {
        private let name: String
        private var found: [Double] = [], expected: [Double] = []

        init(_ name: String) { self.name = name }

        mutating func add(_ found: [Double], _ expected: [Double]) {
            // A missing value must not pass as an equal one.
            let missing = max(0, expected.count - found.count)
            self.found += found + [Double](repeating: .nan, count: missing)
            self.expected += expected
        }

        var deviation: Deviation { Deviation(name, found, expected) }
    }
}
