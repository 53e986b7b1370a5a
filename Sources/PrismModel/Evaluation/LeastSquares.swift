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
        guard let solved = LinearSystem.solve(system)?.dropFirst() else { return nil }
        return solved.allSatisfy(\.isFinite) ? Array(solved) : nil
    }
}
