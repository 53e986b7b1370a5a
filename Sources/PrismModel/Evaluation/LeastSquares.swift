/// A linear regression with an intercept, prepared so that any resampling takes linear time.
package struct LeastSquares: Sendable {
    private let rows: [[Double]]
    private let size: Int

    /// Values to be explained, and for each the same number of values to explain it by.
    package init(_ values: [Double], on causes: [[Double]]) {
        size = (causes.first?.count ?? 0) + 1
        let size = size
        rows = zip(values, causes).filter { $0.1.count == size - 1 }.map { [1] + $0.1 + [$0.0] }
    }

    /// The coefficients of the causes, in their order, where row i counts `counts[i]` times; nil where the causes do not
    /// vary each by itself, and where no more rows count than there are coefficients, which any values fit.
    package func coefficients(_ counts: [Int]) -> [Double]? {
        guard counts.count == rows.count, counts.count(where: { $0 > 0 }) > size else { return nil }
        var system = [[Double]](repeating: [Double](repeating: 0, count: size + 1), count: size)
        for (row, count) in zip(rows, counts) where count > 0 {
            for i in 0..<size {
                let weighted = Double(count) * row[i]
                for j in i...size { system[i][j] += weighted * row[j] }
            }
        }
        for i in 0..<size {
            for j in 0..<i { system[i][j] = system[j][i] }
        }
        let scales = (0..<size).map { system[$0][$0] }
        for pivot in 0..<size {
            let best = (pivot..<size).max { abs(system[$0][pivot]) < abs(system[$1][pivot]) } ?? pivot
            system.swapAt(pivot, best)
            guard abs(system[pivot][pivot]) > 1e-12 * max(scales[pivot], 1e-300) else { return nil }
            for other in 0..<size where other != pivot {
                let factor = system[other][pivot] / system[pivot][pivot]
                for column in pivot...size { system[other][column] -= factor * system[pivot][column] }
            }
        }
        let solved = (1..<size).map { system[$0][size] / system[$0][$0] }
        return solved.allSatisfy(\.isFinite) ? solved : nil
    }
}
