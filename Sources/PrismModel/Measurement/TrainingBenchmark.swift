/// Times the gradient of a batch of made-up windows on an untrained model, beside predictions of the same windows.
package struct TrainingBenchmark: Sendable, Codable {
    /// Threads used.
    package let threads: Int
    /// The kernels' instruction set.
    package let instructionSet: String
    /// Genes per step.
    package let batch: Int
    /// Milliseconds per gene of a training step, forward and backward: median.
    package let stepMilliseconds: Double
    /// The fastest step's: what the machine does when nobody else uses it.
    package let fastestStepMilliseconds: Double
    /// Milliseconds per gene of the full prediction (1 + C streams) of the same batch, between the steps: median.
    package let predictionMilliseconds: Double
    /// The fastest prediction's.
    package let fastestPredictionMilliseconds: Double
    /// Step over prediction, of the fastest.
    package let ratioToPrediction: Double
    /// Milliseconds per step of preparing changed weights for the kernels, on one thread.
    package let preparationMilliseconds: Double
    /// Milliseconds of processor time per gene and step, summed over threads, as all parts below: what a machine that
    /// others use too still tells reliably.
    package let processorMilliseconds: Double
    /// Milliseconds per gene of the step's matrix products.
    package let gemmMilliseconds: Double
    /// Milliseconds per gene of its scans.
    package let scanMilliseconds: Double
    /// Milliseconds per gene of the scans' gradients.
    package let scanBackwardMilliseconds: Double
    /// Milliseconds per gene of everything else.
    package let restMilliseconds: Double
    /// The most memory this process held before anything but training steps ran, in MB (10⁶ bytes).
    package let peakRSSMegabytes: Double

    /// JSON keys, stable for scripts.
    enum CodingKeys: String, CodingKey {
        case threads
        case instructionSet = "instruction_set"
        case batch
        case stepMilliseconds = "step_ms"
        case fastestStepMilliseconds = "step_ms_fastest"
        case predictionMilliseconds = "full_ms"
        case fastestPredictionMilliseconds = "full_ms_fastest"
        case ratioToPrediction = "ratio_to_full"
        case preparationMilliseconds = "preparation_ms"
        case processorMilliseconds = "processor_ms"
        case gemmMilliseconds = "gemm_ms"
        case scanMilliseconds = "scan_ms"
        case scanBackwardMilliseconds = "scan_backward_ms"
        case restMilliseconds = "rest_ms"
        case peakRSSMegabytes = "peak_rss_mb"
    }

    /// Measures `repeats` steps after a warm-up, for windows of `length` bases.
    package init(
        _ configuration: ModelConfiguration, length: Int = 2000, batch: Int, threads: Int, repeats: Int = 5
    ) throws(PrismError) {
        let windows = (0..<max(1, batch)).map {
            GeneWindow.example(for: configuration, length: length, seed: UInt64($0))
        }
        let genes = Double(windows.count)
        let examples = TrainingBatch(windows: windows, targets: windows.indices.map { Float($0 % 4) })
        let parameters = Parameters(initialising: configuration, seed: 2)
        let engine = try GradientEngine(configuration)
        _ = try engine.gradients(parameters, examples, threads: threads)
        _ = try engine.gradients(parameters, examples, threads: threads)
        peakRSSMegabytes = Memory.peakMegabytes

        let clock = PartClock(processorTime: true)
        let times = try Times(engine, parameters, examples, threads: threads, repeats: repeats, clock: clock)
        func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }
        self.threads = threads
        self.batch = windows.count
        instructionSet = engine.instructionSet.rawValue
        stepMilliseconds = median(times.steps) / genes
        fastestStepMilliseconds = (times.steps.min() ?? 0) / genes
        predictionMilliseconds = median(times.predictions) / genes
        fastestPredictionMilliseconds = (times.predictions.min() ?? 0) / genes
        ratioToPrediction = fastestStepMilliseconds / fastestPredictionMilliseconds
        preparationMilliseconds = median(times.preparations)
        let all = genes * Double(times.steps.count)
        gemmMilliseconds = clock.productsMilliseconds / all
        scanMilliseconds = clock.scanMilliseconds / all
        scanBackwardMilliseconds = clock.scanBackwardMilliseconds / all
        processorMilliseconds = Double(times.processor) / 1e6 / all
        restMilliseconds = max(
            0, processorMilliseconds - gemmMilliseconds - scanMilliseconds - scanBackwardMilliseconds)
    }
    /// Times of steps, predictions and preparations in turn, in milliseconds, so that a machine that slows down slows all.
    private struct Times {
        var steps: [Double] = [], predictions: [Double] = [], preparations: [Double] = []
        /// Nanoseconds of processor time of all steps.
        var processor = 0

        init(
            _ engine: GradientEngine, _ parameters: Parameters, _ batch: TrainingBatch, threads: Int,
            repeats: Int, clock: PartClock
        ) throws(PrismError) {
            let model = try PrismModel(engine.configuration, parameters)
            let kernels = try Kernels(engine.instructionSet)
            for _ in 0..<max(1, repeats) {
                let start = ProcessorTime.ofProcess
                steps.append(
                    try Timing.milliseconds { () throws(PrismError) in
                        _ = try engine.gradients(parameters, batch, threads: threads, clock: clock)
                    })
                processor += ProcessorTime.ofProcess - start
                predictions.append(
                    try Timing.milliseconds { () throws(PrismError) in
                        _ = try model.predict(batch.windows, outputs: .full, threads: threads)
                    })
                preparations.append(
                    try Timing.milliseconds { () throws(PrismError) in
                        let prepared = PreparedWeights(
                            parameters, configuration: engine.configuration, kernels: kernels)
                        _ = BackwardWeights(prepared, kernels: kernels)
                    })
            }
        }
    }
}
