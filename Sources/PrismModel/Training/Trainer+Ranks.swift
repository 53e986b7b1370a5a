extension Trainer {
    /// Throws `PrismError.ranks`, naming the first rank that differs from rank 0 and in what.
    ///
    /// Ranks that differ would drift apart in silence.
    func checkAgreement() throws(PrismError) {
        guard let ranks else { return }
        let parts = [
            ("step to go on from", "\(state.step)"), ("settings", "\(settings)"),
            ("genes", "\(training.count) to learn from, \(validation.count) to validate on"),
            ("model", "\(state.configuration)"),
        ]
        for (name, own) in parts {
            let all = try ranks.gather(Array(own.utf8))
            if let other = all.firstIndex(where: { $0 != all[0] }) {
                throw .ranks(
                    problem: "rank \(other) differs from rank 0 in its \(name): "
                        + "\(String(decoding: all[other], as: UTF8.self)), not \(String(decoding: all[0], as: UTF8.self))"
                )
            }
        }
        let weights: [UInt64] = try ranks.gather([state.fingerprint])
        if let other = weights.firstIndex(where: { $0 != weights[0] }) {
            throw .ranks(problem: "rank \(other) begins with other weights or background states than rank 0")
        }
    }
}

extension TrainingState {
    /// FNV-1a over the bits of weights, moments and background states.
    fileprivate var fingerprint: UInt64 {
        func mixed(_ hash: UInt64, _ bits: UInt64) -> UInt64 { (hash ^ bits) &* 0x100_0000_01B3 }
        let weights = [parameters.values, optimiser.first, optimiser.second]
            .reduce(0xCBF2_9CE4_8422_2325) { hash, values in
                values.reduce(hash) { mixed($0, UInt64($1.bitPattern)) }
            }
        guard let background else { return weights }
        let chain = background.chain
        return [chain.means, chain.variances, chain.transitions, chain.start, background.prior]
            .reduce(weights) { hash, values in values.reduce(hash) { mixed($0, $1.bitPattern) } }
    }
}
