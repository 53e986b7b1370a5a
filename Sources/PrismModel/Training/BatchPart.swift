import Synchronization

/// The genes of a batch whose loss is computed here, between the context generator's passes.
struct BatchPart: Sendable {
    let batch: TrainingBatch
    let genes: Range<Int>
    let weights: LossWeights
    /// Of every gene in the batch; nil for a model without a context generator.
    let contexts: [ContextWeights]?
    let configuration: ModelConfiguration

    private var width: Int { configuration.width }

    /// Runs the streams both ways. Returns the pooled states of these genes' streams, the sum of the gradients, and of
    /// every gene in the batch the gradient of its context weights (d × C), zero for genes outside this part.
    func run(_ pipeline: StreamPipeline) throws(PrismError) -> (
        pooled: [[[Float]]], gradients: StreamGradients, contextGradients: [[Float]]
    ) {
        let streams = genes.map { gene in
            let vectors = contexts.map { contexts in
                (0..<contexts[gene].contexts).map { contexts[gene].vector($0) as [Float]? }
            }
            return StreamPipeline.Gene(window: batch.windows[gene], contexts: [nil] + (vectors ?? []))
        }
        let contextGradients = Mutex(uniformityGradients())
        let (pooled, gradients) = try pipeline.run(streams) { stop in
            pooledGradient(stop, head: pipeline.weights.head)
        } end: { pass, stop in
            let gene = genes.lowerBound + stop.gene
            let gradient = pass.embedding(
                window: batch.windows[gene], context: streams[stop.gene].contexts[stop.stream])
            guard let gradient, let count = contexts?[gene].contexts else { return }
            contextGradients.withLock { all in
                for channel in 0..<width { all[gene][channel * count + stop.stream - 1] += gradient[channel] }
            }
        }
        return (pooled, gradients, contextGradients.withLock { $0 })
    }

    /// The gradient of a stream's pooled state through the head and its loss.
    ///
    /// The head sees the mean over the contexts, so each context's stream has an equal share of that mean's gradient;
    /// the head's own gradients are taken with the first of them.
    private func pooledGradient(_ stop: StreamPipeline.Stop, head: HeadWeights) -> [Float] {
        let gene = genes.lowerBound + stop.gene
        let isObserved = stop.stream == 0
        let count = stop.pooled.count - 1
        let state = isObserved ? stop.pooled[0] : Self.mean(stop.pooled.dropFirst())
        let pass = HeadPass(head, pooled: state, of: batch.windows[gene])
        let weight = (isObserved ? 1 : weights.intervention) / Double(batch.windows.count)
        let slope = Float(weight * Loss.smoothL1Slope(pass.output, batch.targets[gene]))
        let gradient = pass.backward(slope, into: stop.stream <= 1 ? stop.gradients : nil).prefix(width)
        return isObserved ? Array(gradient) : gradient.map { $0 / Float(count) }
    }

    /// λ_u · dU/dw of these genes, zero for the others.
    private func uniformityGradients() -> [[Float]] {
        guard let contexts, let generator = configuration.generator else { return [] }
        return contexts.enumerated().map { gene, contexts in
            guard genes.contains(gene) else { return [Float](repeating: 0, count: contexts.values.count) }
            return contexts.uniformityGradient(
                sharpness: generator.kernelSharpness,
                factor: weights.uniformity / Double(batch.windows.count))
        }
    }

    /// What the pooled states predict, one gene each.
    func predictions(_ pooled: [[[Float]]], head: HeadWeights) -> [Prediction] {
        zip(genes, pooled).map { gene, states in
            let window = batch.windows[gene]
            var prediction = Prediction()
            prediction.record(contexts?[gene], configuration)
            for (stream, state) in states.enumerated() {
                let job = StreamJob(
                    gene: gene, window: window,
                    context: stream == 0 ? nil : contexts?[gene].vector(stream - 1))
                prediction.record(state, of: job, [.full, .pooled], head: head)
            }
            prediction.finish([.full, .pooled], of: window, head: head)
            return prediction
        }
    }

    /// The mean of vectors, summed in their order.
    private static func mean(_ vectors: ArraySlice<[Float]>) -> [Float] {
        guard let first = vectors.first else { return [] }
        let sum = vectors.dropFirst().reduce(first) { zip($0, $1).map(+) }
        return sum.map { $0 / Float(vectors.count) }
    }
}
