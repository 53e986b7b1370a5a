/// A rectangle of a figure with a scale along each side: where values are drawn.
public struct PlotArea: Sendable, Equatable {
    /// The left side, in points.
    public let x: Double
    /// The upper side.
    public let y: Double
    /// The width.
    public let width: Double
    /// The height.
    public let height: Double
    /// The values at the left and the right side.
    public let across: Scale
    /// The values at the bottom and the top.
    public let up: Scale

    /// A plot.
    public init(x: Double, y: Double, width: Double, height: Double, across: Scale, up: Scale) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
        (self.across, self.up) = (across, up)
    }

    /// The right side.
    public var right: Double { x + width }
    /// The lower side.
    public var bottom: Double { y + height }

    /// Where a value lies from left to right, also outside; NaN for NaN.
    public func place(across value: Double) -> Double { x + width * (across.share(of: value) ?? .nan) }

    /// Where a value lies from top to bottom, also outside; NaN for NaN.
    public func place(up value: Double) -> Double { bottom - height * (up.share(of: value) ?? .nan) }

    /// The same, moved onto the nearest side where it lies outside.
    public func clampedPlace(up value: Double) -> Double {
        bottom - height * (up.clampedShare(of: value) ?? .nan)
    }

    /// A point; NaN where one of the values is or lies outside.
    public func point(_ first: Double, _ second: Double) -> (x: Double, y: Double) {
        guard let right = across.share(of: first), let above = up.share(of: second), (0...1).contains(right),
            (0...1).contains(above)
        else { return (.nan, .nan) }
        return (x + width * right, bottom - height * above)
    }
}
