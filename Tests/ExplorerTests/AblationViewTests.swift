import Canvas
import PrismModel
import Testing

@testable import Explorer

@Suite struct AblationViewTests {
    /// Without signal 1 genes move by −i/10, i the gene's number modulo 7, and the others not at all.
    private func state(_ keys: String, rows: Int = 40, columns: Int = 120) -> ExplorerState {
        var state = Sample.state(rows: rows, columns: columns)
        state.press("a")
        for signal in 0..<3 {
            var survey = Survey(genes: 40)
            survey.take(
                0..<40,
                (0..<40).map { gene in
                    let full = state.surveys[.all]?.value(gene) ?? 0
                    return .success(signal == 1 ? full - Float(gene % 7) / 10 : full)
                })
            state.surveys[ModalityMask(off: [signal])] = survey
        }
        for mask in state.surveys.keys {
            guard let survey = state.surveys[mask] else { continue }
            state.effects[mask] = AblationEffect(
                survey, against: state.surveys[.all], measured: state.measured, split: state.split,
                isHeldOut: state.isHeldOut)
        }
        if !keys.isEmpty { state.press(keys) }
        return state
    }

    private func magnitudes(_ state: ExplorerState, _ signal: Int) -> [Double] {
        state.list.order.compactMap { state.effect(of: ModalityMask(off: [signal]), on: $0)?.magnitude }
    }

    @Test func theListSortsByTheEffectOfASignal() {
        var state = state("o o o o o o")
        #expect(state.list.sort == .effect(1) && state.list.isDescending)
        let sizes = magnitudes(state, 1)
        #expect(sizes.count == 40 && sizes == sizes.sorted(by: >) && sizes[0] > 0.5)
        #expect(state.text.contains("by effect of DNase"))
        state.press("O")
        #expect(magnitudes(state, 1) == sizes.sorted())
        state.press("o o")
        #expect(state.list.sort == .position)
    }

