import Canvas
import GenomeData
import PrismModel
import TestSupport
import Testing

@testable import Explorer

/// Figures and the heat map of two conditions: both are drawn, on one scale, and named.
@Suite struct ConditionFigureTests {
    private func root(_ figure: Figure?) throws -> MarkupElement {
        try MarkupElement.read(
            try #require(figure).svg(
                .look(ThemeLibrary().look(theme: "light", depth: .trueColor, glyphs: .braille))))
    }

    private func labels(_ root: MarkupElement) -> [String] {
        root.all.compactMap { $0.attributes["aria-label"] }
    }

    private func numbers(_ text: String) -> [Double] {
        text.matches(of: /-?[0-9.]+/).compactMap { Double($0.output) }
    }

    @Test func theLocusDrawsBothOnOneScale() throws {
        let state = ExplorerState.compared(rows: 60, columns: 200)
        let root = try root(state.figure(version: "9"))
        let labels = labels(root)
        #expect(labels.contains("legend: Sample filled, Other line"))
        for index in 0..<2 {
            let signal = state.catalog.signals[index]
            func path(_ name: String) throws -> (data: String, ink: String?) {
                let group = try #require(
                    root.labelled("\(signal.name) of \(name), mean per column, \(signal.unit)"))
                let shape = try #require(group.children.first).attributes
                let fill = shape["fill"]
                return (try #require(shape["d"]), fill == "none" ? shape["stroke"] : fill)
            }
            let (own, theirs) = (try path("Sample"), try path("Other"))
            #expect(own.ink != nil && theirs.ink != nil && own.ink != theirs.ink)
            // The base line is where each run of an area begins; lines are of points.
            let base = try #require(
                own.data.firstMatch(of: /M[-0-9.]+ ([-0-9.]+)/).flatMap { Double($0.output.1) })
            let tops = own.data.split(separator: "V").dropFirst().compactMap { numbers(String($0)).first }
            let points = theirs.data.split { "ML".contains($0) }.compactMap { numbers(String($0)).last }
            let drawn = (base - (try #require(tops.min())), base - (try #require(points.min())))
            let position = try #require(state.other?.pairing.theirSignal(index))
            let lanes = (
                try #require(state.tracks).lanes[index],
                try #require(state.other?.state.tracks).lanes[position]
            )
            let known = (lanes.0.mean.compactMap(\.self).max(), lanes.1.mean.compactMap(\.self).max())
            let ratio = (try #require(known.1)) / (try #require(known.0))
            #expect(abs(drawn.1 / drawn.0 - ratio) < 0.01, "\(signal.name)")
        }
        #expect(labels.contains("ATAC of Other, mean per column, reads"))
        #expect(labels.contains { $0.hasPrefix("Hi-C of Sample, mean") })
        #expect(!labels.contains { $0.hasPrefix("Hi-C of Other") })
        let text = root.allText
        for words in ["only Sample", "only Other", "Sample vs Other", "SIMULATED", "Sample: "] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test func conditionsApart() throws {
        var state = ExplorerState.compared(rows: 60, columns: 200)
        let over = try #require(state.figure(version: "9")).height
        state.press("D")
        let figure = try #require(state.figure(version: "9"))
        let root = try root(figure)
        #expect(root.labelled("legend: Sample above, Other below") != nil && figure.height > over)
        #expect(root.labelled("DNase of Other, largest per column, reads") != nil)
        #expect(root.allText.contains("Other has no such signal"))
    }

    @Test func aCompanionIsDrawnInEveryPlaceAndState() throws {
        for keys in ["l l l l", "+ + + + + + + + +", "- - - - - -", "G", "x", "1 2 3", "D 1 x"] {
            var state = ExplorerState.compared()
            state.press(keys)
            _ = try root(state.figure(version: "9"))
        }
        var lacking = ExplorerState.compared()
        lacking.enter("MYH6")
        for keys in ["", "a D", "v D", "S"] {
            if !keys.isEmpty { lacking.press(keys) }
            _ = try root(lacking.figure(version: "9"))
        }
        #expect(try root(TransplantFigure(lacking).figure).allText.contains("Other does not have MYH6"))
    }

    @Test func theFitIsOfTheChange() throws {
        var state = ExplorerState.compared()
        state.press("v D")
        let root = try root(state.figure(version: "9"))
        let path = try #require(
            root.labelled("genes: measured across, predicted up")?.children.first?.attributes["d"])
        #expect(path.count { $0 == "M" } == state.fitOfChange.genes.count)
        let labels = labels(root)
        #expect(labels.contains { $0.hasPrefix("axis: measured change, log10") })
        #expect(labels.contains { $0.hasPrefix("axis: predicted change, log10") })
        let text = root.allText
        let r = try #require(state.fitOfChange.all?.pearson)
        for words in [
            "Other - Sample", "SIMULATED", "9 held out, others trained on", "r \(NumberText.fixed(r, 3))",
        ] { #expect(text.contains(words), "\(words)") }
    }

    /// A figure has no footer and no switches: what is predicted otherwise than it is stands in it, whole.
    @Test(arguments: [
        ("T", "ADSL3 is predicted with Other's H3K27ac"), ("2", "without DNase (what is off is"),
        ("i Enter c Esc i", "with 1 edit: "),
        ("T 2", "with Other's H3K27ac, promoter activity, without DNase"),
    ]) func figuresSayWhatIsPredicted(keys: String, words: String) throws {
        var state = ExplorerState.compared(rows: 60, columns: 200)
        #expect(state.inputWords().isEmpty)
        state.press(keys)
        let locus = try root(state.figure(version: "9")).allText
        #expect(locus.contains(words) && !locus.contains("…"), "\(locus)")
        let short = words.replacing("ADSL3 is predicted ", with: "")
        let expression = try root(ExpressionFigure(state).figure).allText
        #expect(short.split(separator: ", ").allSatisfy { expression.contains($0) }, "\(expression)")
        for view in ["v", "a"] {
            state.press(view)
            let text = try root(state.figure(version: "9")).all.filter { $0.name == "text" }.map(\.text)
            // The ablation is of all masks.
            let said =
                view == "a"
                ? short.replacing("without DNase (what is off is", with: "what is off is").replacing(
                    ", without DNase", with: "") : short
            #expect(text.joined(separator: " ").contains(said), "\(text)")
        }
    }

    /// Two models of one data set: nothing measured is drawn twice, taken or set against itself.
    @Test func twoModelsOfOneDataSet() throws {
        var state = ExplorerState.compared(rows: 60, columns: 200, to: "--model second")
        let text = try root(state.figure(version: "9")).all.compactMap { $0.attributes["aria-label"] }
        #expect(text.count { $0.contains("DNase") && $0.contains("mean per column") } == 1)
        #expect(!text.contains { $0.hasPrefix("legend: ") })
        for keys in ["T", "D", "a D", "v D"] {
            state.message = nil
            state.press(keys)
            #expect(state.message?.text.contains("same data set") == true, "\(keys)")
        }
        #expect(state.taken == .all && !state.fitView.isOfChange && state.predictedChange(2) != nil)
        state.press("S")
        #expect(state.heatmap.otherRows == nil && state.heatmap.rows != nil)
    }

    @Test func theSharesOfTheChange() throws {
        var state = ExplorerState.compared()
        state.press("a D")
        let root = try root(state.figure(version: "9"))
        let shares = try #require(root.labelled("Shapley value of each signal, from Sample to Other"))
        for label in ["Sample: 0.70", "H3K27ac: +0.10", "DNase: +0.20", "the rest: -0.05", "Other: 0.95"] {
            #expect(shares.labelled(label) != nil, "\(label)")
        }
        #expect(root.labelled("Sample with signals of Other") != nil)
        let text = root.allText
        for words in [
            "signals +0.30", "Hi-C, which cannot be taken", "dashed: measured in Other", "SIMULATED",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        state.press("D")
        #expect(try self.root(state.figure(version: "9")).labelled("predictions under masks") != nil)
    }

    @Test func theHeatMapHasBothAndTheDifference() throws {
        var state = ExplorerState.compared(rows: 30, columns: 120)
        state.press("S")
        let pair = try #require(state.shownPair)
        let genes = Array(state.heatmap.genes[state.heatPlaces])
        let panels = HeatmapFigurePanel.panels(pair, genes, state, rows: 360)
        #expect(panels.map(\.title) == ["H3K27ac, Sample", "H3K27ac, Other", "Other - Sample"])
        let (bins, middle) = (ProfileQuery.bins, ProfileQuery.bins / 2)
        let rows = panels.compactMap(\.rows)
        #expect(rows.count == 3 && rows[0].scale == rows[1].scale && rows[2].scale.low == -rows[2].scale.high)
        for gene in 0..<40 {
            let own = rows[0].values[gene * bins + middle], theirs = rows[1].values[gene * bins + middle]
            let change = rows[2].values[gene * bins + middle]
            // At its TSS the sample's signal is the gene's number, which behind the lacking one differs.
            #expect(own == Float(gene))
            if gene == SampleConditions.lacking {
                #expect(theirs.isNaN && change.isNaN)
            } else {
                #expect(theirs == Float(gene > SampleConditions.lacking ? gene - 1 : gene))
                #expect(change == theirs - own)
            }
        }
        let root = try root(state.figure(version: "9"))
        let names = labels(root).filter { $0.contains(", genes by positions, ") }
        #expect(names.count == 3 && names.allSatisfy { $0.hasSuffix("reads") })
        #expect(root.allText.contains("differences: genes of both"))
        state.press("Tab Tab")
        #expect(try self.root(state.figure(version: "9")).allText.contains("Other has no such signal"))
        #expect(state.text.contains("Other has no such signal") && state.hasOtherProfiles)
    }

    @Test(arguments: [(24, 80), (40, 120)]) func theHeatMapOnTheScreen(rows: Int, columns: Int) throws {
        var state = ExplorerState.compared(rows: rows, columns: columns)
        state.press("S")
        try Golden.check(state, .main, "conditions-heatmap-\(columns)x\(rows)")
        #expect(!state.isWaiting && state.heatmap.otherRows?.count == state.heatmap.rows?.count)
        // What colours reach up to, and of which condition the numbers below are.
        #expect(state.text.contains("98th percentile") && state.text.contains("  Sample: meas"))
        #expect(columns < 100 || state.text.contains("98th percentile of both conditions' rows"))
        // Only the listed genes are read of the other, too.
        state.press("/ t o p Enter +")
        let listed = state.listedByOther
        #expect(state.otherProfiles?.known == listed.count && listed.count < 39)
        state.compare("")
        #expect(state.heatmap.otherRows == nil && !state.text.contains("of both"))
    }

    @Test func theExpressionNamesBoth() throws {
        let root = try root(ExpressionFigure(ExplorerState.compared()).figure)
        #expect(root.allText.contains("Expression of ADSL3, Sample and Other"))
        #expect(labels(root).contains { $0.contains("Other: 0.95 +0.25") })
    }
}
