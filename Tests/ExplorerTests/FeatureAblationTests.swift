import Canvas
import Predictions
import PrismModel
import Testing

@testable import Explorer

/// Groups of features are toggles in the ablation view too.
@Suite struct FeatureAblationTests {
    private func state(_ keys: String, rows: Int = 40, columns: Int = 120) -> ExplorerState {
        var state = Sample.state(
            rows: rows, columns: columns, heldOut: nil, trainedWithSignalsMissing: true)
        state.press(keys)
        return state
    }

    private static let withoutGroup = ModalityMask(off: [], groups: [0])

    /// Bars, masks and Shapley values are of what is on, and the title says what is not.
    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func whatIsOffInTheListIsOffInTheView(rows: Int, columns: Int) throws {
        let state = state("F Space Esc a", rows: rows, columns: columns)
        #expect(state.mask == Self.withoutGroup)
        let shown = try #require(state.forecast?.observed.mean)
        #expect(state.signalMaskValues[Self.withoutGroup] == shown && state.ablation.full == shown)
        let none = ModalityMask(off: 0..<3, groups: [0])
        #expect(try abs(#require(state.signalMaskValues[none]) - (shown - 0.6)) < 1e-9)
        let text = state.text
        #expect(text.contains("without mRNA features") && text.contains("all else on"))
        #expect(text.contains("residual 0.000000") && !text.contains("●●● all on"))
        #expect(text.contains("missing"))
    }

    /// The sample's promoter activity is made of H3K27ac: what it adds with it on, both share.
    @Test func groupsArePlayersBesideSignals() throws {
        let state = state("a")
        let coalitions = state.coalitions
        #expect(
            (0..<coalitions.count).map { state.name(ofPlayer: $0, in: coalitions) } == [
                "H3K27ac", "DNase", "Hi-C", "mRNA features", "promoter activity",
            ])
        let shapley = try #require(state.ablation.shapley)
        for (value, expected) in zip(shapley, [0.05, 0.2, 0.3, 0.05, 0.05]) {
            #expect(abs(value - expected) < 1e-9)
        }
        #expect(state.text.contains("feature group") && state.text.contains("nothing at all"))
        // As many predictions as there are different inputs: promoter activity has a say where H3K27ac is on.
        #expect(state.ablation.values.count == 2 * (8 + 4))
        let notes = ExportTable.masks(state).notes
        #expect(notes.contains { $0.contains("mRNA features 0.05, promoter activity 0.05") })
        #expect(state.figure(version: "9") != nil && ExportKind.masks.needs(in: state).isEmpty)
    }

    /// A group that is off by itself and with its signal is one question, however it came about.
    @Test func maskThatSwitchOffTheSameAreAskedOnce() throws {
        let state = state("F j j j Space Esc 1")
        #expect(state.mask == ModalityMask(off: [0], groups: [1]))
        #expect(state.question?.mask == ModalityMask(off: [0]) && state.forecast != nil)
        #expect(state.offNames == ["H3K27ac", "promoter activity"])
    }

    /// All genes, the list's order and files follow too.
    @Test func allGenesFollow() throws {
        var state = state("F Space Esc a s >")
        let drop = ModalityMask(off: [0], groups: [0])
        #expect(state.sortMask == drop && state.surveys[drop]?.isComplete == true)
        let effect = try #require(state.effects[drop])
        #expect(try abs(#require(effect.mean) + 0.1) < 1e-6)
        #expect(try abs(#require(state.effect(of: drop, on: 3)) + 0.1) < 1e-6)
        let table = ExportTable.effects(state)
        #expect(table.rows.count == 8 && table.notes.contains("features off throughout: mRNA features"))
        #expect(table.notes.contains("genes: held-out genes of the test split"))
        #expect(ExportTable.genes(state).notes.contains("effect_without: both without mRNA features"))
        // On again, the effects are those of all features.
        state.press("0")
        #expect(state.sortMask == ModalityMask(off: [0]) && state.list.sortedUnder == state.sortMask)
    }

    /// The new number first; what each adds comes after what the next key press can ask for.
    @Test func coalitionsComeLast() {
        var state = state("a")
        state.forecasts.removeAll()
        var open = update(&state, .key(.character("1")))
        var masks: [ModalityMask] = []
        while let job = open.compactMap({ if case .infer(let job) = $0 { job } else { nil } }).first,
            case .forecast(let question) = job.work
        {
            if question.gene == state.gene { masks.append(question.mask) }
            open = Sample.answers(to: .infer(job), state).flatMap { update(&state, $0) }
        }
        #expect(masks.first == ModalityMask(off: [0]))
        let groups = masks.map { $0.withSignalsOn != .all }
        #expect(groups.contains(true) && groups == groups.sorted { !$0 && $1 })
    }
}
