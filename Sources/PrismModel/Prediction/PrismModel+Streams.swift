import Synchronization

extension PrismModel {
    /// The pooled state of every job, in order.
    ///
    /// As long as there are as many streams left as threads, each thread takes whole streams; what is left over is
    /// split into halves, so that no core waits.
    func run(
        _ jobs: [StreamJob], threads: Int, cancellation: Cancellation?, clock: PartClock?
    ) throws(PrismError) -> [[Float]] {
        let results = Mutex([Result<[Float], PrismError>?](repeating: nil, count: jobs.count))
        @Sendable func runOne(_ index: Int, workers: Int) {
            let job = jobs[index]
            let result = Result { () throws(PrismError) -> [Float] in
                try WorkspacePool.shared.with(length: job.window.length, sizes: weights.sizes) {
                    workspace throws(PrismError) in
                    try Stream(
                        weights: weights, kernels: kernels, workspace: workspace, window: job.window,
                        context: job.context, sequenceScale: job.sequenceScale, workers: workers,
                        cancellation: cancellation, clock: clock
                    ).pooled()
                }
            }
            results.withLock { $0[index] = result }
        }
        let whole = threads > 1 ? jobs.count / threads * threads : jobs.count
        Workers.run(count: whole, threads: threads) { runOne($0, workers: 1) }
        Workers.run(count: jobs.count - whole, threads: threads) {
            runOne(whole + $0, workers: threads > 1 ? StreamWorkspace.halves : 1)
        }
        var pooled: [[Float]] = []
        for result in results.withLock({ $0 }) {
            guard let result else { throw .cancelled }
            pooled.append(try result.get())
        }
        return pooled
    }
}
