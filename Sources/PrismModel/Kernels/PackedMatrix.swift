import CPrismKernels

/// The right-hand side of matrix products, packed for the kernels of one instruction set: in panels of some columns, the
/// rows of a panel one after the other, the last panel filled up with zeros.
///
/// A packed matrix lives as long as the storage that it was made in.
struct PackedMatrix {
    let rows, columns: Int
    let panels: UnsafePointer<Float>
    /// The columns of a panel.
    private let panel: Int

    /// Packs a matrix of rows × columns, stored with `stride` floats from one row to the next; or stored as its transpose
    /// (columns × rows).
    init(
        _ values: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int, transposed: Bool = false,
        kernels: Kernels, storage: FloatStorage
    ) {
        self.rows = rows
        self.columns = columns
        panel = kernels.table.panel
        let block = storage.block(columns.roundedUp(to: panel) * rows)
        kernels.table.pack(rows, columns, values, stride, transposed, block)
        panels = UnsafePointer(block)
    }

    /// The transpose.
    func transposed(kernels: Kernels, storage: FloatStorage) -> PackedMatrix {
        let plain = FloatStorage()
        let values = plain.block(rows * columns)
        for first in stride(from: 0, to: columns, by: panel) {
            for row in 0..<rows {
                (values + row * columns + first).update(
                    from: panels + first * rows + row * panel, count: min(panel, columns - first))
            }
        }
        return withExtendedLifetime(plain) {
            PackedMatrix(
                values, rows: columns, columns: rows, stride: columns, transposed: true, kernels: kernels,
                storage: storage)
        }
    }
}
