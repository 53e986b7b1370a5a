import Canvas
import GenomeData
import PrismModel
import Testing

@testable import Explorer
@testable import Predictions

/// Whose numbers they are, and what they are of, on screens with two conditions.
@Suite struct ConditionScreenTests {
    /// The mutate view draws the signals that the model sees, and says of whom they are.
    @Test(arguments: [(24, 80), (40, 120)]) func mutateDrawsWhatIsTaken(rows: Int, columns: Int) throws {
        var state = ExplorerState.compared(rows: rows, columns: columns)
        state.press("i", scans: false)
        let own = try #require(state.editedWindow).signals
        state.press("T", scans: false)
        let taken = try #require(state.editedWindow).signals
        let isDoubled = taken.indices.allSatisfy {
            taken[$0] == own[$0] * ($0 % Sample.signals == 0 ? 2 : 1)
        }
        #expect(isDoubled && state.input?.taken?.transplant == state.question?.transplant)
        let text = state.grid(.main).plainText
        #expect(text.contains("with Other's H3K27ac"))
        #expect(text.contains("◆") && text.contains("Other"))
        #expect(state.question.map { state.text(of: $0) } == "REF, with Other's H3K27ac")
        // Own signals again.
        state.press("Q", scans: false)
        #expect(state.editedWindow?.signals == own && state.input?.taken == nil)
    }

    /// Both conditions' REF, ALT and Δ stand in the mutate view.
    @Test(arguments: [(24, 80), (40, 120)]) func mutateSaysBothEffects(rows: Int, columns: Int) throws {
        var state = ExplorerState.compared(rows: rows, columns: columns)
        state.press("i Enter c", scans: false)
        let lines = state.grid(.main).plainText.split(separator: "\n")
        for name in ["Sample predicted", "Other"] {
            let line = try #require(lines.first { $0.contains(name + " ") && $0.contains("REF") })
            #expect(line.contains("ALT") && line.contains("Δ") && !line.contains("…"), "\(line)")
        }
        // In a place that the other condition does not have.
        var shifted = ExplorerState.compared(rows: rows, columns: columns, to: "shifted.toml")
        shifted.press("i Enter c", scans: false)
        #expect(shifted.grid(.main).plainText.contains("Other not edited"))
    }

    /// What the background states come to under a transplant, a mask or an edit is headed by it.
    @Test func theBackgroundPanelSaysOfWhatItIs() {
        var state = SampleAdjusted.state(rows: 60, columns: 200)
        state.compare("other.toml")
        #expect(!state.grid(.background).plainText.contains("predicted: "))
        for (keys, words) in [
            ("T", "predicted: with Other's H3K27ac"), ("Q 1", "predicted: - H3K27ac"),
            ("0 i Enter c Esc Esc", "predicted: 1 edit"),
        ] {
            state.press(keys, scans: false)
            #expect(state.grid(.background).plainText.contains(words), "\(keys)")
        }
    }

    /// A panel with few lines keeps the result of what was done, and says how many rows it lacks.
    @Test func aShortPanelKeepsTheResult() throws {
        var state = ExplorerState.compared(rows: 20, columns: 60)
        state.press("T")
        let whole = ExpressionRows.bars(state, labelWidth: 18)
        for lines in 1...whole.count {
            let shown = ExpressionRows.fitting(state, lines: lines, width: 54, labelWidth: 18)
            #expect(shown.bars.count <= lines)
            #expect(shown.bars.contains { $0.label.hasPrefix("◆ ") } == (lines >= 3), "\(lines)")
            // The other condition's values stand in this one's rows.
            let told = shown.bars.count { $0.text.contains("Other ") }
            #expect(lines == whole.count || shown.lost == whole.count - shown.bars.count - told, "\(lines)")
        }
        let text = state.text
        #expect(text.contains("◆ H3K27ac") && text.contains("; Other ") && text.contains("rows more"))
    }

    /// The other condition has its rows beside those of edits, masks and states that are asked for, and no row reads as its own.
    @Test func everyRowHasItsOwner() {
        var state = SampleAdjusted.state()
        state.compare("other.toml")
        for keys in ["1", "0 i Enter c Esc Esc", "u Z j Enter"] {
            state.press(keys, scans: false)
            let bars = ExpressionRows.bars(state, labelWidth: 20)
            #expect(!bars.contains { $0.label == "  intervened" })
            let own = bars.count { !$0.label.hasPrefix("  ") }
            #expect(bars.count { $0.label == "  Other" } == own, "\(keys): \(bars.map(\.label))")
        }
    }

