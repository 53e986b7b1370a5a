import Synchronization

/// A sum of gradients whose parts come from many threads in any order and are added in theirs: the result does not
/// depend on threads or timing, to the last bit.
final class OrderedSum: Sendable {
    private struct State {
        var next = 0
        var waiting: [Int: StreamGradients] = [:]
    }

    private let state = Mutex(State())
    private let total: StreamGradients
    private let kernels: Kernels
    private let isHeld: Bool

    /// Adds onto `total`, which nobody else may touch meanwhile.
    ///
    /// Where it is held, parts are only kept until `release`: what comes before them is not yet in the total.
    init(onto total: StreamGradients, kernels: Kernels, isHeld: Bool = false) {
        self.total = total
        self.kernels = kernels
        self.isHeld = isHeld
    }

    /// Adds part `index` (0, 1, 2, … each once) as soon as those before it have been added. Returns the parts that are
    /// no longer needed.
    func add(_ part: StreamGradients, at index: Int) -> [StreamGradients] {
        state.withLock { state in
            state.waiting[index] = part
            return isHeld ? [] : addWaiting(&state)
        }
    }

    /// Adds the parts that were held. Returns them: they are no longer needed.
    func release() -> [StreamGradients] { state.withLock { addWaiting(&$0) } }

    private func addWaiting(_ state: inout State) -> [StreamGradients] {
        var added: [StreamGradients] = []
        while let part = state.waiting.removeValue(forKey: state.next) {
            total.add(part, kernels: kernels)
            added.append(part)
            state.next += 1
        }
        return added
    }
}
