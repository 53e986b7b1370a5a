import Canvas
import GenomeData
import PrismModel
import Wording

extension Session {
    /// Writes a page on the data set, its model and some genes: one file that needs no other, which appears whole or not at
    /// all. What it shows is found out as in the explorer, gene after gene, and written section by section into
    /// `<path>.partial`, where a run of the same request goes on when one was stopped: what all genes are predicted to be is
    /// found out again, sections that are whole are not.
    ///
    /// The session has begun and shows as many columns as tracks are to be drawn with.
    ///
    /// - Parameters:
    ///   - request: what is asked for.
    ///   - path: the page's file.
    ///   - restart: starts anew, whatever an earlier run left.
    ///   - progress: called now and then; ends the report where it throws, and whole sections are kept.
    /// - Returns: of how many genes an earlier run had written the section.
    /// - Throws: `WriteError`, and what predicting held-out genes throws.
    public mutating func writeReport(
        _ request: ReportRequest, to path: String, restart: Bool = false,
        progress: (ReportProgress) throws -> Void = { _ in }
    ) throws -> Int {
        // The model is read by then, and tells what it is.
        while !settle(entirely: false, seconds: 0.2) {}
        let page = ReportPage(state, request)
        let count = Self.leadingSections + request.genes.count
        let file = try ReportFile(
            path: path, opening: page.opening, sections: count, restart: restart)
        try progress(.describing(max(0, file.kept - Self.leadingSections), of: request.genes.count))
        if file.kept < count {
            try findEverything(progress)
            let first = state
            for section in min(file.kept, Self.leadingSections)..<Self.leadingSections {
                try file.append(try leading(section, request, progress))
            }
            for number in max(0, file.kept - Self.leadingSections)..<request.genes.count {
                try progress(.describing(number, of: request.genes.count))
                let heading = number == 0 ? "<section id=\"genes\"><h2>Genes</h2>\n" : ""
                try file.append(
                    heading + section(of: request.genes[number], number: number, request, from: first))
            }
        }
        try file.append("</section>\n" + page.foot)
        try file.commit()
        return max(0, file.kept - Self.leadingSections)
    }

    /// How many sections stand before those of genes.
    private static var leadingSections: Int { 4 }

    /// One of the sections before those of genes; the first with the page's head.
    private func leading(
        _ section: Int, _ request: ReportRequest, _ progress: (ReportProgress) throws -> Void
    ) throws -> String {
        switch section {
        case 0:
            let page = ReportPage(state, request)
            let conditions = try ReportConditions(state, conditions, request).html {
                try progress(.comparing($0, of: $1))
            }
            return page.head + page.summary + conditions
        case 1: return ReportFit(state, request).html
        case 2:
            return try ReportAblation(state, model, other: otherModel, request).html {
                try progress(.ablating($0, of: $1))
            }
        default: return ReportStates(state, request).html
        }
    }

    /// Waits for the predictions of all genes, and for the genome's states: those that the model brings or, where it has none,
    /// learned here.
    private mutating func findEverything(_ progress: (ReportProgress) throws -> Void) rethrows {
        try learnStates { try progress(.learning($0, of: $1)) }
        if state.adjusted != nil { change { $0.view = .states } }
        while !settle(entirely: true, seconds: 0.2) {
            try progress(.predicting(state.surveys[.all]?.next ?? 0, of: state.catalog.genes.count))
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
            if state.transplantObstacle == nil {
                change { $0.ablationPage = .conditions }
                while !settle(entirely: false, seconds: 1) {}
                section.addShares(state)
            }
        }
        return section.html
    }
}
