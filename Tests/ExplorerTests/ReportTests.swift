import Canvas
import Predictions
import PrismModel
import TestSupport
import Testing

@testable import Explorer

/// Sections of a report, of what the sample's background has found out.
@Suite struct ReportTests {
    private let request = ReportRequest(
        genes: [2, 31], source: "a b/<set>.toml", method: .gradientInput, ablates: false,
        light: ThemeLibrary().look(theme: "light", depth: .trueColor, glyphs: .braille),
        dark: ThemeLibrary().look(theme: "dark", depth: .trueColor, glyphs: .braille), version: "9")

    /// Figures are of genes that were not learned from, those of the test split where there are some.
    @Test func theFitIsOfHeldOutGenes() throws {
        let state = Sample.state(rows: 60, columns: 200)
        let section = try MarkupElement.read(ReportFit(state, request).html)
        let expected = state.fit.genes.indices.filter {
            state.catalog.genes[state.fit.genes[$0]].contig == "chrB"
        }
        let row = try #require(section.all.first { $0.name == "tbody" }?.children.first)
        #expect(row.children[0].text == "held out, test split" && row.children[1].text == "\(expected.count)")
        let agreement = try #require(
            Agreement(
                predicted: expected.map { Float(state.fit.predicted[$0]) },
                measured: expected.map { Float(state.fit.measured[$0]) }))
        let r = try #require(agreement.pearson)
        #expect(row.children[2].text.hasPrefix(NumberText.fixed(r, 3) + " ["))
        #expect(row.children[4].text.hasPrefix(NumberText.fixed(agreement.mse, 3) + " ["))
        #expect(
            section.allText.contains("held out")
                && !section.all.contains { $0.attributes["class"] == "warning" })
        let dots = try #require(
            section.labelled("genes: measured across, predicted up")?.children.first?.attributes["d"])
        #expect(dots.split(separator: "M").count == expected.count)
    }

    @Test(arguments: [true, nil] as [Bool?])
    func whatMayHaveBeenLearnedFromIsSaidSo(isLearned: Bool?) throws {
        let state = Sample.state(
            rows: 60, columns: 200, heldOut: Sample.genes.map { _ in isLearned.map { !$0 } },
            trainedWithSignalsMissing: false)
        let section = try MarkupElement.read(ReportFit(state, request).html)
        let warning = try #require(section.all.first { $0.attributes["class"] == "warning" })
        #expect(warning.text.contains(isLearned == true ? "learned from all of them" : "do not record"))
    }

    @Test func theStatesAreCounted() throws {
        let state = Sample.state()
        let section = try MarkupElement.read(ReportStates(state, request).html)
        let rows = try #require(section.all.first { $0.name == "tbody" }).children
        #expect(rows.count == state.stateCount)
        #expect(rows.compactMap { Int($0.children[1].text) }.reduce(0, +) == 40)
        #expect(section.allText.contains("prism states a b/<set>.toml"))
    }

    @Test func statesThatWereLearnedHereAreToldApart() throws {
        var state = Sample.state(hasModel: false)
        let before = try MarkupElement.read(ReportStates(state, request).html)
        #expect(before.allText.contains("no background states have been looked for"))
        state.press("c")
        let section = try MarkupElement.read(ReportStates(state, request).html)
        let rows = try #require(section.all.first { $0.name == "tbody" }).children
        #expect(rows.count == state.stateCount && rows.allSatisfy { $0.children.count == 4 })
        #expect(section.allText.contains("learned here") && section.allText.contains("--background"))
        var beside = Sample.state()
        beside.press("c L")
        let text = try MarkupElement.read(ReportStates(beside, request).html).allText
        #expect(text.contains("learned here, not what the model was adjusted for"))
        #expect(text.contains("mean predicted"))
    }

    /// What differs, the fit of the change, and both in every gene's figures; colours are all declared.
    @Test func twoConditions() throws {
        var state = ExplorerState.compared(rows: 60, columns: 200)
        let page = ReportPage(state, request)
        var gene = ReportGene(state, number: 0, bases: Array(repeating: 1, count: 2000))
        let conditions = try ReportConditions(state, nil, request).html()
        state.press("a")
        gene.addAblation(state)
        state.press("D")
        gene.addShares(state)
        let html = page.opening + page.head + page.summary + conditions + gene.html + page.foot
        let root = try MarkupElement.read(html)
        let section = try #require(root.all.first { $0.attributes["id"] == "conditions" })
        let rows = section.all.first { $0.name == "tbody" }?.children ?? []
        #expect(rows.first?.children.map(\.text).prefix(2) == ["held out in both, test split", "9"])
        for words in SampleConditions.notes + ["held out in both", "Other - Sample"] {
            #expect(section.allText.contains(words), "\(words)")
        }
        // Both conditions and the change of the gene, what there is without a model, and whose each part is.
        let table = try #require(
            root.all.first { $0.attributes["class"] == "gene" }?.all.first { $0.name == "tbody" })
        let predicted = try #require(table.children.first { $0.children.first?.text == "predicted" })
        #expect(predicted.children.map(\.text) == ["predicted", "0.70 ± 0.12", "0.95 ± 0.12", "+0.25"])
        #expect(section.allText.contains("no change: the gene known, the condition not"))
        #expect(section.allText.contains("less the measurement in Sample"))
        let fit = try MarkupElement.read(ReportFit(state, request).html)
        #expect(fit.all.filter { $0.name == "h3" }.map(\.text) == ["Sample", "Other"])
        #expect(fit.all.count { $0.name == "svg" } == 2 && fit.allText.contains("Other: Predicted against"))
        #expect(
            try MarkupElement.read(ReportStates(state, request).html).allText.contains("Sample: States and"))
        let title = root.all.first { $0.name == "h1" }?.text
        #expect(title?.hasPrefix("Sample and Other: report") == true)
        #expect(root.labelled("legend: Sample filled, Other line") != nil)
        #expect(root.labelled("Shapley value of each signal, from Sample to Other") != nil)
        #expect(root.allText.contains("other data set: Other"))
        let used = Set(html.matches(of: /var\((--[-a-z0-9_]+)\)/).map { String($0.output.1) })
        #expect(used.count > 20 && used.allSatisfy { html.contains($0 + ":#") })
        #expect(try ReportConditions(Sample.state(), nil, request).html().isEmpty)
        // What differs that matters is a warning; what is refused says why, and keys are of no use on a page.
        let genome = try ReportConditions(ExplorerState.compared(to: "genome.toml"), nil, request).html()
        #expect(genome.contains("Other is unlike Sample: all 39 TSSs differ, other genome"))
        let refused = try ReportConditions(ExplorerState.compared(to: "refused.toml"), nil, request).html()
        #expect(refused.contains("no fit of the change: " + SampleConditions.refusal.text))
        #expect(!refused.contains("gc tells") && !conditions.contains("unlike"))
    }

    @Test func thePageAndItsGenes() throws {
        var state = Sample.state(rows: 60, columns: 200)
        let page = ReportPage(state, request)
        var gene = ReportGene(state, number: 0, bases: Array(repeating: 1, count: 2000))
        state.press("a")
        gene.addAblation(state)
        let root = try MarkupElement.read(
            page.opening + page.head + page.summary + gene.html + page.foot)
        #expect(root.all.contains { $0.attributes["class"] == "simulated" })
        #expect(root.all.count { $0.name == "svg" } == 4)
        let summary = try #require(root.all.first { $0.attributes["id"] == "summary" }).allText
        #expect(
            summary.contains("30 genes of this data set; 10 held out")
                && summary.contains("40, 2 of them below"))
        let section = try #require(root.all.first { $0.attributes["class"] == "gene" })
        #expect(section.allText.contains("trained on") && section.allText.contains("ENSG1002"))
        let value = try #require(state.fullForecast?.observed.mean)
        #expect(section.allText.contains(Words.value(value) + " ± 0.12"))
    }

    @Test func withoutAModelThereIsWhatThereIs() throws {
        let state = Sample.state(hasModel: false)
        let gene = ReportGene(state, number: 0, bases: [])
        let page = ReportPage(state, request)
        let root = try MarkupElement.read(
            page.opening + page.head + page.summary + ReportFit(state, request).html
                + ReportStates(state, request).html
                + gene.html
                + page.foot)
        #expect(root.allText.contains("no model: the data set names none"))
        #expect(
            try MarkupElement.read(ReportAblation(state, nil, request).html { _, _ in }).allText.contains(
                "no model"))
    }
}
