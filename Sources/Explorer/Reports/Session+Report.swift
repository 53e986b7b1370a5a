import Canvas
import Files
import GenomeData
import PrismModel
import Wording

extension Session {
    /// Writes a page on the data set, its model and some genes: one file that needs no other, which appears whole or not at
    /// all. What it shows is found out as in the explorer, gene after gene, and written as it is found.
    ///
    /// The session has begun and shows as many columns as tracks are to be drawn with.
    ///
    /// - Parameters:
    ///   - request: what is asked for.
    ///   - path: the page's file.
    ///   - progress: called now and then.
    /// - Throws: `WriteError`, and what predicting held-out genes throws.
    public mutating func writeReport(
        _ request: ReportRequest, to path: String, progress: (ReportProgress) -> Void = { _ in }
    ) throws {
        let writer = try TextWriter(path: path)
        findEverything(progress)
        let first = state
        let page = ReportPage(first, request)
        try writer.write(page.head + page.summary)
        try writer.write(ReportFit(first, request).html)
        try writer.write(ReportAblation(first, model, request).html { progress(.ablating($0, of: $1)) })
        try writer.write(ReportStates(first, request).html)
        try writer.write("<section id=\"genes\"><h2>Genes</h2>\n")
        for (number, gene) in request.genes.enumerated() {
            progress(.describing(number, of: request.genes.count))
            try writer.write(section(of: gene, number: number, request, from: first))
        }
        try writer.write("</section>\n" + page.foot)
        try writer.commit()
    }

    /// Waits for the predictions of all genes, and for the genome's states where the model brings some.
    private mutating func findEverything(_ progress: (ReportProgress) -> Void) {
        while !settle(entirely: false, seconds: 0.2) {}
        if state.adjusted != nil { change { $0.view = .states } }
        while !settle(entirely: true, seconds: 0.2) {
            progress(.predicting(state.surveys[.all]?.next ?? 0, of: state.catalog.genes.count))
        }
        change { $0.view = $0.views.first }
        while !settle(entirely: false, seconds: 0.2) {}
    }

    /// A gene's section: its locus and expression, then what it loses without signals.
    private mutating func section(
        of gene: Int, number: Int, _ request: ReportRequest, from first: ExplorerState
    ) -> String {
        change { state in
            state.begin(anewFrom: first, at: gene)
            state.attributions.method = request.method
        }
        while !settle(entirely: false, seconds: 1) {}
        let bases = try? model?.encoder.window(ofGeneAt: gene).bases
        var section = ReportGene(state, number: number, bases: bases ?? [])
        if state.obstacle(toOpening: ViewID.ablation.name) == nil {
            change { $0.view = .ablation }
            while !settle(entirely: false, seconds: 1) {}
            section.addAblation(state)
        }
        return section.html
    }
}