    @Test func theTableSortsByItsColumns() throws {
        var state = state("s >")
        #expect(state.ablationPage == .genes && state.list.sort == .effect(0))
        state.press(">")
        #expect(state.list.sort == .effect(1))
        #expect(magnitudes(state, 1) == magnitudes(state, 1).sorted(by: >))
        state.press("< <")
        #expect(state.list.sort == .effect(2))
        var grid = Grid(rows: 40, columns: 120)
        let hits = render(state, into: &grid)
        var found: (row: Int, column: Int)?
        for row in 0..<40 {
            for column in 0..<120
            where hits.at(row: row, column: column)?.target as? EffectTarget == EffectTarget(signal: 1) {
                found = found ?? (row, column)
            }
        }
        let place = try #require(found)
        #expect(grid.plainText(row: place.row).contains("-DNase"))
        let click = try #require(
            Action(.mouse(Mouse(.press(.left), row: place.row, column: place.column)), over: hits))
        _ = update(&state, click)
        #expect(state.list.sort == .effect(1) && state.list.isDescending)
        _ = update(&state, click)
        #expect(!state.list.isDescending)
    }

    /// The order needs predictions of every gene without the signal: they are asked for in every view.
    @Test func sortingByAnEffectAsksForIt() {
        var state = Sample.state()
        let mask = ModalityMask(off: [0])
        #expect(state.surveys[mask] == nil)
        state.press("o o o o o")
        #expect(state.list.sort == .effect(0) && state.view == .locus)
        #expect(state.surveys[mask]?.isComplete == true)
        #expect(state.surveys[ModalityMask(off: [1])] == nil)
    }

    @Test func tableFillsAsPredictionsCome() {
        var state = Sample.state(settled: false)
        state.baseline = .zero
        for effect in [Effect.load] {
            for action in Sample.answers(to: effect, state) { _ = update(&state, action) }
        }
        _ = update(&state, .key(.character("a")))
        _ = update(&state, .key(.character("s")))
        #expect(state.text.contains("waits"))
        var survey = Survey(genes: 40)
        survey.take(0..<4, Array(repeating: .success(1), count: 4))
        state.surveys[.all] = survey
        #expect(state.text.contains("4/40"))
        // How far each column is stands over its head, and in the list's title.
        #expect(
            state.text.contains("so far") && state.text.contains(" 10 %") && state.text.contains("pred 10 %"))
        // The points of a fit are of as many genes.
        var fit = state
        fit.view = .fit
        fit.recount()
        fit.regroup()
        for size in [(40, 120), (20, 60)] {
            (fit.rows, fit.columns) = size
            #expect(fit.grid(.main).plainText.contains("predicted so far: 4 of 40 genes"), "\(size)")
        }
        Sample.settle(&state, update(&state, .tick))
        let job = state.job
        #expect(job != nil)
    }

    /// The order of the signs is never cut: it takes several lines, or names the tracks by their numbers.
    @Test(arguments: [(12, ["order: H3K27ac, DNase,", "Hi-C, H3K4me3"]), (7, ["order: tracks 1 2 3 4"])])
    func theOrderOfTheSignsIsWhole(height: Int, lines: [String]) {
        let state = Sample.state(signals: 4)
        var grid = Grid(rows: height, columns: 24)
        AblationMaskRows.paint(state, Rect(row: 0, column: 0, height: height, width: 24), on: &grid)
        for (row, line) in lines.enumerated() { #expect(grid.plainText(row: row).hasPrefix(line)) }
        #expect(grid.plainText(row: lines.count).contains("measured"))
    }

    @Test func everyFigureHasItsNumberOfGenes() throws {
        let state = state("s")
        let effect = try #require(state.effects[ModalityMask(off: [1])])
        #expect(effect.genes == 10 && effect.measured == 9 && effect.kind == .test)
        #expect(try #require(effect.r).change < 0)
        // The genes that the header's figures are of.
        let full = try #require(state.effects[.all])
        #expect(full.r?.change == 0 && full.mse?.change == 0)
        #expect(full.r?.value == state.fit.headline?.agreement?.pearson)
        #expect(state.text.contains("Held-out genes of the test split: changes"))
    }

    /// The table is never without the genes that its figures are of.
    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func theTableNamesItsGenes(rows: Int, columns: Int) {
        func text(_ heldOut: [Bool?]) -> String {
            var state = Sample.state(
                rows: rows, columns: columns, heldOut: heldOut, trainedWithSignalsMissing: true)
            state.press("a s")
            return state.text
        }
        let isNarrow = columns == 80
        #expect(text(Sample.genes.map { _ in true }).contains(isNarrow ? "test r " : "of the test split:"))
        #expect(
            text(Sample.genes.indices.map { $0 < 10 }).contains(isNarrow ? "held out r " : "Held-out genes: ")
        )
        #expect(
            text(Sample.genes.map { _ in false }).contains(
                isNarrow ? "trained on, all on" : "Genes the model learned from: "))
        #expect(text([]).contains(isNarrow ? "held out?, all on" : "All genes, held out: unknown"))
    }

    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func theShapleyBarsAddUpOnEveryScreen(rows: Int, columns: Int) {
        let text = state("", rows: rows, columns: columns).text
        #expect(text.contains("residual 0.000000"), "\(columns)x\(rows)")
        #expect(text.contains("none on") && text.contains("all on"))
    }

    /// Four signals have sixteen masks, which a small screen shows too.
    @Test func everyMaskIsOnASmallScreen() {
        var state = Sample.state(rows: 24, columns: 80, signals: 4)
        state.press("a")
        let text = state.text
        for mask in ModalityMask.combinations(signals: 4) {
            #expect(text.contains(MaskWords.signs(mask, 4, state.look) + " "))
        }
        #expect(!text.contains("more masks") && text.contains("residual 0.000000"))
    }

    /// No two labels are alike, no name is cut, and title and heading say what is compared with what.
    @Test(arguments: [(24, 80), (40, 120), (60, 200)], [3, 4])
    func labelsCanBeToldApart(size: (rows: Int, columns: Int), signals: Int) {
        var state = Sample.state(rows: size.rows, columns: size.columns, signals: signals)
        state.press("a")
        let masks = Ablation.masks(signals: signals)
        for width in [12, 15, 22, 40] {
            let labels = masks.map { AblationMaskRows.label($0, width: width, state) }
            #expect(Set(labels).count == masks.count && !labels.contains { $0.contains("…") })
        }
        #expect(state.text.contains("│ measured 0.50"))
        #expect(
            state.text.contains("mean baseline") || state.text.contains("replaced by the data set's mean"))
        state.press("B")
        #expect(state.text.contains("zero baseline") || state.text.contains("replaced by 0"))
        state.press("s s")
        #expect(state.ablationPage == .masks)
        let text = state.text
        for mask in masks { #expect(text.contains(MaskWords.signs(mask, signals, state.look) + " ")) }
        state.press("s")
        #expect(state.ablationPage == .gene)
    }

    /// Effects that are still coming in say how far they are, in the list too.
    @Test func effectsInTheListSayHowFarTheyAre() {
        var state = state("")
        state.press("o o o o o")
        #expect(state.list.sort == .effect(0) && !state.text.contains("-H3K27ac 1"))
        var survey = Survey(genes: 40)
        survey.take(0..<14, Array(repeating: .success(1), count: 14))
        state.surveys[ModalityMask(off: [0])] = survey
        #expect(state.text.contains("-H3K27ac 35 %"))
        state.surveys[ModalityMask(off: [0, 1])] = nil
        #expect(state.filling(of: .all) == nil && state.filling(of: ModalityMask(off: [0, 1])) == "0 %")
        #expect(Sample.state(hasModel: false).filling(of: .all) == nil)
    }

    /// Sixteen masks on a page of bars; where they take several pages, keys turn them and stop at the ends.
    @Test func pagesOfBars() {
        var state = Sample.state(rows: 16, columns: 80, signals: 4)
        state.press("a }")
        #expect(state.ablationPage == .masks && state.text.contains("masks 9-16 of 16"))
        state.press("} }")
        #expect(state.text.contains("of 16; { } turn the page") && state.text.contains("-16 of 16"))
        state.press("{ { { {")
        #expect(state.ablationMaskPage == 0 && state.text.contains("masks 1-"))
    }

    @Test func goldenMasks() throws {
        var state = Sample.state(rows: 24, columns: 80, signals: 4)
        state.press("a")
        try Golden.check(state, .main, "ablation-four-80x24")
        state.press("s s")
        try Golden.check(state, .main, "ablation-masks-80x24")
    }

    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func goldenTable(rows: Int, columns: Int) throws {
        try Golden.check(
            state("s > >", rows: rows, columns: columns), .main, "ablation-genes-\(columns)x\(rows)")
    }
}
