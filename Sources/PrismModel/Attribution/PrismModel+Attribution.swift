extension PrismModel {
    /// What each base and each signal of a window contributes to its prediction.
    ///
    /// - Parameters:
    ///   - method: how to share the prediction out.
    ///   - output: the prediction that is shared out.
    ///   - window: the gene; with signals switched off or edited, the window as masked and edited.
    ///   - baseline: what signals are compared with; bases are compared with none.
    ///   - includesLetters: whether hypothetical contributions of the other bases are kept.
    ///   - threads: at most so many work at a time. The numbers do not depend on it.
    ///   - cancellation: looked at before every layer.
    /// - Returns: a share for every base and every signal value.
    /// - Throws: `PrismError.input` for a window, a baseline or a method that does not fit, and for the intervened
    ///   prediction of a model without a context generator; `.cancelled`; `.notFinite`.
    public func attribution(
        _ method: AttributionMethod, of output: DifferentiableOutput = .observed, _ window: GeneWindow,
        baseline: SignalBaseline = .zero, includesLetters: Bool = false,
        threads: Int = PrismModel.defaultThreads,
        cancellation: Cancellation? = nil
    ) throws(PrismError) -> Attribution {
        try configuration.check(window)
        let path = try BaselinePath(to: window, from: baseline, signalCount: configuration.signals)
        let ends = try predictions(
            output, [path.signalled(0), window], sequenceScales: [0, 1], threads: threads,
            cancellation: cancellation)
        func attribution(_ bases: [Double], _ letters: [Double], _ signals: [Double]) -> Attribution {
            Attribution(
                method: method, prediction: ends[1], baseline: ends[0], bases: bases.map(Float.init),
                signals: signals.map(Float.init), letters: includesLetters ? letters.map(Float.init) : nil)
        }
        switch method {
        case .gradientInput:
            let slope = try slopes(output, path, at: [1], threads, cancellation)[0]
            return attribution(path.own(slope.letters), slope.letters, slope.signals)
        case .integratedGradients(let steps):
            guard (1...10_000).contains(steps) else {
                throw .input(problem: "integrated gradients take 1 to 10,000 steps, asked for are \(steps)")
            }
            let sums = try integral(output, path, ends, steps: steps, threads, cancellation)
            return attribution(path.own(sums.letters), sums.letters, sums.signals)
        case .occlusion(let stretch, let stride):
            let stretches = try Occlusion.stretches(of: stretch, stride, length: window.length)
            let sums = try occlusion(
                output, path, stretches, prediction: ends[1], threads, cancellation)
            return attribution(sums.bases, path.letters(sums.bases), sums.signals)
        }
    }

    /// The predictions of one kind, in double precision for differences.
    func predictions(
        _ output: DifferentiableOutput, _ windows: [GeneWindow], sequenceScales: [Float]? = nil, threads: Int,
        cancellation: Cancellation?
    ) throws(PrismError) -> [Double] {
        let isObserved = output == .observed
        let answers = try predict(
            windows, outputs: isObserved ? .observed : .intervened,
            sequenceScales: sequenceScales ?? windows.map { _ in 1 }, threads: threads,
            cancellation: cancellation)
        var values: [Double] = []
        for answer in answers {
            guard let value = isObserved ? answer.observed : answer.intervened else {
                throw .input(
                    problem: "this model has no context generator, so no intervened prediction to attribute")
            }
            values.append(Double(value))
        }
        return values
    }

    /// Windows predicted at a time: what several cores take, and no more memory than that needs.
    private static let together = 8

    private func occlusion(
        _ output: DifferentiableOutput, _ path: BaselinePath, _ stretches: [Range<Int>], prediction: Double,
        _ threads: Int, _ cancellation: Cancellation?
    ) throws(PrismError) -> (bases: [Double], signals: [Double]) {
        let count = configuration.signals
        var bases = Occlusion(length: path.end.length)
        var signals = [Occlusion](repeating: bases, count: count)
        for start in stride(from: 0, to: stretches.count, by: Self.together) {
            let part = Array(stretches[start..<min(start + Self.together, stretches.count)])
            // The bases first, then each signal.
            let windows =
                part.map { path.withoutBases($0) }
                + (0..<count).flatMap { signal in part.map { path.withoutSignal(signal, $0) } }
            let values = try predictions(output, windows, threads: threads, cancellation: cancellation)
            for (index, value) in values.enumerated() {
                let stretch = part[index % part.count]
                let row = index / part.count
                if row == 0 {
                    bases.take(prediction - value, over: stretch)
                } else {
                    signals[row - 1].take(prediction - value, over: stretch)
                }
            }
        }
        let means = signals.map(\.means)
        return (bases.means, (0..<(path.end.length * count)).map { means[$0 % count][$0 / count] })
    }
}
