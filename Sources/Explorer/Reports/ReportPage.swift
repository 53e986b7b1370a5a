import Canvas
import Predictions
import Wording

/// What stands around the sections of a report: its head, what it is about, and what made it.
struct ReportPage {
    private let state: ExplorerState
    private let request: ReportRequest

    init(_ state: ExplorerState, _ request: ReportRequest) {
        self.state = state
        self.request = request
    }

    private var title: String {
        let both = state.other.map { " and " + $0.state.catalog.name } ?? ""
        return "\(state.catalog.name)\(both): report on \(request.genes.count.counted("gene"))"
    }

    /// The page's first lines, which say what made it and what of: known before anything is found out, and the same for
    /// every run of the same request.
    var opening: String {
        var html = "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
        html += "<meta charset=\"utf-8\"/>\n"
        html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        html += "<meta name=\"generator\" content=\"prism \(HTML.text(request.version))\"/>\n"
        html += facts.map { "<meta name=\"prism.provenance\" content=\"\(HTML.text($0))\"/>\n" }.joined()
        let ids = request.genes.compactMap { state.catalog.gene($0)?.id }.joined(separator: " ")
        return html + "<meta name=\"prism.genes\" content=\"\(HTML.text(ids))\"/>\n"
    }

    /// What made the page, a line each.
    private var facts: [String] {
        state.provenance("report", version: request.version) + request.notes.map(Provenance.oneLine)
    }

    /// What follows the opening, up to the first section.
    var head: String {
        let own = state.ownStateColours
        let sheet = ReportStyle.sheet(
            light: request.light.paintingStates(own), dark: request.dark.paintingStates(own), state.catalog,
            other: state.other?.state.catalog, states: max(24, state.stateCount ?? 0))
        var html =
            "<title>\(HTML.text(title))</title>\n<style>\n\(sheet)</style>\n</head>\n<body>\n<header>\n"
        html += "<h1>\(HTML.text(title))</h1>\n"
        if state.showsSimulated {
            html += "<p><span class=\"simulated\">SIMULATED</span> "
            html += "These data are simulated: no measurement, no real genome.</p>\n"
        }
        return html + "</header>\n" + contents + "<main>\n"
    }

    private var contents: String {
        let both = state.other == nil ? [] : [("conditions", "Two conditions")]
        let sections =
            [("summary", "Summary")] + both + [
                ("fit", "Fit"), ("ablation", "Ablation"), ("states", "Background states"),
                ("genes", "Genes"), ("provenance", "Provenance"),
            ]
        var html = "<nav aria-label=\"contents\">\n<p>"
        html += sections.map { "<a href=\"#\($0.0)\">\($0.1)</a>" }.joined(separator: " · ") + "</p>\n<ol>\n"
        for (number, gene) in request.genes.enumerated() {
            let symbol = state.catalog.gene(gene)?.symbol ?? "?"
            html += "<li><a href=\"#gene-\(number + 1)\">\(HTML.text(symbol))</a></li>\n"
        }
        return html + "</ol>\n</nav>\n"
    }

    /// The data set of each condition, its model, and what that learned from.
    var summary: String {
        let parts = ReportSide.all(state, request).map {
            $0.heading + HTML.list(ReportSummary($0, genes: request.genes).facts)
        }
        return "<section id=\"summary\"><h2>Summary</h2>\n" + parts.joined() + "</section>\n"
    }

    /// What made the page, and its end.
    var foot: String {
        "<section id=\"provenance\"><h2>Provenance</h2>\n<pre>"
            + facts.map(HTML.text).joined(separator: "\n")
            + "</pre>\n</section>\n</main>\n</body>\n</html>\n"
    }
}
