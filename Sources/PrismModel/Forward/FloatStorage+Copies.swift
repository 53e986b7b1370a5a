extension FloatStorage {
    /// A copy, followed by zeros up to `padded` elements.
    func copy(_ values: ArraySlice<Float>, padded: Int? = nil) -> UnsafePointer<Float> {
        let block = block(max(values.count, padded ?? 0))
        for (index, value) in values.enumerated() { block[index] = value }
        return UnsafePointer(block)
    }

    /// The transpose of a rows × columns matrix in a zeroed block of `padded` (rows, columns) size.
    func transposed(
        _ values: ArraySlice<Float>, rows: Int, columns: Int, padded: (rows: Int, columns: Int)
    ) -> UnsafePointer<Float> {
        let block = block(padded.rows * padded.columns)
        block.transpose(values, rows: rows, columns: columns, leadingDimension: padded.columns)
        return UnsafePointer(block)
    }
}

extension UnsafeMutablePointer<Float> {
    /// Writes the transpose of a rows × columns matrix, with `leadingDimension` floats between its rows.
    func transpose(_ values: ArraySlice<Float>, rows: Int, columns: Int, leadingDimension: Int) {
        values.withUnsafeBufferPointer { source in
            for row in 0..<rows {
                for column in 0..<columns {
                    self[column * leadingDimension + row] = source[row * columns + column]
                }
            }
        }
    }
}
