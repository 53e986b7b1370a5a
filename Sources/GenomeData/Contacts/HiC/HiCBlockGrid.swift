#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Which block of a contig's matrix holds the pixel of two bins.
struct HiCBlockGrid: Sendable {
    /// Bins along a block's side.
    let side: Int
    /// Blocks in a row.
    let columns: Int
    /// Whether blocks lie along the diagonal, in layers that double in depth, as from version 9 on.
    let isDiagonal: Bool

    /// The numbers of the blocks in which the pixel may be; several where writers round differently.
    func blocks(_ one: Int, _ other: Int) -> [Int] {
        guard isDiagonal else {
            let (column, row) = (one / side, other / side)
            return column == row
                ? [row * columns + column] : [row * columns + column, column * columns + row]
        }
        let along = (one + other) / 2 / side
        let depth = log2(1 + Double(abs(one - other)) / 2.0.squareRoot() / Double(side))
        let layers = Set([Int(depth), Int(depth + Self.rounding), Int(max(0, depth - Self.rounding))])
        return layers.map { $0 * columns + along }
    }

    private static let rounding = 1e-4
}
