import CPrismKernels
import Testing

@testable import PrismModel

/// The scan's gradients against plain Swift in double precision, in every instruction set.
struct ScanBackwardTests {
    /// Buffers of one problem.
    private struct Problem {
        let storage = FloatStorage()
        let rows, inner, states, rank: Int
        let forward: prism_scan_arguments
        let dy: UnsafePointer<Float>

        var width: Int { rank + 2 * states }

        init(rows: Int, inner: Int, states: Int, rank: Int, reverse: Bool) {
            (self.rows, self.inner, self.states, self.rank) = (rows, inner, states, rank)
            var random = SplitMix64(seed: UInt64(rows))
            let storage = storage
            func numbers(_ count: Int, scale: Double = 1, shift: Double = 0) -> UnsafeMutablePointer<Float> {
                let block = storage.block(count)
                for index in 0..<count { block[index] = Float((2 * random.unit() - 1) * scale + shift) }
                return block
            }
            let width = rank + 2 * states
            // Decays from almost none to almost at once.
            forward = prism_scan_arguments(
                rows: rows, reverse: reverse, inner: inner, states: states, rank: rank,
                u: numbers(rows * (inner + 16)), ldu: inner + 16, projection: numbers(rows * width),
                ldp: width, dt_weight: numbers(rank * inner), dt_bias: numbers(inner, scale: 3, shift: -1),
                decay: numbers(states * inner, scale: 5, shift: -5), skip: numbers(inner),
                state: numbers(states * inner), y: storage.block(rows * inner), ldy: inner, kept: nil)
            dy = UnsafePointer(numbers(rows * inner))
        }
    }

    private func expectClose(
        _ found: UnsafePointer<Float>, _ expected: [Double], _ name: String, stride: Int? = nil,
        columns: Int? = nil
    ) {
        var difference = 0.0, norm = 0.0
        for (index, value) in expected.enumerated() {
            let at = columns.map { index / $0 * (stride ?? $0) + index % $0 } ?? index
            difference += (Double(found[at]) - value) * (Double(found[at]) - value)
            norm += value * value
        }
        #expect(difference.squareRoot() <= 3e-6 * norm.squareRoot(), "\(name)")
    }

    /// Whole windows and windows in calls that end anywhere, both directions, with a state coming in and a gradient
    /// coming back.
    @Test(
        arguments: InstructionSet.available, [[3], [64], [65], [150], [64, 86], [1, 127, 22], [130, 20]])
    func matchesReference(_ set: InstructionSet, calls: [Int]) throws {
        for (reverse, sizes) in [(false, (48, 16, 3)), (true, (48, 16, 3)), (false, (16, 8, 1))] {
            try check(Kernels(set), calls: calls, reverse: reverse, sizes)
        }
    }

    private func check(
        _ kernels: Kernels, calls: [Int], reverse: Bool, _ sizes: (inner: Int, states: Int, rank: Int)
    ) throws {
        let p = Problem(
            rows: calls.reduce(0, +), inner: sizes.inner, states: sizes.states, rank: sizes.rank,
            reverse: reverse)
        let storage = FloatStorage()
        let count = p.states * p.inner
        var incoming = SplitMix64(seed: 9)
        let adjoint = storage.block(count)
        for index in 0..<count { adjoint[index] = Float(2 * incoming.unit() - 1) }
        let first = (0..<count).map { Double(p.forward.state[$0]) }
        let expected = Reference.selectiveScanBackward(
            p.forward, dy: p.dy, state: first, adjoint: (0..<count).map { Double(adjoint[$0]) })

        // Calls in the rows' order; in time the last one comes first when reversed.
        let starts = calls.indices.map { calls[..<$0].reduce(0, +) }
        func arguments(_ call: Int) -> prism_scan_arguments {
            var a = p.forward
            a.rows = calls[call]
            a.u += starts[call] * a.ldu
            a.projection += starts[call] * a.ldp
            a.y += starts[call] * a.ldy
            return a
        }
        let inTime = reverse ? Array(calls.indices.reversed()) : Array(calls.indices)
        var kept: [Int: UnsafeMutablePointer<Float>] = [:]
        for call in inTime {
            let tiles = (calls[call] + Int(PRISM_SCAN_STEPS) - 1) / Int(PRISM_SCAN_STEPS)
            kept[call] = storage.block(tiles * count)
            var a = arguments(call)
            a.kept = kept[call]
            kernels.table.selective_scan(&a)
        }
        let ldd = p.inner + 32
        let d_u = storage.block(p.rows * ldd), d_delta = storage.block(p.rows * ldd)
        let d_projection = storage.block(p.rows * p.width)
        let d_weight = storage.block(p.rank * p.inner), d_bias = storage.block(p.inner)
        let d_decay = storage.block(count), d_skip = storage.block(p.inner)
        for call in inTime.reversed() {
            var forward = arguments(call)
            forward.kept = kept[call]
            var g = prism_scan_backward_arguments(
                forward: forward, dy: p.dy + starts[call] * p.inner, adjoint: adjoint,
                d_u: d_u + starts[call] * ldd, d_delta: d_delta + starts[call] * ldd, ldd: ldd,
                d_projection: d_projection + starts[call] * p.width, d_dt_weight: d_weight, d_dt_bias: d_bias,
                d_decay: d_decay, d_skip: d_skip,
                scratch: storage.block(Int(PRISM_SCAN_SCRATCH) * p.inner))
            kernels.table.selective_scan_backward(&g)
        }
        expectClose(d_u, expected.u, "u", stride: ldd, columns: p.inner)
        expectClose(d_delta, expected.delta, "Δ", stride: ldd, columns: p.inner)
        expectClose(d_projection, expected.projection, "B and C")
        expectClose(d_weight, expected.deltaWeight, "dt_weight")
        expectClose(d_bias, expected.deltaBias, "dt_bias")
        expectClose(d_decay, expected.decay, "A")
        expectClose(d_skip, expected.skip, "D")
        expectClose(adjoint, expected.adjoint, "the first state")
    }
}
