/// Filled shapes, gathered by colour into one path each.
struct SVGShapes {
    /// Whether edges are kept sharp, so that shapes that touch show no seam at any magnification.
    let isCrisp: Bool

    private var order: [UInt32] = []
    private var data: [UInt32: String] = [:]

    init(isCrisp: Bool) { self.isCrisp = isCrisp }

    mutating func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: UInt32) {
        add(
            "M\(SVG.number(x)) \(SVG.number(y))h\(SVG.number(width))v\(SVG.number(height))h\(SVG.number(-width))z",
            color)
    }

    mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ color: UInt32) {
        let r = SVG.number(radius)
        let d = SVG.number(2 * radius)
        add(
            "M\(SVG.number(x - radius)) \(SVG.number(y))a\(r) \(r) 0 1 0 \(d) 0a\(r) \(r) 0 1 0 -\(d) 0z",
            color)
    }

    mutating func polygon(_ points: [(Double, Double)], _ color: UInt32) {
        let path = points.map { "\(SVG.number($0.0)) \(SVG.number($0.1))" }.joined(separator: "L")
        add("M" + path + "z", color)
    }

    private mutating func add(_ path: String, _ color: UInt32) {
        if data[color] == nil { order.append(color) }
        data[color, default: ""] += path
    }

    /// One element per colour, in the order of first use.
    var paths: String {
        let rendering = isCrisp ? #" shape-rendering="crispEdges""# : ""
        return order.map { color in
            #"<path fill="\#(Color.hex(color))"\#(rendering) d="\#(data[color] ?? "")"/>"# + "\n"
        }.joined()
    }
}
