/// Horizontal bars with their names at the left and their values at the right: a drawing of `Bars`' own values.
public struct BarPlot: Sendable {
    /// The bars, top to bottom.
    public var bars: [Bar]
    /// The values at the left and right side.
    public var scale: Scale
    /// A line through all bars; nil: none.
    public var reference: Double?
    /// What the numbers are, with the unit.
    public var label: String

    /// The height that a bar takes, and its thickness.
    public static let pitch = 13.0
    private static let thickness = 7.0
    /// What the axis takes below the bars.
    private static let foot = 26.0

    /// Bars over a scale that holds them all from 0, or a given one.
    public init(_ bars: [Bar], scale: Scale? = nil, reference: Double? = nil, label: String) {
        self.bars = bars
        self.scale =
            scale
            ?? Scale.fitting(
                bars.flatMap { [$0.from, $0.to - $0.spread, $0.to + $0.spread] } + [reference ?? 0]
            ).rounded()
        self.reference = reference
        self.label = label
    }

    /// The height that everything takes.
    public var height: Double { Double(bars.count) * Self.pitch + Self.foot }

    /// Draws into a figure, with its upper left corner at a place; returns where the bars are.
    @discardableResult
    public func draw(in figure: inout Figure, x: Double, y: Double, width: Double) -> PlotArea {
        let longest = bars.reduce(0) { max($0, Figure.width(of: $1.label)) }
        let left = min(longest, width * 0.42) + 5
        let numbers = bars.filter(\.to.isFinite)
        let right = min(numbers.reduce(0) { max($0, Figure.width(of: $1.text)) }, width * 0.3) + 6
        let plot = PlotArea(
            x: x + left, y: y, width: max(20, width - left - right), height: Double(bars.count) * Self.pitch,
            across: scale, up: Scale(0, 1))
        let columns = max(1, Int((left - 5) / Figure.width(of: "n")))
        for (index, bar) in bars.enumerated() {
            let middle = y + (Double(index) + 0.5) * Self.pitch
            let ink = Ink.role(bar.role)
            figure.group("\(bar.label): \(bar.text)") { figure in
                figure.text(
                    bar.label.truncated(to: columns, ellipsis: "…"), x: plot.x - 5, y: middle + 2.8,
                    ink, align: .right)
                draw(bar, in: &figure, plot, middle: middle)
                // Words in place of a bar have its room.
                if bar.to.isFinite {
                    figure.text(bar.text, x: plot.right + 5, y: middle + 2.8, ink)
                } else {
                    figure.text(bar.text, x: x + width, y: middle + 2.8, ink, align: .right)
                }
            }
        }
        if let zero = scale.share(of: 0), (0...1).contains(zero) {
            let place = plot.place(across: 0)
            figure.line([(place, plot.y), (place, plot.bottom)], .role(.axis))
        }
        if let reference, let share = scale.share(of: reference), (0...1).contains(share) {
            let place = plot.place(across: reference)
            figure.line([(place, plot.y), (place, plot.bottom)], .role(.measured), isDashed: true)
        }
        figure.bottomAxis(plot, ticks: Ticks.nice(in: scale, count: 5), label: label)
        return plot
    }

    private func draw(_ bar: Bar, in figure: inout Figure, _ plot: PlotArea, middle: Double) {
        guard let first = scale.clampedShare(of: bar.from), let last = scale.clampedShare(of: bar.to) else {
            return
        }
        let ends = [first, last].map { plot.x + plot.width * $0 }.sorted()
        figure.rect(
            x: ends[0], y: middle - Self.thickness / 2, width: max(0.5, ends[1] - ends[0]),
            height: Self.thickness, .role(bar.role), opacity: 0.85)
        guard bar.spread > 0, let low = scale.clampedShare(of: bar.to - bar.spread),
            let high = scale.clampedShare(of: bar.to + bar.spread)
        else { return }
        let (from, to) = (plot.x + plot.width * low, plot.x + plot.width * high)
        figure.line([(from, middle), (to, middle)], .role(.text), width: 1)
        for end in [from, to] { figure.line([(end, middle - 2), (end, middle + 2)], .role(.text), width: 1) }
    }
}
