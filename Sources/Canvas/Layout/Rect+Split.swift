extension Rect {
    /// Parts one below the other, as many as there are extents, from the top.
    ///
    /// Where there is too little room the last ones shrink first, down to nothing; the parts never overlap
    /// and never leave the rectangle.
    ///
    /// - `gap`: rows left free between two parts.
    public func rows(_ extents: [Extent], gap: Int = 0) -> [Rect] {
        Rect.lengths(extents, within: height, gap: gap).map { start, length in
            Rect(row: row + start, column: column, height: length, width: width)
        }
    }

    /// Parts side by side, as many as there are extents, from the left; otherwise as `rows`.
    ///
    /// - `gap`: columns left free between two parts.
    public func columns(_ extents: [Extent], gap: Int = 0) -> [Rect] {
        Rect.lengths(extents, within: width, gap: gap).map { start, length in
            Rect(row: row, column: column + start, height: height, width: length)
        }
    }

    private static func lengths(_ extents: [Extent], within total: Int, gap: Int) -> [(Int, Int)] {
        let gap = Swift.min(Swift.max(gap, 0), total)
        let gaps = gap * Swift.max(0, extents.count - 1)
        let room = Swift.max(0, total - gaps)
        var left = room
        // What each part must have, first come first served.
        var lengths = extents.map { extent -> Int in
            let least =
                switch extent {
                case .fixed(let count): Swift.max(0, count)
                case .share(_, let min): Swift.max(0, min)
                }
            let length = Swift.min(least, left)
            left -= length
            return length
        }
        for (part, more) in shares(of: left, among: extents, having: lengths) { lengths[part] += more }
        var start = 0
        return lengths.map { length in
            defer { start += length + gap }
            let first = Swift.min(start, total)
            return (first, Swift.min(length, total - first))
        }
    }

    /// The rest, by weight: parts whose minimum is already more than their share drop out.
    private static func shares(
        of rest: Int, among extents: [Extent], having lengths: [Int]
    ) -> [(part: Int, more: Int)] {
        var takers = extents.indices.filter { index in
            if case .share(let weight, _) = extents[index] { weight > 0 && weight.isFinite } else { false }
        }
        func weight(_ index: Int) -> Double {
            // Bounded, so that no sum of weights is infinite.
            if case .share(let weight, _) = extents[index] { Swift.min(weight, 1e6) } else { 0 }
        }
        while !takers.isEmpty {
            let pool = rest + takers.reduce(0) { $0 + lengths[$1] }
            let sum = takers.reduce(0.0) { $0 + weight($1) }
            let over = takers.filter { Double(lengths[$0]) > Double(pool) * (weight($0) / sum) }
            if over.isEmpty {
                // Rounding the running sum, not each part, makes the parts add up exactly.
                var before = 0.0
                var used = 0
                return takers.map { index in
                    before += weight(index)
                    let end = Int((Double(pool) * (before / sum)).rounded())
                    defer { used = Swift.max(used, end) }
                    return (index, Swift.max(0, end - used - lengths[index]))
                }
            }
            takers.removeAll(where: over.contains)
        }
        return []
    }
}
