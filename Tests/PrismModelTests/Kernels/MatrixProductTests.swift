import CPrismKernels
import Testing

@testable import PrismModel

/// Matrix products of any size, stride and form against plain Swift, in every instruction set.
///
/// Most factors are eighths in −1 … 1: their sums are exact in any order, so the result has to be, too.
struct MatrixProductTests {
    /// How a product gets its right-hand side.
    enum Right: CaseIterable { case plain, transposed, packed, packedFromTransposed, packedTwice }

    /// A matrix as it lies in memory, NaN between its rows.
    private struct Stored {
        let values: [Float]
        let stride: Int

        /// The matrix rows × columns, or its transpose.
        init(_ matrix: [Float], rows: Int, columns: Int, padding: Int, transposed: Bool = false) {
            let (height, width) = transposed ? (columns, rows) : (rows, columns)
            stride = width + padding
            var values = [Float](repeating: .nan, count: height * stride + 1)
            for row in 0..<rows {
                for column in 0..<columns {
                    let place = transposed ? column * stride + row : row * stride + column
                    values[place] = matrix[row * columns + column]
                }
            }
            self.values = values
        }
    }

    private func eighths(_ count: Int, _ random: inout SplitMix64) -> [Float] {
        (0..<count).map { _ in Float(Int(random.next() % 17) - 8) / 8 }
    }

    private func uniform(_ count: Int, _ random: inout SplitMix64) -> [Float] {
        (0..<count).map { _ in Float(2 * random.unit() - 1) }
    }

    private func plain(_ m: Int, _ n: Int, _ k: Int, _ a: [Float], _ b: [Float]) -> [Double] {
        var c = [Double](repeating: 0, count: m * n)
        for i in 0..<m {
            for l in 0..<k {
                for j in 0..<n { c[i * n + j] += Double(a[i * k + l]) * Double(b[l * n + j]) }
            }
        }
        return c
    }

    /// The product through the kernels: m × n without the padding, which must be as it was.
    private func product(
        _ kernels: Kernels, _ m: Int, _ n: Int, _ k: Int, _ a: [Float], _ b: [Float], left: Bool,
        _ right: Right,
        accumulatingOn before: [Float]?, padding: Int
    ) -> [Float] {
        let a = Stored(a, rows: m, columns: k, padding: padding, transposed: left)
        let isTransposed = right == .transposed || right == .packedFromTransposed
        let b = Stored(b, rows: k, columns: n, padding: padding, transposed: isTransposed)
        let start = before ?? [Float](repeating: .nan, count: m * n)
        let c = Stored(start, rows: m, columns: n, padding: padding)
        var found = c.values
        let storage = FloatStorage()
        found.withUnsafeMutableBufferPointer { c in
            guard let c = c.baseAddress else { return }
            switch right {
            case .plain, .transposed:
                // Both at once is a form that nothing uses.
                kernels.multiply(
                    rows: m, columns: n, inner: k, a.values, lda: a.stride, b.values, ldb: b.stride, into: c,
                    ldc: n + padding, accumulating: before != nil,
                    transposed: left ? .left : right == .transposed ? .right : nil)
            case .packed, .packedFromTransposed, .packedTwice:
                var packed = PackedMatrix(
                    b.values, rows: k, columns: n, stride: b.stride, transposed: isTransposed,
                    kernels: kernels, storage: storage)
                if right == .packedTwice {
                    packed = packed.transposed(kernels: kernels, storage: storage)
                        .transposed(kernels: kernels, storage: storage)
                }
                kernels.multiply(
                    rows: m, a.values, lda: a.stride, by: packed, into: c, ldc: n + padding,
                    accumulating: before != nil)
            }
        }
        var result: [Float] = []
        for row in 0..<m { result += found[row * c.stride..<row * c.stride + n] }
        for (index, value) in found.enumerated() where index % max(1, c.stride) >= n || index >= m * c.stride
        {
            #expect(value.isNaN, "written beyond the matrix")
        }
        return result
    }

    private func expectExact(_ kernels: Kernels, _ m: Int, _ n: Int, _ k: Int, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let a = eighths(m * k, &random), b = eighths(k * n, &random), before = eighths(m * n, &random)
        let expected = plain(m, n, k, a, b)
        for right in Right.allCases {
            for (left, padding) in [(false, 0), (false, 3), (true, 0), (true, 5)]
            where !left || right == .plain {
                let found = product(
                    kernels, m, n, k, a, b, left: left, right, accumulatingOn: nil, padding: padding)
                #expect(found.map(Double.init) == expected, "\(m) × \(n) × \(k), \(right), \(left)")
                let added = product(
                    kernels, m, n, k, a, b, left: left, right, accumulatingOn: before, padding: padding)
                let sums = zip(expected, before).map { $0 + Double($1) }
                #expect(added.map(Double.init) == sums, "+= \(m) × \(n) × \(k), \(right), \(left)")
            }
        }
    }

