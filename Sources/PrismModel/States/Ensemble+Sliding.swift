import Synchronization

extension Ensemble {
    /// Context vectors of many windows along one stretch of signals: what a ribbon of states is painted from.
    ///
    /// - Parameters:
    ///   - signals: P × S, row-major, in the units the models take.
    ///   - starts: the first position of each window; those that do not fit into the stretch are an error.
    ///   - length: the windows' length L, at least 64.
    ///   - replacing: by window, columns that differ from the stretch's: a signal's number and its L values, such as
    ///     contacts, which belong to a place and not to the stretch.
    ///   - threads: at most so many windows at a time; the numbers do not depend on it.
    ///   - cancellation: looked at before every window.
    /// - Returns: a vector per window, in order; nil where no member has a context generator.
    /// - Throws: `PrismError.input` for a window that does not fit or signals that are not finite; `.cancelled`.
    public func contextVectors(
        along signals: [Float], starts: [Int], length: Int,
        replacing: [[(signal: Int, values: [Float])]] = [],
        threads: Int = PrismModel.defaultThreads, cancellation: Cancellation? = nil
    ) throws(PrismError) -> [[Float]]? {
        let width = models[0].configuration.signals
        let positions = width > 0 ? signals.count / width : 0
        guard hasContexts else { return nil }
        for start in starts where start < 0 || length < 1 || start > positions - length {
            throw .input(
                problem: "a window of \(length) at \(start) does not fit into \(positions) positions")
        }
        let results = Mutex([Result<[Float], PrismError>?](repeating: nil, count: starts.count))
        Workers.run(count: starts.count, threads: threads) { number in
            let result = Result { () throws(PrismError) -> [Float] in
                if cancellation?.isCancelled == true { throw .cancelled }
                var window = Array(signals[starts[number] * width..<(starts[number] + length) * width])
                for column in replacing.indices.contains(number) ? replacing[number] : []
                where (0..<width).contains(column.signal) && column.values.count == length {
                    for position in 0..<length {
                        window[position * width + column.signal] = column.values[position]
                    }
                }
                return try contextVector(signals: window) ?? []
            }
            results.withLock { $0[number] = result }
        }
        var vectors: [[Float]] = []
        for result in results.withLock({ $0 }) {
            guard let result else { throw .cancelled }
            vectors.append(try result.get())
        }
        return vectors
    }
}
