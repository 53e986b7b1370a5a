import Caches
import Canvas
import PrismModel
import TestSupport
import Testing

@testable import Explorer
@testable import Predictions

/// Two conditions under a mask, an edit, a transplant or in another state: one input for all panels, which say what it is.
@Suite struct ConditionInputTests {
    /// Two conditions whose models are adjusted for the same background states.
    private func pair(_ keys: String, rows: Int = 40, columns: Int = 120) -> ExplorerState {
        var state = SampleAdjusted.state(rows: rows, columns: columns)
        state.compare("other.toml")
        state.press(keys, scans: false)
        return state
    }

    private func text(_ figure: Figure?) throws -> String {
        let svg = try #require(figure).svg(
            .look(ThemeLibrary().look(theme: "light", depth: .trueColor, glyphs: .braille)))
        return try MarkupElement.read(svg).all.filter { $0.name == "text" }.map(\.text).joined(separator: " ")
    }

    /// What both conditions are predicted with, and in which words panels and figures say so.
    private static let inputs = [
        ("Z j Enter", "as if in S4", "as if in S4"),
        ("1", "- H3K27ac", "without H3K27ac, promoter activity (what is off"),
        ("i Enter c Esc Esc", "1 edit", "with 1 edit: "), ("1 Z j Enter", "- H3K27ac", "as if in S4"),
    ]

    /// The shares end at the other condition's prediction of the same input, which Expression shows too.
    @Test(arguments: inputs) func theSharesAreOfWhatExpressionShows(
        keys: String, words: String, figure: String
    ) throws {
        var state = pair(keys)
        let asked = try #require(ExpressionRows.bars(state).last { $0.label == "  Other" && $0.to.isFinite })
        state.press("a D", scans: false)
        let shares = state.transplantShares
        let (own, theirs) = (try #require(shares.own), try #require(shares.theirs))
        #expect(own == state.forecast?.observed.mean && theirs == state.otherForecast?.observed.mean)
        // The row of what is asked is followed by none of two conditions but that under the intervention.
        let rows = ExpressionRows.bars(state).filter { $0.label == "  Other" }.map(\.to)
        #expect(rows.contains(theirs), "\(rows), \(asked)")
        let sum = (try #require(shares.shapley)).reduce(0, +) + (try #require(shares.rest))
        #expect(abs(sum - (theirs - own)) < 1e-9)
        let title = try #require(state.grid(.main).plainText.split(separator: "\n").first)
        #expect(title.contains("ADSL3 between conditions, ") && title.contains(words), "\(title)")
        #expect(try text(state.figure(version: "9")).contains(figure))
        #expect(try text(state.figure(version: "9")).contains("dashed: Sample with its own signals"))
    }

    @Test func whatIsOffIsSaidToBeOff() throws {
        let state = pair("1 a D")
        let bars = try #require(TransplantPanel.bars(state.transplantShares, state))
        #expect(bars.first { $0.label == "H3K27ac" }?.text == "off")
        #expect(bars.first { $0.label == "DNase" }?.text.hasPrefix("+0.2") == true)
        let singles = TransplantPanel.singles(state.transplantShares, state)
        #expect(singles.first { $0.label.hasSuffix("H3K27ac") }?.text.hasSuffix(" off") == true)
        // What cannot be told of the other condition is not told of another input.
        var alone = state
        alone.other?.state.forecasts = BoundedCache(limit: 1 << 20)
        #expect(alone.transplantShares.theirs == nil)
        #expect(TransplantPanel.notes(alone.transplantShares, alone)[0].hasSuffix("Other is being predicted"))
    }

    @Test func rowsWithoutRoomAreCounted() throws {
        let state = pair("a D")
        for (height, more) in [(17, nil), (16, "1 row more"), (14, "3 rows more"), (12, "3 rows more")] {
            var grid = Grid(rows: height, columns: 50)
            TransplantPanel.paint(state, grid.bounds, on: &grid)
            let edge = try #require(grid.plainText.split(separator: "\n").last)
            #expect(more.map { edge.contains($0) } ?? !edge.contains("more"), "\(height): \(grid.plainText)")
        }
    }

    /// Mutate names the input at both conditions' numbers.
    @Test(arguments: [("Z j Enter i", "as if in S4"), ("1 i", "- H3K27ac"), ("1 i Enter c", "- H3K27ac")])
    func mutateSaysItOfBoth(keys: String, words: String) throws {
        let lines = pair(keys).grid(.main).plainText.split(separator: "\n")
        for name in ["Sample predicted", "Other"] {
            let line = try #require(lines.first { $0.contains(name + " ") && $0.contains("0.") })
            #expect(line.contains(words), "\(line)")
        }
    }

    /// The point of the current gene is of the input as it is now, while figures are of genes as they are.
    @Test(arguments: ["v", "v D", "v D I"], inputs + [("T", "with Other's H3K27ac", "with Other's H3K27ac")])
    func theFitSaysWhatItsPointIsOf(view: String, input: (keys: String, words: String, figure: String)) throws
    {
        let state = pair(input.keys + " " + view)
        let isIntervened = state.fitView.isIntervened
        let isSaid = !(isIntervened && input.words.hasPrefix("as if"))
        for size in [(40, 120), (24, 80), (20, 60)] {
            var state = state
            (state.rows, state.columns) = size
            let text = state.grid(.main).plainText
            let short = input.words.replacing("with Other's ", with: "◆ ").replacing("as if in ", with: "")
            #expect((text.contains(input.words) || text.contains(short)) == isSaid, "\(size): \(text)")
            #expect(!isIntervened || !text.contains("as if in"))
        }
        #expect(try text(state.figure(version: "9")).contains(input.figure) || !isSaid || isIntervened)
        guard view == "v D" else { return }
        let theirs = try #require(state.otherForecast?.observed.mean)
        #expect(state.presentChange == theirs - (try #require(state.forecast?.observed.mean)))
    }

    /// A table over genes is of every gene as it is.
    @Test(arguments: [
        ("Z j Enter", "in own states"), ("T", "with own signals"), ("i Enter c Esc Esc", "unedited"),
    ])
    func tablesOverGenesAreOfGenesAsTheyAre(keys: String, words: String) {
        var state = pair(keys + " a", rows: 60, columns: 200)
        #expect(state.grid(.main).plainText.contains(words + ": changes"))
        state.press("s", scans: false)
        #expect(state.ablationPage == .genes && state.grid(.main).plainText.contains("signal, " + words))
        #expect(!pair("a", rows: 60, columns: 200).grid(.main).plainText.contains("own"))
    }

    /// Features that are made of a signal go with it, on the screen, in figures and in files.
    @Test func featuresGoWithTheirSignal() throws {
        var state = pair("T", rows: 60, columns: 200)
        #expect(state.message?.text == "ADSL3 with Other's H3K27ac, promoter activity")
        #expect(state.inputWords() == ["with Other's H3K27ac, promoter activity"])
        state.press("1", scans: false)
        #expect(state.takenAlongText == nil && state.alongNames(offIn: state.mask) == ["promoter activity"])
        for (keys, words) in [
            ("a", "features made of a signal are off with it: promoter activity"),
            ("D", "features made of a signal are taken with it: promoter activity"),
        ] {
            state.press(keys, scans: false)
            #expect(state.grid(.main).plainText.contains(words))
            #expect(try text(state.figure(version: "9")).contains(words))
        }
        #expect(ExportTable.transplants(state).notes.contains { $0.hasSuffix("with it: promoter activity") })
        #expect(FeatureGroups.none.alongWords("off").isEmpty)
    }

    /// What a file is of is said before it is written.
    @Test func exportsOfOneConditionNameIt() {
        for (view, one, both) in [
            ("l", ExportKind.masks, ExportKind.genes), ("c", .genomeRibbon, .statesOfBoth),
        ] {
            let state = pair(view)
            #expect(
                one.title(in: state).hasPrefix("Sample: ") && !both.title(in: state).hasPrefix("Sample: "))
            #expect(!one.title(in: SampleAdjusted.state()).contains("Sample"))
        }
    }

    /// Two models of one data set have one measurement between them.
    @Test func oneDataSetIsMeasuredOnce() {
        let one = ExplorerState.compared(to: "--model second")
        let bars = ExpressionRows.bars(one)
        #expect(bars.first?.label == "measured" && bars.dropFirst().first?.label == "predicted", "\(bars)")
        #expect(ExpressionRows.bars(ExplorerState.compared())[1].label == "  Other")
    }

    /// A figure's bars are values; what stands behind them is named.
    @Test func figuresOfExpressionBeginAtZero() throws {
        let state = ExplorerState.compared()
        let words = try text(ExpressionFigure(state).figure)
        #expect(words.contains("dashed: measured in Sample; signed: Other - Sample"), "\(words)")
        let near = BarPlot(predictions: [Bar("a", from: 0, to: 0.003, text: "0.00")], label: "")
        #expect(near.scale.high >= 0.2)
        for keys in ["v", "v D", "a", "a D"] {
            var state = state
            state.press(keys, scans: false)
            let model = keys.hasSuffix("D") ? "model tiny of Sample, tiny of Other" : "model tiny"
            #expect(try text(state.figure(version: "9")).contains(model), "\(keys)")
        }
    }
}
