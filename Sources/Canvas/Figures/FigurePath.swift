/// Shapes as the data of SVG paths, in points with two decimals.
public enum FigurePath {
    /// Straight lines from point to point; one that is not finite parts them, and a point alone is no line.
    public static func line(_ points: [(x: Double, y: Double)]) -> String {
        stretches(points).filter { $0.count > 1 }.map { run in
            "M" + run.map { "\(SVG.number($0.x)) \(SVG.number($0.y))" }.joined(separator: "L")
        }.joined()
    }

    /// A rectangle.
    public static func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
        guard [x, y, width, height].allSatisfy(\.isFinite), width > 0, height > 0 else { return "" }
        return
            "M\(SVG.number(x)) \(SVG.number(y))h\(SVG.number(width))v\(SVG.number(height))h\(SVG.number(-width))z"
    }

    /// A closed shape through points that are all finite.
    public static func polygon(_ points: [(x: Double, y: Double)]) -> String {
        guard points.count > 2, points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return "" }
        return "M" + points.map { "\(SVG.number($0.x)) \(SVG.number($0.y))" }.joined(separator: "L") + "z"
    }

    /// Dots where a pen with round ends is set down.
    public static func dots(_ points: [(x: Double, y: Double)]) -> String {
        points.filter { $0.x.isFinite && $0.y.isFinite }.map {
            "M\(SVG.number($0.x)) \(SVG.number($0.y))h0"
        }.joined()
    }

    /// The area between a base line and steps of equal width, from `x` on; steps that are not finite leave it open.
    ///
    /// - Parameters:
    ///   - tops: where each step is, downwards from the figure's top.
    ///   - x: where the first step begins.
    ///   - step: the width of each.
    ///   - base: where the base line is.
    /// - Returns: the path; empty where no step is finite.
    public static func steps(_ tops: [Double], x: Double, step: Double, base: Double) -> String {
        var path = ""
        var column = 0
        while column < tops.count {
            guard tops[column].isFinite else {
                column += 1
                continue
            }
            path += "M\(SVG.number(x + Double(column) * step)) \(SVG.number(base))"
            var last: Double?
            while column < tops.count, tops[column].isFinite {
                if tops[column] != last { path += "V\(SVG.number(tops[column]))" }
                last = tops[column]
                column += 1
                path += "H\(SVG.number(x + Double(column) * step))"
            }
            path += "V\(SVG.number(base))z"
        }
        return path
    }

    private static func stretches(_ points: [(x: Double, y: Double)]) -> [[(x: Double, y: Double)]] {
        points.split { !($0.x.isFinite && $0.y.isFinite) }.map { Array($0) }
    }
}
