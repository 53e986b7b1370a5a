extension Ensemble {
    /// The members' mean predictions of mutants of a window, in order: a batch of a mutagenesis.
    ///
    /// Parameters and errors as of `mutagenesis(of:output:batch:threads:cancellation:progress:)`.
    public func predictions(
        of mutants: [Mutagenesis.Mutant], _ window: GeneWindow, output: DifferentiableOutput = .observed,
        threads: Int = PrismModel.defaultThreads, cancellation: Cancellation? = nil
    ) throws(PrismError) -> [Double] {
        var windows: [GeneWindow] = []
        for mutant in mutants {
            windows.append(
                try window.edited(
                    [.base(position: mutant.position, code: mutant.code)], signalCount: signalCount))
        }
        return try means(output, windows, threads: threads, cancellation: cancellation)
    }

    /// In-silico mutagenesis of a window: every other base at every position, the members' mean.
    ///
    /// - Parameters:
    ///   - window: the gene; with signals switched off or edited, the window as masked and edited.
    ///   - output: the prediction whose change is told.
    ///   - batch: positions predicted at a time, three mutants each.
    ///   - threads: at most so many work at a time. The numbers depend neither on it nor on `batch`.
    ///   - cancellation: looked at before every layer.
    ///   - progress: called with what is there after every batch, on the calling thread.
    /// - Returns: every difference, complete.
    /// - Throws: `PrismError.input` for a window that does not fit, `.cancelled`, `.notFinite`.
    public func mutagenesis(
        of window: GeneWindow, output: DifferentiableOutput = .observed, batch: Int = 4,
        threads: Int = PrismModel.defaultThreads, cancellation: Cancellation? = nil,
        progress: (Mutagenesis) -> Void = { _ in }
    ) throws(PrismError) -> Mutagenesis {
        let reference = try means(output, [window], threads: threads, cancellation: cancellation)[0]
        var scan = Mutagenesis(of: window, reference: reference)
        while !scan.isComplete {
            let next = scan.batch(of: batch)
            let values = try predictions(
                of: scan.mutants(at: next), window, output: output, threads: threads,
                cancellation: cancellation)
            scan.take(next, predictions: values)
            progress(scan)
        }
        return scan
    }

    /// The number of signals S.
    private var signalCount: Int { models.first?.configuration.signals ?? 0 }

    /// The members' mean predictions.
    private func means(
        _ output: DifferentiableOutput, _ windows: [GeneWindow], threads: Int, cancellation: Cancellation?
    ) throws(PrismError) -> [Double] {
        var sums = [Double](repeating: 0, count: windows.count)
        for model in models {
            let values = try model.predictions(output, windows, threads: threads, cancellation: cancellation)
            for (index, value) in values.enumerated() { sums[index] += value }
        }
        return sums.map { $0 / Double(max(1, models.count)) }
    }
}

extension PrismModel {
    /// In-silico mutagenesis of a window by this model alone; see `Ensemble.mutagenesis(of:output:batch:threads:
    /// cancellation:progress:)`.
    public func mutagenesis(
        of window: GeneWindow, output: DifferentiableOutput = .observed, batch: Int = 4,
        threads: Int = PrismModel.defaultThreads, cancellation: Cancellation? = nil,
        progress: (Mutagenesis) -> Void = { _ in }
    ) throws(PrismError) -> Mutagenesis {
        try Ensemble([self]).mutagenesis(
            of: window, output: output, batch: batch, threads: threads, cancellation: cancellation,
            progress: progress)
    }
}