    /// Genes by their states in both conditions: on the screen, in the list and in a file.
    @Test func genesThatMoved() throws {
        var state = SampleAdjusted.state(3)
        state.compare("other.toml")
        state.press("c")
        let moved = try #require(state.statesView.moved)
        #expect(moved.counts.flatMap(\.self).reduce(0, +) == moved.known)
        let stayed = moved.counts.indices.map { moved.counts[$0][$0] }.reduce(0, +)
        #expect(stayed == moved.known - moved.genes.count && !moved.genes.isEmpty)
        while state.statesView.genomePage != .moves { state.press("s") }
        try Golden.check(state, .main, "conditions-moved")
        state.press("D")
        #expect(state.message?.text.contains("listed: in another state in Other") == true)
        try Golden.check(state, .list, "conditions-moved-list")
        let table = ExportStatesOfBoth.table(state)
        #expect(table.rows.count == state.catalog.genes.count)
        #expect(table.rows.count { $0.last == "yes" } == moved.genes.count)
        #expect(table.rows[SampleConditions.lacking].suffix(3) == ["NA", "NA", "NA"])
        // At the smallest sizes there is no list: the panel has the page all the same.
        var small = SampleAdjusted.state(3, rows: 20, columns: 60)
        small.compare("other.toml")
        small.press("c")
        while small.statesView.genomePage != .moves { small.press("s") }
        #expect(small.text.contains("all in Other") && small.text.contains("Sample"))
        small.compare("")
        #expect(!small.genomePages.contains(.moves))
    }

    /// Figures that are of the condition that is browsed carry its name.
    @Test func figuresAreNamed() throws {
        var state = ExplorerState.compared(rows: 60, columns: 200)
        #expect(state.text.contains("Sample test r") && state.text.contains("Predicted vs measured, Sample"))
        state.press("v")
        #expect(state.grid(.main).plainText.contains("Other: test r"))
        state.press("D")
        #expect(state.text.components(separatedBy: "no change").count == 2)
        #expect(state.text.contains("predicting no change: MSE"))
        // Of models that are adjusted for background states every prediction brings the intervened one.
        state = SampleAdjusted.state(rows: 60, columns: 200)
        state.compare("other.toml")
        state.press("v D I")
        #expect(state.fitView.quantity == .intervenedChange)
        let fit = state.shownFit
        #expect(!fit.genes.isEmpty && state.text.contains("Intervened vs measured change, Other - Sample"))
        let gene = try #require(fit.genes.first), theirs = try #require(state.counterpart(of: gene))
        let (own, other) = (
            try #require(state.study.interventions.value(gene)),
            try #require(state.other?.state.study.interventions.value(theirs))
        )
        #expect(abs(fit.predicted[0] - Double(other - own)) < 1e-6)
        state.press("D")
        #expect(state.fitView.quantity == .intervened)
    }

    /// Of models of the published kind the intervened change is told too, one stream per context and gene.
    @Test func theInterventionOfContexts() throws {
        var state = ExplorerState.compared(rows: 40, columns: 120)
        state.press("v D I")
        #expect(state.fitView.quantity == .intervenedChange && state.interventionObstacle == nil)
        let fit = state.shownFit
        let gene = try #require(fit.genes.first), theirs = try #require(state.counterpart(of: gene))
        let known = [state.study.interventions, state.other?.state.study.interventions].compactMap(\.self)
        #expect(known.count == 2 && known.allSatisfy(\.isComplete))
        #expect(fit.predicted[0] == Double((known[1].value(theirs) ?? 0) - (known[0].value(gene) ?? 0)))
        #expect(state.text.contains("Intervened vs measured change, Other - Sample"))
        // States are found of the condition that is browsed alone.
        #expect(state.other?.state.study.map == nil && state.other?.state.study.next == 0)
        state.press("v v")
        #expect(state.fitView.quantity == .intervenedChange)
    }

    /// What reads as 0.00 has no bar as wide as the panel.
    @Test func littleIsLittle() {
        for ends in [[0.004, -0.002], [0, 0], [-0.003], [0.01]] {
            let scale = Words.scale(of: ends)
            #expect(scale.high - scale.low >= 0.2 && scale.low <= 0 && scale.high >= 0)
        }
        #expect(Words.scale(of: [2.4, -1]) == Scale.fitting([2.4, -1]).rounded())
    }

    /// Distances from the TSS run along the gene, whatever its strand.
    @Test func distancesRunAlongTheGene() throws {
        var state = Sample.state()
        for (index, words) in [(2, "TSS +7, downstream"), (3, "TSS -7, upstream")] {
            let gene = Sample.genes[index]
            state.show(gene: index)
            #expect(gene.fromTSS(to: gene.tss + 7).text == words)
            #expect(state.fromTSS(1007)?.text == words && state.fromTSS(1000)?.text == "TSS +0")
            let edit = state.text(of: .base(position: 1007, code: Base.unknown))
            #expect(edit.hasSuffix("(\(words))"))
            let change = try #require(
                SequenceChange(at: gene.tss + 7, from: "A", to: "C"))
            #expect(state.text(of: change).contains(words))
            #expect(gene.fromTSS(to: change).sentence.hasPrefix("7 b \(index == 2 ? "down" : "up")stream"))
        }
        #expect(DistanceFromTSS(bases: 1204).signed == "+1,204" && DistanceFromTSS(bases: 0).signed == "0")
    }
}
