/// Which column shows which stretch of a line, and back: positions along a contig on the columns of a track.
public struct ColumnMap: Sendable, Hashable {
    /// The position at the left edge of the first column.
    public let start: Double
    /// The position at the right edge of the last column; greater than `start`.
    public let end: Double
    /// The number of columns, 0 or more.
    public let columns: Int

    /// A map of `[start, end)` on so many columns.
    ///
    /// Unusable ends are moved apart as by `Scale`.
    public init(start: Double, end: Double, columns: Int) {
        let scale = Scale(start, end)
        self.start = scale.low
        self.end = scale.high
        self.columns = Swift.min(Swift.max(columns, 0), Grid.limit)
    }

    /// The length of a column.
    public var step: Double { columns > 0 ? (end / 2 - start / 2) / Double(columns) * 2 : end - start }

    /// The column that a position falls in; nil outside.
    public func column(of position: Double) -> Int? {
        guard position >= start, position < end, columns > 0 else { return nil }
        return Swift.min(Int(offset(of: position)), columns - 1)
    }

    /// Columns between the left edge and a position inside.
    private func offset(of position: Double) -> Double {
        (Scale(start, end).clampedShare(of: position) ?? 0) * Double(columns)
    }

    /// The columns that `[from, to)` touches, at least one if it lies inside at all; nil outside.
    public func columns(from: Double, to: Double) -> Range<Int>? {
        guard columns > 0, from < end, to > start, from <= to else { return nil }
        let first = from <= start ? 0 : Swift.min(Int(offset(of: from)), columns - 1)
        let last = to >= end ? columns : Swift.min(Int(offset(of: to).rounded(.up)), columns)
        return first..<Swift.max(first + 1, last)
    }

    /// The position at the left edge of a column; also outside the map.
    public func position(of column: Int) -> Double { start + Double(column) * step }
}
