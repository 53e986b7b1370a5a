import Foundation
import Testing

@testable import PrismModel

/// exp, SiLU and softplus against double precision, in every instruction set.
struct ElementaryFunctionTests {
    private func largestRelativeError(
        _ values: [Float], _ kernel: (Int, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void,
        _ exact: (Double) -> Double
    ) -> Double {
        var found = [Float](repeating: 0, count: values.count)
        kernel(values.count, values, &found)
        return zip(values, found).reduce(0) { worst, pair in
            let expected = exact(Double(pair.0))
            guard expected != 0 else { return max(worst, abs(Double(pair.1))) }
            return max(worst, abs(Double(pair.1) - expected) / abs(expected))
        }
    }

    private func values(_ range: ClosedRange<Double>, count: Int = 20_011) -> [Float] {
        let step = (range.upperBound - range.lowerBound) / Double(count - 1)
        return (0..<count).map { Float(range.lowerBound + Double($0) * step) }
    }

    @Test(arguments: InstructionSet.available)
    func exponential(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        #expect(largestRelativeError(values(-87...88), kernels.table.exponential, exp) <= 2e-7)
    }

    @Test(arguments: InstructionSet.available)
    func exponentialAtTheEnds(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        let x: [Float] = [0, -0.0, 1, 88.8, 1000, .infinity, -104.5, -1000, -.infinity]
        var y = [Float](repeating: 1, count: x.count)
        kernels.table.exponential(x.count, x, &y)
        #expect(y[0] == 1 && y[1] == 1)
        #expect(abs(y[2] - Float(M_E)) < 3e-7)
        #expect(y[3...5].allSatisfy { $0.isFinite && $0 > 1.6e38 })
        #expect(y[6...].allSatisfy { $0 > 0 && $0 < 1.7e-38 })
        var silu = y, softplus = y
        kernels.table.silu(x.count - 1, x, &silu)
        kernels.table.softplus(x.count - 1, x, &softplus)
        #expect(silu[3] == 88.8 && silu[4] == 1000 && silu[6...7].allSatisfy { abs($0) < 1e-33 })
        #expect(softplus[3] == 88.8 && softplus[4] == 1000 && softplus[6...7].allSatisfy { abs($0) < 2e-38 })
    }

    @Test(arguments: InstructionSet.available)
    func siluAndSoftplus(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        #expect(largestRelativeError(values(-60...60), kernels.table.silu, Reference.silu) <= 4e-7)
        #expect(largestRelativeError(values(-60...60), kernels.table.softplus, Reference.softplus) <= 4e-7)
    }

    /// Counts that do not fill the last vector, and none at all.
    @Test(arguments: InstructionSet.available)
    func anyCount(_ set: InstructionSet) throws {
        let kernels = try Kernels(set)
        for count in 0...35 {
            let x = (0..<count).map { Float($0) - 10 }
            var y = [Float](repeating: -7, count: count + 1)
            kernels.table.exponential(count, x, &y)
            #expect(zip(x, y).allSatisfy { abs(Double($1) / exp(Double($0)) - 1) < 1e-6 })
            #expect(y[count] == -7, "nothing is written behind the end")
        }
    }
}
