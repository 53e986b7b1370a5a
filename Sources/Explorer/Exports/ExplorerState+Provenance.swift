import Canvas
import Predictions
import PrismModel

extension ExplorerState {
    /// What made an output: the lines of its header, without comment signs.
    ///
    /// - Parameters:
    ///   - what: what is written.
    ///   - version: the program's.
    /// - Returns: a line per fact.
    public func provenance(_ what: String, version: String) -> [String] {
        var made = model.facts?.provenance ?? catalog.provenance
        made.off = offNames
        made.offAlong = alongNames(offIn: mask)
        made.baseline = chosenBaseline
        var lines = made.lines("explorer: \(what)", version: version)
        if editCount > 0 { lines.append("edits of \(currentGene?.symbol ?? "?"): \(editsText)") }
        if let other = other?.state {
            if editCount > 0 { lines.append(editsNote ?? "the edits are made in both conditions") }
            if let switchesNote { lines.append(switchesNote) }
            if let found = conditionProblem, self.other?.source.isWithoutModel != true {
                lines.append("the other condition is \(found.lack.rawValue): \(found.problem.text)")
            }
            let theirs = other.model.facts?.provenance ?? other.catalog.provenance
            lines += theirs.lines("other condition", version: version).dropFirst().map { "other " + $0 }
        }
        if question?.transplant != nil, let taken = takenAlongText { lines.append("taken: \(taken)") }
        if let asIf {
            lines.append(
                "as if: \(currentGene?.symbol ?? "?") is predicted as if it lay in background state \(stateTitle(asIf)), P(Y | X, z)"
            )
        }
        return lines.map(Provenance.oneLine)
    }

    /// The screen as a picture that says what made it.
    public func picture(version: String) -> SVGImage {
        var image = SVGImage(Grid(self), theme: look.theme, title: "prism: \(catalog.name)")
        image.about = provenance("\(view.name) view", version: version).joined(separator: "\n")
        return image
    }

    /// What the view that is open is called.
    public var viewName: String { view.name }

    /// What the view that is open shows as a figure that says what made it; nil for a view that has none.
    public func figure(version: String) -> Figure? {
        guard var figure = views.view(view)?.figure?(self) else { return nil }
        figure.about = provenance("\(view.name) view", version: version).joined(separator: "\n")
        return figure
    }

    /// A name from a file on one line.
    static func plain(_ text: String) -> String { Provenance.oneLine(text) }
}

extension ExplorerState {
    /// The colour of a track as files write it, 0xRRGGBB; nil where the theme has none.
    func rgb(ofSignal index: Int) -> UInt32? {
        look.style(Role(catalog.role(ofSignal: index)), or: Role("series.\(index % 6 + 1)")).foreground
            .approximateRGB
    }
}
