import Canvas
import GenomeData
import PrismModel
import Testing

@testable import Explorer

@Suite struct UpdateTests {
    /// On a slow line Esc and the next key arrive together, which is how terminals send Alt.
    @Test func escapeAndALetterThatComeTogether() {
        var state = Sample.state()
        state.press("a / M")
        #expect(state.popup is FilterPopup && state.list.filter == "M")
        state.press("Alt-v")
        #expect(state.popup == nil && state.list.filter.isEmpty && state.view == .fit)
        state.press("Alt-:")
        #expect(state.view == .locus && state.popup as? PalettePopup == PalettePopup())
        let effects = update(&state, .key(.character("q", .alt)))
        #expect(state.popup == nil)
        #expect(effects.contains { if case .quit = $0 { true } else { false } })
    }

    @Test func movingThroughTheList() {
        var state = Sample.state()
        #expect(state.currentGene?.symbol == "ADSL3")
        state.press("j")
        #expect(state.gene == 3)
        state.press("k k")
        #expect(state.gene == 1)
        state.press("G")
        #expect(state.gene == 39)
        #expect(state.locus.contig == "chrB")
        state.press("j")
        #expect(state.gene == 39)
        state.press("g g")
        #expect(state.gene == 0)
        state.press("PgDn")
        #expect(state.gene == Screen(state).listLines - 1)
    }

    @Test func aGeneIsShownWithItsTSSInTheMiddle() {
        var state = Sample.state()
        #expect(state.locus.length == 3000)
        #expect(state.locus.start + 1500 == state.currentGene?.tss)
        state.press("+ j")
        #expect(state.locus.length == 1500)
        #expect(state.locus.start + 750 == state.currentGene?.tss)
    }

    @Test func panningStopsAtTheEnds() {
        var state = Sample.state()
        for _ in 0..<300 { state.press("h") }
        #expect(state.locus.start == 0 && state.locus.length == 3000)
        for _ in 0..<500 { state.press("l") }
        #expect(state.locus.end == 200_000 && state.locus.length == 3000)
        for _ in 0..<30 { state.press("-") }
        #expect(state.locus.start == 0 && state.locus.end == 200_000)
        for _ in 0..<30 { state.press("+") }
        #expect(state.locus.length == Locus.shortest)
    }

    @Test func fittingTheGeneAndTheWindow() {
        var state = Sample.state()
        state.press("f")
        let extent = state.currentGene?.extent ?? 0..<0
        #expect(state.locus.start < extent.lowerBound && state.locus.end > extent.upperBound)
        state.press("z")
        #expect(state.locus.length == 3000)
    }

    @Test func togglingChangesTheMaskAndItsPrediction() {
        var state = Sample.state()
        let full = state.forecast
        state.press("2")
        #expect(state.mask == ModalityMask(off: [1]) && state.focus == 1)
        #expect(state.forecast != full && state.fullForecast == full)
        state.press("Space")
        #expect(state.mask == .all)
        state.press("Tab !")
        #expect(state.mask == ModalityMask(off: [0, 1]))
        state.press("0")
        #expect(state.mask == .all)
        state.press("4")
        #expect(state.mask == .all && state.message?.text.contains("no signal 4") == true)
    }

    @Test func aCachedMaskIsThereAtOnce() {
        var state = Sample.state()
        let effects = update(&state, .key(.character("1")))
        #expect(state.forecast != nil)
        #expect(!effects.contains { if case .infer(let job) = $0 { job.tier == .current } else { false } })
    }

    @Test func pinning() {
        var state = Sample.state()
        state.press("3 p 0")
        #expect(state.pinned?.question.mask == ModalityMask(off: [2]))
        #expect(state.text.contains("pinned"))
        state.press("p")
        #expect(state.pinned == nil)
    }

    @Test func filtering() {
        var state = Sample.state()
        state.press("/ s o x 1")
        #expect(state.list.order.map { state.catalog.genes[$0].symbol }.allSatisfy { $0.contains("SOX") })
        #expect(state.currentGene?.symbol == "SOX12" || state.currentGene?.symbol == "SOX17")
        state.press("Enter")
        #expect(state.popup == nil && state.list.filter == "sox1")
        state.press("Esc")
        #expect(state.list.filter.isEmpty && state.list.order.count == 40)
        state.press("/ q q q Enter")
        #expect(state.list.order.isEmpty)
        #expect(state.text.contains("no gene matches"))
        state.press("j")
        #expect(state.message != nil)
    }

    @Test func sorting() {
        var state = Sample.state()
        state.press("o")
        #expect(state.list.sort == .name)
        let names = state.list.order.map { FuzzyMatch.folded(state.catalog.genes[$0].symbol) }
        #expect(names == names.sorted(by: NaturalOrder.precedes))
        state.press("o o o")
        #expect(state.list.sort == .difference && state.list.isDescending)
        let differences = state.list.order.map { gene -> Float? in
            state.measured(gene).map { abs($0 - (state.surveys[.all]?.value(gene) ?? 0)) }
        }
        let known = differences.compactMap(\.self)
        #expect(known == known.sorted(by: >))
        #expect(differences.suffix(differences.count - known.count).allSatisfy { $0 == nil })
        state.press("O")
        #expect(!state.list.isDescending)
    }

