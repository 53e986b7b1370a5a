import CPrismKernels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The kernels again in plain Swift and double precision: what the fast ones are checked against, at start-up on a
/// tiny problem and in the tests on larger ones.
enum Reference {
    static func silu(_ x: Double) -> Double { x / (1 + exp(-x)) }

    static func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }

    /// y of the selective scan, rows × E, in the rows' order; `state` (N × E) is read and written.
    static func selectiveScan(_ a: prism_scan_arguments, state: inout [Double]) -> [Double] {
        var y = [Double](repeating: 0, count: a.rows * a.inner)
        for step in 0..<a.rows {
            let row = a.reverse ? a.rows - 1 - step : step
            let projection = a.projection + row * a.ldp
            for channel in 0..<a.inner {
                var x = Double(a.dt_bias[channel])
                for r in 0..<a.rank {
                    x += Double(projection[r]) * Double(a.dt_weight[r * a.inner + channel])
                }
                let delta = softplus(x)
                let u = Double(a.u[row * a.ldu + channel])
                var sum = Double(a.skip[channel]) * u
                for n in 0..<a.states {
                    let index = n * a.inner + channel
                    state[index] =
                        exp2(delta * Double(a.decay[index])) * state[index]
                        + delta * u * Double(projection[a.rank + n])
                    sum += state[index] * Double(projection[a.rank + a.states + n])
                }
                y[row * a.inner + channel] = sum
            }
        }
        return y
    }

    /// SiLU of the causal convolution over a whole window of `length` rows of E; `weight` is K × E.
    static func causalConvolutionSilu(
        length: Int, reverse: Bool, inner: Int, taps: Int, x: [Float], weight: [Float], bias: [Float]
    ) -> [Double] {
        var out = [Double](repeating: 0, count: length * inner)
        for position in 0..<length {
            for channel in 0..<inner {
                var sum = Double(bias[channel])
                for tap in 0..<taps {
                    let back = taps - 1 - tap
                    let source = reverse ? position + back : position - back
                    guard (0..<length).contains(source) else { continue }
                    sum += Double(weight[tap * inner + channel]) * Double(x[source * inner + channel])
                }
                out[position * inner + channel] = silu(sum)
            }
        }
        return out
    }

    /// RMSNorm of each row of `width`.
    static func rmsNorm(_ x: [Float], width: Int, weight: [Float], epsilon: Float) -> [Double] {
        var out: [Double] = []
        for row in stride(from: 0, to: x.count, by: width) {
            let values = x[row..<(row + width)].map(Double.init)
            let mean = values.reduce(0) { $0 + $1 * $1 } / Double(width)
            let scale = 1 / (mean + Double(epsilon)).squareRoot()
            for (channel, value) in values.enumerated() {
                out.append(value * scale * Double(weight[channel]))
            }
        }
        return out
    }

    /// LayerNorm of each row of `width`.
    static func layerNorm(
        _ x: [Float], width: Int, weight: [Float], bias: [Float], epsilon: Float
    ) -> [Double] {
        var out: [Double] = []
        for row in stride(from: 0, to: x.count, by: width) {
            let values = x[row..<(row + width)].map(Double.init)
            let mean = values.reduce(0, +) / Double(width)
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(width)
            let scale = 1 / (variance + Double(epsilon)).squareRoot()
            for (channel, value) in values.enumerated() {
                out.append((value - mean) * scale * Double(weight[channel]) + Double(bias[channel]))
            }
        }
        return out
    }

    /// (forward + backward) ⊙ SiLU(z).
    static func gate(_ forward: [Float], _ backward: [Float], _ z: [Float]) -> [Double] {
        forward.indices.map { (Double(forward[$0]) + Double(backward[$0])) * silu(Double(z[$0])) }
    }
}
