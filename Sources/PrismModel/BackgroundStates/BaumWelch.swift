import Synchronization

/// Steps of Baum-Welch over many chains.
struct BaumWelch {
    /// The chains, all of the model's signals.
    let chains: [SignalBins]
    /// The least variance, one per signal.
    let floor: [Double]
    /// Most steps.
    let steps: Int
    /// Steps end where one raises the log-likelihood by less than this per bin with data.
    static let tolerance = 1e-5

    /// A model after its steps.
    struct Fit: Sendable {
        var model: HiddenMarkovModel
        /// Of the model, natural logarithm.
        var logLikelihood: Double
        var steps: Int
        var isConverged: Bool
    }

    /// Improves a model. Chains are worked on by `threads` threads and summed in their order, so that the numbers do not
    /// depend on how many there are.
    func run(
        from model: HiddenMarkovModel, bins: Int, threads: Int, cancellation: Cancellation?,
        progress: @Sendable (Int) -> Void = { _ in }
    ) throws(PrismError) -> Fit {
        var (model, done, isConverged) = (model, 0, false)
        var sums = try expectation(model, threads, cancellation)
        while done < steps {
            let next = try sums.maximised(model, floor: floor)
            let after = try expectation(next, threads, cancellation)
            let gain = after.logLikelihood - sums.logLikelihood
            done += 1
            progress(done)
            (model, sums) = (next, after)
            if gain < Self.tolerance * Double(bins) {
                isConverged = true
                break
            }
        }
        return Fit(model: model, logLikelihood: sums.logLikelihood, steps: done, isConverged: isConverged)
    }

    private func expectation(
        _ model: HiddenMarkovModel, _ threads: Int, _ cancellation: Cancellation?
    ) throws(PrismError) -> HiddenMarkovExpectation {
        let results = Mutex<[Result<HiddenMarkovExpectation, PrismError>?]>(
            Array(repeating: nil, count: chains.count))
        Workers.run(count: chains.count, threads: threads) { index in
            let result: Result<HiddenMarkovExpectation, PrismError>
            if cancellation?.isCancelled == true {
                result = .failure(.cancelled)
            } else {
                do throws(PrismError) {
                    result = .success(try model.expectation(of: chains[index]))
                } catch {
                    result = .failure(error)
                }
            }
            results.withLock { $0[index] = result }
        }
        var sums = HiddenMarkovExpectation(signals: model.signals, states: model.states)
        for case let result? in results.withLock({ $0 }) { sums.add(try result.get()) }
        return sums
    }
}
