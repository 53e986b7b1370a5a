/// Something drawn in a figure.
enum FigureMark: Sendable, Equatable {
    /// How text is set.
    struct Setting: Sendable, Equatable {
        var size: Double
        var align: Alignment
        var isBold: Bool
        /// Whether it runs from bottom to top.
        var isUpright: Bool
    }

    case fill(String, Ink, opacity: Double)
    /// Shapes that touch: their edges are kept sharp, so that no seam shows.
    case crisp(String, Ink)
    case stroke(String, Ink, width: Double, isDashed: Bool)
    case dots(String, Ink, radius: Double, opacity: Double)
    case ring(x: Double, y: Double, radius: Double, Ink)
    case text(String, x: Double, y: Double, Ink, Setting)
    case open(String)
    case close

    /// As an SVG element on a line of its own.
    func svg(_ source: InkSource) -> String {
        switch self {
        case .fill(let path, let ink, let opacity):
            let faded = opacity < 1 ? #" fill-opacity="\#(SVG.number(opacity))""# : ""
            return #"<path d="\#(path)" \#(source.attribute("fill", ink))\#(faded)/>"# + "\n"
        case .crisp(let path, let ink):
            return #"<path d="\#(path)" \#(source.attribute("fill", ink)) shape-rendering="crispEdges"/>"#
                + "\n"
        case .stroke(let path, let ink, let width, let isDashed):
            let dashes = isDashed ? #" stroke-dasharray="3 2""# : ""
            return #"<path d="\#(path)" fill="none" \#(source.attribute("stroke", ink)) "#
                + #"stroke-width="\#(SVG.number(width))" stroke-linejoin="round"\#(dashes)/>"# + "\n"
        case .dots(let path, let ink, let radius, let opacity):
            // A line of no length with round ends is a dot, in a third of the letters of a circle.
            return #"<path d="\#(path)" fill="none" \#(source.attribute("stroke", ink)) "#
                + #"stroke-width="\#(SVG.number(2 * radius))" stroke-opacity="\#(SVG.number(opacity))" "#
                + #"stroke-linecap="round"/>"# + "\n"
        case .ring(let x, let y, let radius, let ink):
            return #"<circle cx="\#(SVG.number(x))" cy="\#(SVG.number(y))" r="\#(SVG.number(radius))" "#
                + #"fill="none" \#(source.attribute("stroke", ink)) stroke-width="1.5"/>"# + "\n"
        case .text(let text, let x, let y, let ink, let setting):
            return element(text, x, y, ink, setting, source)
        case .open(let name): return #"<g role="group" aria-label="\#(SVG.escaped(name))">"# + "\n"
        case .close: return "</g>\n"
        }
    }

    private func element(
        _ text: String, _ x: Double, _ y: Double, _ ink: Ink, _ setting: Setting, _ source: InkSource
    ) -> String {
        let place = #"x="\#(SVG.number(x))" y="\#(SVG.number(y))""#
        let anchor =
            switch setting.align {
            case .left: ""
            case .centre: #" text-anchor="middle""#
            case .right: #" text-anchor="end""#
            }
        let weight = setting.isBold ? #" font-weight="bold""# : ""
        let turn =
            setting.isUpright
            ? #" transform="rotate(-90 \#(SVG.number(x)) \#(SVG.number(y)))""# : ""
        return #"<text \#(place) font-size="\#(SVG.number(setting.size))"\#(anchor)\#(weight)\#(turn) "#
            + #"\#(source.attribute("fill", ink))>\#(SVG.escaped(text))</text>"# + "\n"
    }
}