    /// Every size around the tiles' and the panels' edges, nothing and one included.
    @Test(arguments: InstructionSet.available)
    func sizesAroundTheEdges(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        let panel = kernels.table.panel, lanes = panel / 2
        for m in [0, 1, 2, 5, 6, 7, 11, 12, 13, 14, 15, 28, 29] {
            for n in [0, 1, lanes - 1, lanes, lanes + 1, panel - 1, panel, panel + 1, 2 * panel + lanes + 3] {
                for k in [0, 1, 2, 3, 9] {
                    expectExact(kernels, m, n, k, seed: UInt64(m * 10_000 + n * 10 + k))
                }
            }
        }
    }

    /// Sums that are cut into parts, and the shapes of a layer.
    @Test(arguments: InstructionSet.available)
    func longSumsAndLayers(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        for (m, n, k) in [
            (3, 5, 511), (3, 5, 512), (15, 35, 513), (2, 3, 1500), (31, 40, 256), (17, 130, 128),
        ] {
            expectExact(kernels, m, n, k, seed: UInt64(k))
        }
    }

    @Test(arguments: InstructionSet.available)
    func randomSizes(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        var random = SplitMix64(seed: 9)
        for round in 0..<40 {
            let (m, n, k) = (Int(random.next() % 40), Int(random.next() % 80), Int(random.next() % 70))
            expectExact(kernels, m, n, k, seed: UInt64(round))
        }
    }

    /// Sums of 700 products of up to 1 in size round to a few units in the last place of sums of that size.
    @Test(arguments: InstructionSet.available)
    func roundsLikeASum(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        var random = SplitMix64(seed: 3)
        let (m, n, k) = (29, 50, 700)
        let a = uniform(m * k, &random), b = uniform(k * n, &random)
        let found = product(kernels, m, n, k, a, b, left: false, .packed, accumulatingOn: nil, padding: 1)
        let worst = zip(found, plain(m, n, k, a, b)).map { abs(Double($0) - $1) }.max() ?? 1
        #expect(worst < 1e-4)
    }

    /// To the last bit, a row's result does not depend on the rows that are computed with it, nor on how B is given.
    @Test(arguments: InstructionSet.available)
    func rowsDoNotDependOnTheirBlock(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        var random = SplitMix64(seed: 4)
        let (m, n, k) = (43, 40, 600)
        let a = uniform(m * k, &random), b = uniform(k * n, &random)
        let whole = product(kernels, m, n, k, a, b, left: false, .packed, accumulatingOn: nil, padding: 0)
        for right in Right.allCases {
            #expect(
                product(kernels, m, n, k, a, b, left: false, right, accumulatingOn: nil, padding: 2) == whole)
        }
        for size in [1, 2, 5, 13, 14, 15, 27] {
            for first in stride(from: 0, to: m - size, by: 7) {
                let some = product(
                    kernels, size, n, k, Array(a[first * k..<(first + size) * k]), b, left: false, .packed,
                    accumulatingOn: nil, padding: 1)
                #expect(some == Array(whole[first * n..<(first + size) * n]), "\(first) + \(size)")
            }
        }
    }

    /// A wrong product is found: the check is not one that everything passes.
    @Test(arguments: InstructionSet.available)
    func selfCheckFindsAWrongProduct(_ set: InstructionSet) throws {
        var broken = try Kernels(set)
        try SelfCheck.products(ModelConfiguration.released.productShapes, kernels: broken)
        try SelfCheck.products(ModelConfiguration.released.gradientProductShapes, kernels: broken)
        broken.table.product = { arguments in
            guard let arguments else { return }
            prism_kernels_baseline.product(arguments)
            if arguments.pointee.rows > 0, arguments.pointee.columns > 40 { arguments.pointee.c[40] += 0.125 }
        }
        broken.table.pack = prism_kernels_baseline.pack
        broken.table.panel = prism_kernels_baseline.panel
        #expect(throws: PrismError.self) {
            try SelfCheck.products(ModelConfiguration.released.productShapes, kernels: broken)
        }
        #expect(throws: PrismError.self) {
            try SelfCheck.products(ModelConfiguration.released.gradientProductShapes, kernels: broken)
        }
    }

    /// The peak is one: a product inside it, and it grows with the instruction set's lanes where there are fused ones.
    @Test(arguments: InstructionSet.available)
    func peakCountsItsOperations(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        var values = [Float](repeating: 1, count: 16)
        (values[0], values[1]) = (0.5, 2)
        let operations = kernels.table.multiply_adds(3, &values)
        // 1 → 2.5 → 3.25 → 3.625 in 14 chains of whole vectors.
        #expect(values.dropFirst(2).allSatisfy { $0 == 3.625 })
        #expect(operations % (2 * 14 * 3) == 0 && operations / (2 * 14 * 3) >= 4)
    }
}
