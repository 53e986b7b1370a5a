extension Figure {
    /// Adds a vertical line that leaves out the text that is in its way: what is written so far stays to be read.
    public mutating func lineBesideText(
        x: Double, from top: Double, to bottom: Double, _ ink: Ink, width: Double = 0.75,
        isDashed: Bool = false
    ) {
        var points = [(x: x, y: top)]
        var last = top
        for lines in heights(ofTextAt: x).sorted(by: { $0.lowerBound < $1.lowerBound })
        where lines.upperBound > last && lines.lowerBound < bottom {
            points += [(x, max(last, lines.lowerBound)), (x, .nan), (x, min(lines.upperBound, bottom))]
            last = lines.upperBound
        }
        if last < bottom { points.append((x, bottom)) }
        line(points, ink, width: width, isDashed: isDashed)
    }

    /// From where to where text stands over a place, as far as it runs from left to right.
    private func heights(ofTextAt x: Double) -> [ClosedRange<Double>] {
        marks.compactMap { mark in
            guard case .text(let text, let place, let y, _, let setting) = mark, !setting.isUpright else {
                return nil
            }
            let width = Self.width(of: text, size: setting.size)
            let start =
                switch setting.align {
                case .left: place
                case .centre: place - width / 2
                case .right: place - width
                }
            return (start - 1...start + width + 1).contains(x)
                ? y - setting.size...y + setting.size / 4 : nil
        }
    }
}
