import CPrismKernels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension HiddenMarkovModel {
    /// The posterior of every state in every bin, given the whole chain, and the chain's log-likelihood (natural).
    ///
    /// - Parameters:
    ///   - bins: the chain, of this model's signals.
    ///   - without: signals that count as missing everywhere.
    /// - Returns: n × K, each row summing to 1.
    /// - Throws: `PrismError.input` for bins of other signals.
    public func posteriors(
        of bins: SignalBins, without: Set<Int> = []
    ) throws(PrismError) -> (values: [Float], logLikelihood: Double) {
        try posteriors(of: bins, without: without, block: block)
    }

    /// Posteriors by a forward pass of which `block` bins are kept at a time; the numbers do not depend on how many.
    func posteriors(
        of bins: SignalBins, without: Set<Int> = [], block: Int
    ) throws(PrismError) -> (values: [Float], logLikelihood: Double) {
        try check(bins)
        var posteriors = [Float](repeating: 0, count: bins.count * states)
        let likelihood = posteriors.withUnsafeMutableBufferPointer { posteriors in
            pass(bins, without, block) { $0.posteriors = posteriors.baseAddress }
        }
        return (posteriors, likelihood)
    }

    /// The log-likelihood (natural) of a chain; `without` as in `posteriors(of:without:)`, which throws alike.
    public func logLikelihood(of bins: SignalBins, without: Set<Int> = []) throws(PrismError) -> Double {
        try check(bins)
        return pass(bins, without, block) { _ in }
    }

    /// What a chain gives for a step of Baum-Welch. Throws as `posteriors(of:without:)`.
    func expectation(of bins: SignalBins) throws(PrismError) -> HiddenMarkovExpectation {
        try check(bins)
        var sums = HiddenMarkovExpectation(signals: signals, states: states)
        let likelihood = sums.values.withUnsafeMutableBufferPointer { values -> Double in
            guard let start = values.baseAddress else { return 0 }
            let table = signals * states
            return pass(bins, [], block) { chain in
                chain.weights = start
                chain.sums = start + table
                chain.squares = start + 2 * table
                chain.crossings = start + 3 * table
                chain.first = start + 3 * table + states * states
            }
        }
        sums.logLikelihood = likelihood
        return sums
    }

    /// Bins whose forward probabilities are kept: 16 MB of them, so that memory does not grow with the contig.
    private var block: Int { max(1, (1 << 21) / (2 * states + 1)) }

    private func check(_ bins: SignalBins) throws(PrismError) {
        guard bins.signals == signals else {
            throw .input(
                problem: "the bins have \(bins.signals) signals, the states were learned from \(signals)")
        }
    }

    /// One pass of the kernel; `outputs` says what is wanted of it.
    private func pass(
        _ bins: SignalBins, _ without: Set<Int>, _ block: Int, _ outputs: (inout prism_hidden_chain) -> Void
    ) -> Double {
        guard bins.count > 0 else { return 0 }
        let block = min(max(1, block), bins.count)
        let tables = emissionTables(without)
        var scratch = [Double](repeating: 0, count: prism_hidden_scratch(bins.count, states, block))
        return bins.values.withUnsafeBufferPointer { values in
            tables.withUnsafeBufferPointer { tables in
                transitions.withUnsafeBufferPointer { transitions in
                    start.withUnsafeBufferPointer { start in
                        scratch.withUnsafeMutableBufferPointer { scratch in
                            guard let table = tables.baseAddress else { return 0 }
                            var chain = prism_hidden_chain()
                            (chain.bins, chain.signals, chain.states) = (bins.count, signals, states)
                            chain.block = block
                            chain.values = values.baseAddress
                            chain.means = table
                            chain.precisions = table + signals * states
                            chain.offsets = table + 2 * signals * states
                            chain.transitions = transitions.baseAddress
                            chain.start = start.baseAddress
                            chain.scratch = scratch.baseAddress
                            outputs(&chain)
                            return prism_hidden_pass(&chain)
                        }
                    }
                }
            }
        }
    }

    /// Means, precisions and offsets as the kernel takes them: D × K each.
    private func emissionTables(_ without: Set<Int>) -> [Double] {
        var tables = [Double](repeating: 0, count: 3 * signals * states)
        for signal in 0..<signals {
            for state in 0..<states {
                let (from, to) = (state * signals + signal, signal * states + state)
                tables[to] = means[from]
                guard !without.contains(signal) else { continue }
                tables[signals * states + to] = 0.5 / variances[from]
                tables[2 * signals * states + to] = -0.5 * log(2 * .pi * variances[from])
            }
        }
        return tables
    }
}
