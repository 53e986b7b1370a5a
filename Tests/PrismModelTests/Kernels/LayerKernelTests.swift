import CPrismKernels
import Testing

@testable import PrismModel

/// Every kernel of a layer against plain Swift in double precision, in every instruction set.
struct LayerKernelTests {
    private func numbers(_ count: Int, seed: UInt64, scale: Double = 1) -> [Float] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in Float((2 * random.unit() - 1) * scale) }
    }

    private func expectClose(_ found: [Float], _ expected: [Double], tolerance: Double = 3e-6) {
        #expect(found.count == expected.count)
        let worst = zip(found, expected).reduce(0) { max($0, abs(Double($1.0) - $1.1) / (1 + abs($1.1))) }
        #expect(worst <= tolerance)
    }

    /// Whole windows and windows cut into tiles whose state is carried over give the same scan, in both directions.
    @Test(arguments: InstructionSet.available, [false, true])
    func selectiveScan(_ set: InstructionSet, reverse: Bool) throws {
        let kernels = try Kernels(set)
        let (rows, inner, states, rank) = (150, 48, 16, 3)
        let width = rank + 2 * states
        let storage = FloatStorage()
        let u = storage.copy(numbers(rows * inner, seed: 1)[...])
        let projection = storage.copy(numbers(rows * width, seed: 2)[...])
        let weight = storage.copy(numbers(rank * inner, seed: 3)[...])
        let bias = storage.copy(numbers(inner, seed: 4, scale: 3)[...])
        let decay = storage.copy(numbers(states * inner, seed: 5, scale: 20).map { -abs($0) }[...])
        let skip = storage.copy(numbers(inner, seed: 6)[...])
        let y = storage.block(rows * inner)
        func arguments(_ rows: Range<Int>, _ state: UnsafeMutablePointer<Float>) -> prism_scan_arguments {
            prism_scan_arguments(
                rows: rows.count, reverse: reverse, inner: inner, states: states, rank: rank,
                u: u + rows.lowerBound * inner, ldu: inner, projection: projection + rows.lowerBound * width,
                ldp: width, dt_weight: weight, dt_bias: bias, decay: decay, skip: skip, state: state,
                y: y + rows.lowerBound * inner, ldy: inner, kept: nil)
        }
        var start = [Double](repeating: 0, count: states * inner)
        let expected = Reference.selectiveScan(
            arguments(0..<rows, storage.block(states * inner)), state: &start)
        for cuts in [[0, rows], [0, 64, rows], [0, 1, 65, 66, 149, rows]] {
            y.update(repeating: .nan, count: rows * inner)
            let state = storage.block(states * inner)
            var tiles = zip(cuts, cuts.dropFirst()).map { $0..<$1 }
            if reverse { tiles.reverse() }
            for tile in tiles {
                var call = arguments(tile, state)
                kernels.table.selective_scan(&call)
            }
            expectClose(Array(UnsafeBufferPointer(start: y, count: rows * inner)), expected)
        }
    }

    @Test(arguments: InstructionSet.available, [1, 2, 4, 7])
    func causalConvolution(_ set: InstructionSet, taps: Int) throws {
        let kernels = try Kernels(set)
        let (length, inner) = (23, 32)
        let x = numbers(length * inner, seed: 7), weight = numbers(taps * inner, seed: 8)
        let bias = numbers(inner, seed: 9)
        for reverse in [false, true] {
            var out = [Float](repeating: 0, count: length * inner)
            for (first, rows) in [(0, 2), (2, 20), (22, 1)] {
                out.withUnsafeMutableBufferPointer { out in
                    guard let base = out.baseAddress else { return }
                    kernels.table.causal_convolution_silu(
                        length, first, rows, reverse, inner, taps, x, inner, weight, bias,
                        base + first * inner,
                        inner, nil)
                }
            }
            expectClose(
                out,
                Reference.causalConvolutionSilu(
                    length: length, reverse: reverse, inner: inner, taps: taps, x: x, weight: weight,
                    bias: bias))
        }
    }

    @Test(arguments: InstructionSet.available, [1, 5, 16, 33, 128])
    func rmsNorm(_ set: InstructionSet, width: Int) throws {
        let kernels = try Kernels(set)
        let rows = 9
        let x = numbers(rows * width, seed: 10, scale: 4), weight = numbers(width, seed: 11)
        var out = [Float](repeating: 0, count: rows * width)
        kernels.table.rms_norm(rows, width, x, width, weight, 1e-5, &out, width)
        let expected = Reference.rmsNorm(x, width: width, weight: weight, epsilon: 1e-5)
        expectClose(out, expected)
        var sum = [Float](repeating: 1, count: width)
        kernels.table.rms_norm_sum(rows, width, x, width, weight, 1e-5, &sum)
        let sums = (0..<width).map { channel in
            1 + stride(from: channel, to: expected.count, by: width).reduce(0.0) { $0 + expected[$1] }
        }
        expectClose(sum, sums, tolerance: 1e-5)
    }

    /// Rows whose mean is far from zero, as a residual stream's may be.
    @Test(arguments: InstructionSet.available, [1, 5, 16, 33, 128])
    func layerNorm(_ set: InstructionSet, width: Int) throws {
        let kernels = try Kernels(set)
        let rows = 9
        let x = numbers(rows * width, seed: 20, scale: 4).map { $0 + 30 }
        let weight = numbers(width, seed: 21), bias = numbers(width, seed: 22)
        var out = [Float](repeating: 0, count: rows * width)
        kernels.table.layer_norm(rows, width, x, width, weight, bias, 1e-5, &out, width)
        let expected = Reference.layerNorm(x, width: width, weight: weight, bias: bias, epsilon: 1e-5)
        expectClose(out, expected)
        var sum = [Float](repeating: 1, count: width)
        kernels.table.layer_norm_sum(rows, width, x, width, weight, bias, 1e-5, &sum)
        let sums = (0..<width).map { channel in
            1 + stride(from: channel, to: expected.count, by: width).reduce(0.0) { $0 + expected[$1] }
        }
        expectClose(sum, sums, tolerance: 1e-5)
    }

    @Test(arguments: InstructionSet.available)
    func product(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        var sum: [Float] = [1, 2, 3, 4]
        kernels.table.add_product(3, [2, 3, 4], [10, 20, 30], &sum)
        #expect(sum == [21, 62, 123, 4])
        var x: [Float] = [2, 3, 4, 5], y: [Float] = [10, 20, 30, 40]
        kernels.table.product_backward(3, [1, 2, -1], &x, &y)
        #expect(x == [10, 40, -30, 5] && y == [2, 6, -4, 40])
    }

    @Test(arguments: InstructionSet.available)
    func gate(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        let (rows, inner) = (7, 48)
        let forward = numbers(rows * inner, seed: 12), backward = numbers(rows * inner, seed: 13)
        let z = numbers(rows * inner, seed: 14, scale: 8)
        var out = [Float](repeating: 0, count: rows * inner)
        kernels.table.gate(rows, inner, forward, backward, inner, z, inner, &out, inner)
        expectClose(out, Reference.gate(forward, backward, z))
    }

    /// A base code beyond the table, as `Base.unknown` or anything else, is a row of zeros plus the bias.
    @Test(arguments: InstructionSet.available)
    func embedding(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        let (width, signals) = (20, 3)
        let bases: [UInt8] = [Base.a, Base.t, Base.unknown, 200]
        let rows = numbers(5 * width, seed: 15), weight = numbers(signals * width, seed: 16)
        let bias = numbers(width, seed: 17), signal = numbers(bases.count * signals, seed: 18)
        let context = numbers(width, seed: 19)
        for weights in [nil, context] {
            var out = [Float](repeating: 0, count: bases.count * width)
            if let weights {
                kernels.table.embed(
                    bases.count, width, signals, bases, rows, signal, weight, bias, weights, &out, width)
            } else {
                kernels.table.embed(
                    bases.count, width, signals, bases, rows, signal, weight, bias, nil, &out, width)
            }
            var expected: [Double] = []
            for (position, base) in bases.enumerated() {
                for channel in 0..<width {
                    var e = Double(bias[channel])
                    for s in 0..<signals {
                        e += Double(signal[position * signals + s]) * Double(weight[s * width + channel])
                    }
                    expected.append(
                        Double(rows[Int(min(base, 4)) * width + channel]) + e * Double(weights?[channel] ?? 1)
                    )
                }
            }
            expectClose(out, expected)
        }
    }

    @Test(arguments: InstructionSet.available)
    func scaleShiftReluPool(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        let firstPool: [Float] = [1, -1, 2, -2, -3, -3, 0.5, -9],
            secondPool: [Float] = [-1, 4, -1, 3, -1, 2, -1, 1]
        let x = firstPool + secondPool
        var out: [Float] = [9, 9, 9, 9]
        kernels.table.scale_shift_relu_pool(2, 2, x, [2, 1], [0.5, 1], &out)
        #expect(out == [4.5, 0, 0, 5])
    }
}
