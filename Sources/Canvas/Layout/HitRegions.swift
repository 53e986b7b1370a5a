/// Which place on the screen does what: the panels that drew it say so, and a click looks it up.
public struct HitRegions<Target> {
    private var regions: [(rect: Rect, target: Target)] = []

    /// No regions.
    public init() {}

    /// Adds a region above those added before.
    ///
    /// Empty rectangles are left out.
    public mutating func add(_ rect: Rect, _ target: Target) {
        if !rect.isEmpty { regions.append((rect, target)) }
    }

    /// Adds all regions of another set above those here.
    public mutating func add(_ others: HitRegions) { regions += others.regions }

    /// What is topmost at a cell, with its rectangle, from which a place inside follows; nil if nothing is.
    public func at(row: Int, column: Int) -> (target: Target, rect: Rect)? {
        regions.last { $0.rect.contains(row: row, column: column) }.map { ($0.target, $0.rect) }
    }

    /// The number of regions.
    public var count: Int { regions.count }
}

extension HitRegions: Sendable where Target: Sendable {}