    @Test func thePaletteGoesToPlaces() {
        var state = Sample.state()
        state.enter("chrB:1,001-2,000")
        #expect(state.locus.text == "chrB:1,001-2,000")
        state.enter("B:500-99999999")
        #expect(state.locus.text == "chrB:500-50,000")
        state.enter("chrA")
        #expect(state.locus.length == 200_000)
        state.enter("TOP40")
        #expect(state.currentGene?.symbol == "TOP40")
        state.enter("ENSG1003")
        #expect(state.gene == 3)
        state.enter("ablation")
        #expect(state.view == .ablation)
        state.press("Ctrl-O")
        #expect(state.currentGene?.symbol == "TOP40")
        state.press("]")
        #expect(state.gene == 3)
    }

    @Test func whatIsPastedIsAPlaceOrAGeneByItsWholeName() {
        let genes = [("ENSG00000000007.2", "DUP"), ("ENSG00000000008.1", "DUP"), ("G3", "ADUP")].enumerated()
            .map {
                Gene(id: $1.0, symbol: $1.1, contig: "HLA-A*01:01", tss: 100 * ($0 + 1), strand: .forward)
            }
        let catalog = Catalog(
            name: "pasted", annotation: Annotation(genes: genes),
            contigs: [Contig(name: "HLA-A*01:01", length: 9000)],
            signals: [], expressionUnit: nil,
            provenance: Sample.catalog().provenance)
        var state = ExplorerState(catalog, rows: 40, columns: 120, look: Sample.look(), gene: "G3")
        #expect(state.currentGene?.id == "G3" && state.message == nil)
        state.enter("  HLA-A*01:01\t1000\t2000\tpeak\n")
        #expect(state.locus.text == "HLA-A*01:01:1,001-2,000")
        state.enter(" HLA-A*01:01:3,001-4,000 ")
        #expect(state.locus.text == "HLA-A*01:01:3,001-4,000")
        state.enter("HLA-A*01:01")
        #expect(state.locus.length == 9000)
        state.enter(" ENSG00000000008.3\n")
        #expect(state.currentGene?.id == "ENSG00000000008.1")
        state.enter("dup")
        #expect(state.currentGene?.id == "ENSG00000000007.2")
        #expect(state.message?.text == "DUP is the name of 2 genes; this is ENSG00000000007.2")
        for name in ["DUP", "NOPE"] {
            let other = ExplorerState(catalog, rows: 40, columns: 120, look: Sample.look(), gene: name)
            #expect(other.message?.kind == .warning && other.message?.text.contains("\"\(name)\"") == true)
        }
    }

    @Test(arguments: [
        "chrZ:1-2", "chrA:", "chrA:0-5", "chrA:9-3", "chrA:1-2-3", "chrA:x", "", ":",
        "chrA:999999999999999999999",
    ])
    func whatIsNoPlace(text: String) {
        #expect(Locus(typed: text, contigs: ["chrA": 1000], window: 100) == nil)
    }

    @Test func bookmarks() {
        var state = Sample.state()
        state.press("m x G ' x")
        #expect(state.gene == 2)
        state.press("' y")
        #expect(state.message?.text == "there is no bookmark y")
    }

    @Test func steppingAlongTheContig() {
        var state = Sample.state()
        state.press("w")
        #expect(state.gene == 3)
        state.press("b b b b")
        #expect(state.gene == 0)
        #expect(state.message?.text.contains("no gene before") == true)
        state.press("Ctrl-O")
        #expect(state.gene == 1)
    }

    @Test func themesArePreviewedAndGivenBack() {
        var state = Sample.state()
        #expect(state.look.theme.name == "mono")
        let effects = update(&state, .key(.character("t")))
        #expect(effects.isEmpty)
        #expect(state.popup as? ThemePopup == ThemePopup(selected: 4, before: "mono"))
        guard case .look(let theme, _)? = update(&state, .key(Key(.up))).first else {
            Issue.record("no preview")
            return
        }
        #expect(theme == "colour-blind-safe")
        guard case .look(let back, _)? = update(&state, .key(Key(.escape))).first else {
            Issue.record("not given back")
            return
        }
        #expect(back == "mono" && state.popup == nil)
    }

    @Test func copyingSaysUnitsAndThatDataAreSimulated() {
        var state = Sample.state()
        guard case .copy(let text)? = update(&state, .key(.character("y"))).first else {
            Issue.record("nothing copied")
            return
        }
        #expect(text.contains("gene\tADSL3") && text.contains("log10(CAGE + 1), simulated"))
        #expect(text.contains("predicted\t0.7000"))
    }

    @Test func zoomingWithTheWheelKeepsThePlaceUnderThePointer() {
        var state = Sample.state()
        let rect = Rect(row: 4, column: 10, height: 10, width: 100)
        let before = state.locus.start + state.locus.length * 25 / 100
        _ = update(&state, .point(Mouse(.wheelUp, row: 5, column: 35), LocusTarget(), rect))
        #expect(state.locus.length == 2400)
        #expect(abs(state.locus.start + 600 - before) <= 1)
    }

    @Test func draggingPans() {
        var state = Sample.state()
        let rect = Rect(row: 4, column: 10, height: 10, width: 100)
        let start = state.locus.start
        _ = update(&state, .point(Mouse(.press(.left), row: 5, column: 35), LocusTarget(), rect))
        _ = update(&state, .point(Mouse(.drag(.left), row: 5, column: 30), LocusTarget(), rect))
        #expect(state.locus.start == start + 150)
        _ = update(&state, .point(Mouse(.release(.left), row: 5, column: 30), LocusTarget(), rect))
        #expect(state.dragged == nil)
    }
}
