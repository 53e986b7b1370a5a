import CPrismKernels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Reference {
    /// The gradients of a selective scan, in the kernels' shapes.
    struct ScanGradients {
        /// rows × E, in the rows' order: of u and of dt_bias + δ · dt_weight.
        var u, delta: [Double]
        /// rows × (R + 2N): of B and C; δ's columns stay 0.
        var projection: [Double]
        /// R × E.
        var deltaWeight: [Double]
        /// E.
        var deltaBias: [Double]
        /// N × E: of A, which is decay · ln 2.
        var decay: [Double]
        /// E.
        var skip: [Double]
        /// N × E: of the state before the first step.
        var adjoint: [Double]
    }

    /// The gradients of `selectiveScan`, given those of y (rows × E, as `a.ldy` apart) and of the state after the last
    /// step (N × E); `state` (N × E) is the one before the first step.
    static func selectiveScanBackward(
        _ a: prism_scan_arguments, dy: UnsafePointer<Float>, state: [Double], adjoint: [Double]
    ) -> ScanGradients {
        var g = ScanGradients(
            u: zeros(a.rows * a.inner), delta: zeros(a.rows * a.inner), projection: zeros(a.rows * a.ldp),
            deltaWeight: zeros(a.rank * a.inner), deltaBias: zeros(a.inner),
            decay: zeros(a.states * a.inner), skip: zeros(a.inner), adjoint: adjoint)
        let states = states(a, from: state)
        for step in (0..<a.rows).reversed() {
            for channel in 0..<a.inner { goBack(a, step, channel, dy: dy, states: states, &g) }
        }
        return g
    }

    /// The row of a step.
    private static func row(_ a: prism_scan_arguments, _ step: Int) -> Int {
        a.reverse ? a.rows - 1 - step : step
    }

    /// dt_bias + δ · dt_weight.
    private static func input(_ a: prism_scan_arguments, _ row: Int, _ channel: Int) -> Double {
        (0..<a.rank).reduce(Double(a.dt_bias[channel])) { sum, r in
            sum + Double(a.projection[row * a.ldp + r]) * Double(a.dt_weight[r * a.inner + channel])
        }
    }

    /// Every state (N × E), from the one before the first step to the one after the last.
    private static func states(_ a: prism_scan_arguments, from first: [Double]) -> [[Double]] {
        var states = [first]
        var current = first
        for step in 0..<a.rows {
            let row = row(a, step)
            for channel in 0..<a.inner {
                let delta = softplus(input(a, row, channel))
                let u = Double(a.u[row * a.ldu + channel])
                for n in 0..<a.states {
                    let index = n * a.inner + channel
                    let b = Double(a.projection[row * a.ldp + a.rank + n])
                    current[index] = exp2(delta * Double(a.decay[index])) * current[index] + delta * u * b
                }
            }
            states.append(current)
        }
        return states
    }

    /// Adds the gradients of one step of one channel.
    private static func goBack(
        _ a: prism_scan_arguments, _ step: Int, _ channel: Int, dy: UnsafePointer<Float>,
        states: [[Double]], _ g: inout ScanGradients
    ) {
        let row = row(a, step)
        let x = input(a, row, channel), delta = softplus(x)
        let u = Double(a.u[row * a.ldu + channel]), y = Double(dy[row * a.ldy + channel])
        var toDelta = 0.0, toDeltaU = 0.0
        for n in 0..<a.states {
            let index = n * a.inner + channel
            let at = row * a.ldp + a.rank + n
            let lambda = y * Double(a.projection[at + a.states]) + g.adjoint[index]
            let decay = Double(a.decay[index]) * 0.6931471805599453
            g.projection[at] += lambda * delta * u
            g.projection[at + a.states] += y * states[step + 1][index]
            toDeltaU += lambda * Double(a.projection[at])
            g.adjoint[index] = lambda * exp(delta * decay)
            toDelta += g.adjoint[index] * states[step][index] * decay
            g.decay[index] += g.adjoint[index] * states[step][index] * delta
        }
        let toInput = (toDelta + toDeltaU * u) / (1 + exp(-x))
        g.delta[row * a.inner + channel] = toInput
        g.u[row * a.inner + channel] = toDeltaU * delta + Double(a.skip[channel]) * y
        g.deltaBias[channel] += toInput
        g.skip[channel] += y * u
        for r in 0..<a.rank {
            g.deltaWeight[r * a.inner + channel] += toInput * Double(a.projection[row * a.ldp + r])
        }
    }

    private static func zeros(_ count: Int) -> [Double] { [Double](repeating: 0, count: count) }
}
