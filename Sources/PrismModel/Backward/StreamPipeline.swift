import Dispatch
import Synchronization

/// Runs the streams of several genes forwards and backwards on several threads.
///
/// A gene's backward passes need all its forward passes, as the head sees the mean over the contexts. Tasks are taken in
/// a fixed order in which the forward passes are far enough ahead that no thread waits for long, and no further, so
/// that memory stays bounded: the activations of one gene's streams and of two streams per thread.
struct StreamPipeline: Sendable {
    let weights: PreparedWeights
    let transposed: BackwardWeights
    let kernels: Kernels
    let buffers: BackwardBuffers
    /// Whether gradients of the weights are wanted, or only those of the streams' starts.
    let includesWeights: Bool
    let threads: Int
    let cancellation: Cancellation?
    let clock: PartClock?
    /// The processes that run the other genes of the batch, and whose gradients belong to the sum: earlier genes on lower ranks.
    var ranks: (any RankGroup)?

    /// One gene's streams: a context vector w_c (d) each, nil for the observed one. All genes have as many.
    struct Gene: Sendable {
        let window: GeneWindow
        let contexts: [[Float]?]
        /// The one-hot rows' factor.
        var sequenceScale: Float = 1
    }

    /// What a stream's passes hand to the caller.
    struct Stop: Sendable {
        let gene, stream: Int
        /// The pooled states (d) of all the gene's streams.
        let pooled: [[Float]]
        /// This stream's gradients, to be added to.
        let gradients: StreamGradients
    }

    private enum Task {
        case forward(gene: Int, stream: Int)
        case backward(gene: Int, stream: Int)
    }

    private struct Forward {
        let workspace: StreamWorkspace
        let pooled: [Float]
    }

    /// Runs all streams. `turn` gives the gradient of a stream's pooled state (d), between its passes; `end` sees the
    /// finished backward pass, the gradient of the stream's start in its workspace. Both are called from any thread.
    ///
    /// Returns each gene's pooled states and the sum of all gradients, which is the caller's to give back; it does not
    /// depend on the threads. Of several ranks the last one's sum is over the whole batch. Throws `PrismError.cancelled`.
    func run(
        _ genes: [Gene], turn: @escaping @Sendable (Stop) -> [Float],
        end: @escaping @Sendable (StreamBackward, Stop) -> Void
    ) throws(PrismError) -> (pooled: [[[Float]]], gradients: StreamGradients) {
        let total = buffers.takeGradients()
        let sum = OrderedSum(onto: total, kernels: kernels, isHeld: (ranks?.rank ?? 0) > 0)
        let streams = genes.first?.contexts.count ?? 0
        let tasks = order(genes: genes.count, streams: streams)
        let forwards = Mutex(
            [[Forward?]](repeating: .init(repeating: nil, count: streams), count: genes.count))
        let failure = Mutex<PrismError?>(nil)
        let ready = genes.map { gene in
            let group = DispatchGroup()
            for _ in gene.contexts { group.enter() }
            return group
        }
        Workers.run(count: tasks.count, threads: threads) { index in
            do throws(PrismError) {
                switch tasks[index] {
                case .forward(let gene, let stream):
                    defer { ready[gene].leave() }
                    guard failure.withLock({ $0 == nil }) else { return }
                    let result = try forward(genes[gene], stream)
                    forwards.withLock { $0[gene][stream] = result }
                case .backward(let gene, let stream):
                    // No forward task waits for anything, and this gene's were all taken before this one.
                    ready[gene].wait()
                    guard failure.withLock({ $0 == nil }) else { return }
                    let (states, own) = forwards.withLock { forwards in
                        (forwards[gene].map { $0?.pooled ?? [] }, forwards[gene][stream]?.workspace)
                    }
                    guard let own else { return }
                    let stop = Stop(
                        gene: gene, stream: stream, pooled: states, gradients: buffers.takeGradients())
                    try backward(genes[gene], stop, own, turn: turn, end: end)
                    for part in sum.add(stop.gradients, at: gene * streams + stream) { buffers.give(part) }
                }
            } catch {
                failure.withLock { $0 = $0 ?? error }
            }
        }
        if let error = failure.withLock({ $0 }) { throw error }
        if let ranks { try addUp(total, sum, ranks) }
        return (forwards.withLock { $0.map { $0.map { $0?.pooled ?? [] } } }, total)
    }

    /// Adds the gradients of earlier genes, from lower ranks, before the own ones, which have waited for them.
    private func addUp(
        _ total: StreamGradients, _ sum: OrderedSum, _ ranks: any RankGroup
    ) throws(PrismError) {
        var values = total.values
        try ranks.addUp(&values) { values in
            total.values = values
            for part in sum.release() { buffers.give(part) }
            values = total.values
        }
        total.values = values
    }

    /// Forward tasks lead by one gene's and one per thread beside: when a gene's first backward task is taken, its last
    /// forward task is as good as done.
    private func order(genes: Int, streams: Int) -> [Task] {
        let count = genes * streams
        let lead = streams + max(1, threads) - 1
        var tasks: [Task] = []
        for step in 0..<(count + lead) {
            if step < count { tasks.append(.forward(gene: step / streams, stream: step % streams)) }
            let back = step - lead
            if back >= 0 { tasks.append(.backward(gene: back / streams, stream: back % streams)) }
        }
        return tasks
    }

    private func forward(_ gene: Gene, _ stream: Int) throws(PrismError) -> Forward {
        let workspace = buffers.takeActivations(length: gene.window.length)
        let pooled = try Stream(
            weights: weights, kernels: kernels, workspace: workspace, window: gene.window,
            context: gene.contexts[stream], sequenceScale: gene.sequenceScale, workers: 1,
            cancellation: cancellation, clock: clock
        ).pooled()
        return Forward(workspace: workspace, pooled: pooled)
    }

    private func backward(
        _ gene: Gene, _ stop: Stop, _ activations: StreamWorkspace, turn: (Stop) -> [Float],
        end: (StreamBackward, Stop) -> Void
    ) throws(PrismError) {
        let workspace = buffers.takeWorkspace(for: activations)
        let pass = StreamBackward(
            weights: weights, transposed: transposed, kernels: kernels, activations: activations,
            workspace: workspace, gradients: stop.gradients, includesWeights: includesWeights,
            length: gene.window.length, cancellation: cancellation, clock: clock)
        try pass.run(pooledGradient: turn(stop))
        end(pass, stop)
        buffers.give(activations)
        buffers.give(workspace)
    }
}
