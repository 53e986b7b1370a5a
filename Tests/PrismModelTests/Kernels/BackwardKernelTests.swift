import CPrismKernels
import Foundation
import Testing

@testable import PrismModel

/// The gradients of every other kernel against plain Swift in double precision, in every instruction set.
struct BackwardKernelTests {
    private func numbers(_ count: Int, seed: UInt64, scale: Double = 1) -> [Float] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in Float((2 * random.unit() - 1) * scale) }
    }

    private func expectClose(_ found: [Float], _ expected: [Double], _ name: String = "") {
        #expect(found.count == expected.count)
        let worst = zip(found, expected).reduce(0) { max($0, abs(Double($1.0) - $1.1) / (1 + abs($1.1))) }
        #expect(worst <= 5e-6, "\(name)")
    }

    private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    private func siluSlope(_ x: Double) -> Double { sigmoid(x) * (1 + x * (1 - sigmoid(x))) }

    /// A window in tiles of any size, the rows that are later in time carried from tile to tile.
    @Test(arguments: InstructionSet.available, [1, 2, 4, 7])
    func causalConvolution(_ set: InstructionSet, taps: Int) throws {
        let kernels = try Kernels(set)
        let (length, inner) = (23, 32)
        let x = numbers(length * inner, seed: 1), weight = numbers(taps * inner, seed: 2)
        let bias = numbers(inner, seed: 3), upstream = numbers(length * inner, seed: 4)
        for reverse in [false, true] {
            var slope = [Float](repeating: 0, count: length * inner), u = slope
            kernels.table.causal_convolution_silu(
                length, 0, length, reverse, inner, taps, x, inner, weight, bias, &u, inner, &slope)
            expectClose(
                u,
                Reference.causalConvolutionSilu(
                    length: length, reverse: reverse, inner: inner, taps: taps, x: x, weight: weight,
                    bias: bias))

            // The convolution's own gradient, then what it hands on, from the equations.
            var d = [Double](repeating: 0, count: length * inner), d_x = d
            var d_weight = [Double](repeating: 1, count: taps * inner)
            var d_bias = [Double](repeating: 2, count: inner)
            for p in 0..<length {
                for c in 0..<inner {
                    func sources() -> [(tap: Int, row: Int)] {
                        (0..<taps).map { (tap: $0, row: reverse ? p + taps - 1 - $0 : p - taps + 1 + $0) }
                            .filter { (0..<length).contains($0.row) }
                    }
                    let sum = sources().reduce(Double(bias[c])) {
                        $0 + Double(weight[$1.tap * inner + c]) * Double(x[$1.row * inner + c])
                    }
                    d[p * inner + c] = Double(upstream[p * inner + c]) * siluSlope(sum)
                    d_bias[c] += d[p * inner + c]
                    for (tap, row) in sources() {
                        d_x[row * inner + c] += d[p * inner + c] * Double(weight[tap * inner + c])
                        d_weight[tap * inner + c] += d[p * inner + c] * Double(x[row * inner + c])
                    }
                }
            }

            // Later rows hold their convolution's gradient already, and beyond the window zeros.
            let margin = taps - 1
            var gradient = [Float](repeating: 0, count: (length + 2 * margin) * inner)
            gradient.replaceSubrange((margin * inner)..<((margin + length) * inner), with: upstream)
            var foundX = [Float](repeating: reverse ? 3 : .nan, count: length * inner)
            var foundWeight = [Float](repeating: 1, count: taps * inner)
            var foundBias = [Float](repeating: 2, count: inner)
            let tiles = [(0, 2), (2, 20), (22, 1)]
            for (first, rows) in reverse ? tiles : tiles.reversed() {
                gradient.withUnsafeMutableBufferPointer { gradient in
                    slope.withUnsafeBufferPointer { slope in
                        guard let g = gradient.baseAddress, let s = slope.baseAddress else { return }
                        kernels.table.causal_convolution_backward(
                            length, first, rows, reverse, inner, taps, x, inner, weight, s + first * inner,
                            g + (margin + first) * inner, inner, &foundX, reverse, &foundWeight, &foundBias)
                    }
                }
            }
            expectClose(foundX, d_x.map { $0 + (reverse ? 3 : 0) }, "x")
            expectClose(foundWeight, d_weight, "weight")
            expectClose(foundBias, d_bias, "bias")
        }
    }

    @Test(arguments: InstructionSet.available)
    func gate(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        let (rows, inner) = (7, 48)
        let forward = numbers(rows * inner, seed: 12), backward = numbers(rows * inner, seed: 13)
        let z = numbers(rows * inner, seed: 14, scale: 8), upstream = numbers(rows * inner, seed: 15)
        var out = upstream, d_y = out, d_z = out
        kernels.table.gate_backward(rows, inner, forward, backward, inner, z, inner, &out, inner, &d_y, &d_z)
        expectClose(out, Reference.gate(forward, backward, z), "out")
        let d = upstream.map(Double.init)
        expectClose(d_y, zip(d, z).map { $0 * Reference.silu(Double($1)) }, "y")
        let y = zip(forward, backward).map { Double($0) + Double($1) }
        expectClose(d_z, z.indices.map { d[$0] * y[$0] * siluSlope(Double(z[$0])) }, "z")
    }

    @Test(arguments: InstructionSet.available, [1, 5, 16, 33, 128])
    func rmsNorm(_ set: InstructionSet, width: Int) throws {
        let kernels = try Kernels(set)
        let rows = 9
        let x = numbers(rows * width, seed: 20, scale: 4), weight = numbers(width, seed: 21)
        let upstream = numbers(rows * width, seed: 22)
        // Row by row, and one gradient for all rows.
        for stride in [width, 0] {
            var d_x = [Double](repeating: 1, count: rows * width)
            var d_weight = [Double](repeating: 2, count: width)
            for row in 0..<rows {
                func at(_ j: Int) -> Double { Double(x[row * width + j]) }
                func g(_ j: Int) -> Double { Double(upstream[row * stride + j]) }
                let squares = (0..<width).reduce(0.0) { $0 + at($1) * at($1) } / Double(width) + 1e-5
                let scale = 1 / squares.squareRoot()
                let along = (0..<width).reduce(0.0) { $0 + at($1) * g($1) * Double(weight[$1]) }
                for j in 0..<width {
                    d_x[row * width + j] +=
                        scale * g(j) * Double(weight[j]) - at(j) * along * scale / squares / Double(width)
                    d_weight[j] += g(j) * at(j) * scale
                }
            }
            var foundX = [Float](repeating: 1, count: rows * width)
            var foundWeight = [Float](repeating: 2, count: width)
            kernels.table.rms_norm_backward(
                rows, width, x, width, weight, 1e-5, upstream, stride, &foundX, width, &foundWeight)
            expectClose(foundX, d_x, "x")
            expectClose(foundWeight, d_weight, "weight")
        }
    }

    @Test(arguments: InstructionSet.available, [1, 5, 16, 33, 128])
    func layerNorm(_ set: InstructionSet, width: Int) throws {
        let kernels = try Kernels(set)
        let rows = 9
        let x = numbers(rows * width, seed: 23, scale: 4), weight = numbers(width, seed: 24)
        let upstream = numbers(rows * width, seed: 25)
        for stride in [width, 0] {
            var d_x = [Double](repeating: 1, count: rows * width)
            var d_weight = [Double](repeating: 2, count: width), d_bias = d_weight
            for row in 0..<rows {
                func mean(_ value: (Int) -> Double) -> Double {
                    (0..<width).reduce(0) { $0 + value($1) } / Double(width)
                }
                func at(_ j: Int) -> Double { Double(x[row * width + j]) }
                func g(_ j: Int) -> Double { Double(upstream[row * stride + j]) }
                func weighted(_ j: Int) -> Double { g(j) * Double(weight[j]) }
                let center = mean(at)
                let scale = 1 / (mean { (at($0) - center) * (at($0) - center) } + 1e-5).squareRoot()
                func normal(_ j: Int) -> Double { (at(j) - center) * scale }
                let along = mean { weighted($0) * normal($0) }
                for j in 0..<width {
                    d_x[row * width + j] += scale * (weighted(j) - mean(weighted) - normal(j) * along)
                    d_weight[j] += g(j) * normal(j)
                    d_bias[j] += g(j)
                }
            }
            var foundX = [Float](repeating: 1, count: rows * width)
            var foundWeight = [Float](repeating: 2, count: width), foundBias = foundWeight
            kernels.table.layer_norm_backward(
                rows, width, x, width, weight, 1e-5, upstream, stride, &foundX, width, &foundWeight,
                &foundBias)
            // With one channel, nothing but rounding times 1 / √ε is left of the deviations.
            if width > 1 { expectClose(foundX, d_x, "x") }
            expectClose(foundWeight, d_weight, "weight")
            expectClose(foundBias, d_bias, "bias")
        }
    }

    @Test(arguments: InstructionSet.available)
    func embedding(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        let (width, signals) = (20, 3)
        let bases: [UInt8] = [Base.a, Base.t, Base.unknown, 200, Base.a]
        let signal = numbers(bases.count * signals, seed: 30), g = numbers(bases.count * width, seed: 31)
        var letters = [Double](repeating: 1, count: 5 * width),
            sums = [Double](repeating: 2, count: signals * width)
        for (row, base) in bases.enumerated() {
            for j in 0..<width {
                letters[Int(min(base, 4)) * width + j] += Double(g[row * width + j])
                for s in 0..<signals {
                    sums[s * width + j] += Double(signal[row * signals + s]) * Double(g[row * width + j])
                }
            }
        }
        var foundLetters = [Float](repeating: 1, count: 5 * width)
        var foundSums = [Float](repeating: 2, count: signals * width)
        kernels.table.embed_backward(
            bases.count, width, signals, bases, signal, g, width, &foundLetters, &foundSums)
        expectClose(foundLetters, letters)
        expectClose(foundSums, sums)
    }

    /// The first of the largest gets the gradient; where none is above zero, nobody.
    @Test(arguments: InstructionSet.available)
    func reluPool(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        // Two channels: 1 2 2 0 and −1 −2 −3 −4, then 0 0 0 5 and 1 1 1 1, after x · scale + shift.
        let x: [Float] = [0, -1, 1, -2, 1, -3, -1, -4, -1, 1, -1, 1, -1, 1, 4, 1]
        var d_x = [Float](repeating: .nan, count: 16)
        kernels.table.relu_pool_backward(2, 2, x, [1, 1], [1, 0], [10, 20, 30, 40], &d_x)
        #expect(d_x == [0, 0, 10, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 0, 30, 0])
    }

    @Test(arguments: InstructionSet.available)
    func batchNorm(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        let x: [Float] = [1, 2, 3, 4, 5, 6], y: [Float] = [1, 0, 2, 1, 3, 5]
        var sum = [0.0, 1], square = [0.0, 1], ySum = [0.0, 1], product = [0.0, 1]
        kernels.table.column_moments(3, 2, x, [3, 3], &sum, &square)
        kernels.table.column_products(3, 2, x, [3, 3], y, &ySum, &product)
        #expect(sum == [0, 4] && square == [8, 12])
        #expect(ySum == [6, 7] && product == [4, 17])
        var out = y
        kernels.table.batch_norm_backward(3, 2, x, [3, 3], [2, 1], [1, 0.5], [10, 0], &out)
        #expect(out == [10, -0.5, 14, 1.5, 18, 6.5])
    }

    @Test(arguments: InstructionSet.available)
    func addition(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        var sum: [Float] = [1, 2, 3, 4, 5]
        kernels.table.add(4, [10, 20, 30, 40], &sum)
        #expect(sum == [11, 22, 33, 44, 5])
    }
}
