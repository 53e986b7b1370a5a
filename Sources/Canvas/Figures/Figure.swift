/// A drawing in lines, areas and text: what a paper or a page takes.
///
/// Lengths are in points, 1/72 inch, from the upper left corner; a plain value. Colours are meanings (`Ink`), so that one
/// figure can be written in any theme.
public struct Figure: Sendable, Equatable {
    /// The width in points.
    public let width: Double
    /// The height in points; a drawing that grows sets it at its end.
    public var height: Double
    /// What it shows, on one line: the title that is read aloud.
    public var title: String
    /// What made it and what else is to be known; not shown.
    public var about: String
    private(set) var marks: [FigureMark] = []

    /// The size of plain text, and of that on axes.
    public static let textSize = 8.0
    /// The size of text on axes.
    public static let smallSize = 7.0
    /// The fonts asked for, in order.
    public static let fonts = "Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif"

    /// An empty figure.
    public init(width: Double, height: Double, title: String, about: String = "") {
        self.width = width
        self.height = height
        self.title = title
        self.about = about
    }

    /// The width of a text, about: the fonts of those who look at it are not known here.
    public static func width(of text: String, size: Double = textSize) -> Double {
        Double(text.columnWidth) * size * 0.6
    }

    /// Adds a mark over those before.
    mutating func add(_ mark: FigureMark) { marks.append(mark) }

    /// Adds what `draw` adds as a group with a name of its own, which tells a series from the others.
    public mutating func group(_ name: String, _ draw: (inout Figure) -> Void) {
        add(.open(name))
        draw(&self)
        add(.close)
    }

    /// Text that begins, ends or has its middle at a place; `y` is its baseline.
    public mutating func text(
        _ text: String, x: Double, y: Double, _ ink: Ink = .role(.text), size: Double = textSize,
        align: Alignment = .left, isBold: Bool = false, isUpright: Bool = false
    ) {
        guard !text.isEmpty else { return }
        add(
            .text(
                text, x: x, y: y, ink,
                FigureMark.Setting(size: size, align: align, isBold: isBold, isUpright: isUpright)))
    }

    /// A line through points; those that are not finite part it.
    public mutating func line(
        _ points: [(x: Double, y: Double)], _ ink: Ink, width: Double = 0.75, isDashed: Bool = false
    ) {
        let path = FigurePath.line(points)
        if !path.isEmpty { add(.stroke(path, ink, width: width, isDashed: isDashed)) }
    }

    /// A filled rectangle.
    public mutating func rect(
        x: Double, y: Double, width: Double, height: Double, _ ink: Ink, opacity: Double = 1
    ) {
        fill(FigurePath.rect(x, y, width, height), ink, opacity: opacity)
    }

    /// Filled shapes, as `FigurePath` writes them.
    public mutating func fill(_ path: String, _ ink: Ink, opacity: Double = 1) {
        if !path.isEmpty { add(.fill(path, ink, opacity: opacity)) }
    }

    /// Filled shapes that touch each other.
    public mutating func crisp(_ path: String, _ ink: Ink) {
        if !path.isEmpty { add(.crisp(path, ink)) }
    }

    /// Dots, all of one size and colour, as one path.
    public mutating func dots(
        _ points: [(x: Double, y: Double)], radius: Double, _ ink: Ink, opacity: Double = 1
    ) {
        let path = FigurePath.dots(points)
        if !path.isEmpty { add(.dots(path, ink, radius: radius, opacity: opacity)) }
    }

    /// A ring.
    public mutating func ring(x: Double, y: Double, radius: Double, _ ink: Ink) {
        add(.ring(x: x, y: y, radius: radius, ink))
    }

    /// The figure as an SVG element; the same figure always gives the same bytes.
    ///
    /// - Parameters:
    ///   - source: where the colours come from.
    ///   - name: what its title and description are found by, different for every figure of a page.
    /// - Returns: the element, with a line end.
    public func svg(_ source: InkSource, name: String = "figure") -> String {
        let (w, h) = (SVG.number(width), SVG.number(height))
        let id = SVG.escaped(name)
        var svg = #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(w)pt" height="\#(h)pt" "#
        svg += #"viewBox="0 0 \#(w) \#(h)" role="img" aria-labelledby="\#(id)-title" "#
        svg += #"font-family="\#(Self.fonts)" font-size="\#(SVG.number(Self.textSize))">"# + "\n"
        svg += #"<title id="\#(id)-title">\#(SVG.escaped(title))</title>"# + "\n"
        if !about.isEmpty {
            let lines = about.split(separator: "\n").map { SVG.escaped(String($0)) }
            svg += "<desc>\(lines.joined(separator: "\n"))</desc>\n"
        }
        svg += #"<rect width="100%" height="100%" \#(source.attribute("fill", .ground))/>"# + "\n"
        return svg + marks.map { $0.svg(source) }.joined() + "</svg>\n"
    }
}
