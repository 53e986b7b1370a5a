/// Linear equations, each a row of its coefficients and its right side.
package enum LinearSystem {
    /// The unknowns, by Gauss and Jordan with row pivoting.
    ///
    /// - Parameter rows: as many as there are unknowns, each with one number more.
    /// - Returns: the unknowns; nil where a pivot is next to nothing beside what stood on the diagonal.
    package static func solve(_ rows: [[Double]]) -> [Double]? {
        var rows = rows
        let size = rows.count
        guard rows.allSatisfy({ $0.count == size + 1 }) else { return nil }
        let scales = (0..<size).map { rows[$0][$0] }
        for pivot in 0..<size {
            let best = (pivot..<size).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) } ?? pivot
            rows.swapAt(pivot, best)
            guard abs(rows[pivot][pivot]) > 1e-12 * max(scales[pivot], 1e-300) else { return nil }
            for other in 0..<size where other != pivot {
                let factor = rows[other][pivot] / rows[pivot][pivot]
                for column in pivot...size { rows[other][column] -= factor * rows[pivot][column] }
            }
        }
        return (0..<size).map { rows[$0][size] / rows[$0][$0] }
    }
}
