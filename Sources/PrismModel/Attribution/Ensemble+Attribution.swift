extension Ensemble {
    /// What each input contributes to the members' mean prediction: the mean of their contributions.
    ///
    /// Parameters and errors as of `PrismModel.attribution(_:of:_:baseline:includesLetters:threads:cancellation:)`.
    public func attribution(
        _ method: AttributionMethod, of output: DifferentiableOutput = .observed, _ window: GeneWindow,
        baseline: SignalBaseline = .zero, includesLetters: Bool = false,
        threads: Int = PrismModel.defaultThreads,
        cancellation: Cancellation? = nil
    ) throws(PrismError) -> Attribution {
        var members: [Attribution] = []
        for model in models {
            members.append(
                try model.attribution(
                    method, of: output, window, baseline: baseline, includesLetters: includesLetters,
                    threads: threads, cancellation: cancellation))
        }
        guard let mean = Attribution.mean(members) else { throw .input(problem: "an ensemble needs a model") }
        return mean
    }
}
