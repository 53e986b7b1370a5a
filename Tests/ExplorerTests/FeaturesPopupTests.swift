import Canvas
import PrismModel
import Testing

@testable import Explorer

@Suite struct FeaturesPopupTests {
    private func state(trained: Bool = true) -> ExplorerState {
        Sample.state(rows: 24, columns: 80, heldOut: nil, trainedWithSignalsMissing: trained)
    }

    @Test func valuesAreThoseOfTheTable() throws {
        var state = state()
        state.press("F")
        #expect(FeaturesPopup.lines(state) == [.group(0), .feature(0), .feature(1), .group(1), .feature(2)])
        #expect(state.text.contains("1520") && state.text.contains("log10(x + 1)"))
        #expect(state.text.contains("missing") && state.text.contains("34.5"))
        try Golden.check(state.text, "features-80x24")
        state.press("q")
        #expect(state.popup == nil)
    }

    @Test func groupsAreSwitchedAndGoIntoTheMask() {
        var state = state()
        state.press("F Space")
        #expect(state.mask == ModalityMask(off: [], groups: [0]) && state.offNames == ["mRNA features"])
        #expect(state.forecast?.observed.mean == state.fullForecast.map { $0.observed.mean - 0.05 })
        // A feature stands for its group.
        state.press("j j j j Enter")
        #expect(state.mask == ModalityMask(off: [], groups: [0, 1]))
        state.press("Esc")
        #expect(state.text.contains("mRNA features") || state.text.contains("- features"))
        state.press("0")
        #expect(state.mask == .all)
    }

    @Test func derivedFeaturesGoOffWithTheirParents() {
        var state = state()
        state.press("1 F")
        #expect(state.text.contains("off with H3K27ac"))
        state.press("G j j j Space")
        #expect(
            state.mask == ModalityMask(off: [0]) && state.message?.text.contains("off with H3K27ac") == true)
        state.press("q 1")
        #expect(state.mask == .all && state.names(ofParentsOff: 1).isEmpty)
    }

    @Test func whatGroupsAddIsAskedOfWeightsThatKnowWhatMissingMeans() throws {
        var state = state()
        #expect(FeaturesPopup.added(by: 0, state) == nil)
        state.press("F")
        #expect(try abs(#require(FeaturesPopup.added(by: 0, state)) - 0.05) < 1e-9)
        #expect(try abs(#require(FeaturesPopup.added(by: 1, state)) - 0.1) < 1e-9)
        #expect(state.text.contains("+0.050") && state.text.contains("+0.100"))
        state = self.state(trained: false)
        state.press("F")
        #expect(
            FeaturesPopup.added(by: 0, state) == nil
                && state.text.contains("⚠ not trained with signals missing"))
        #expect(
            state.forecasts[Question(gene: 2, mask: ModalityMask(off: [], groups: [0]), baseline: .mean)]
                == nil)
    }

    /// What is off stays off on both sides, and a group that a signal keeps off adds nothing.
    @Test func whatGroupsAddIsCountedFromWhatIsOn() throws {
        var state = state()
        state.press("2 F Space")
        #expect(state.text.contains("adds: predicted with a group less without it"))
        for groups in [[0], [0, 1]] {
            let question = Question(
                gene: try #require(state.gene), mask: ModalityMask(off: [1], groups: groups), baseline: .mean)
            #expect(state.forecasts[question] != nil)
        }
        #expect(try abs(#require(FeaturesPopup.added(by: 1, state)) - 0.1) < 1e-9)
        state.press("Esc 1 F")
        #expect(FeaturesPopup.added(by: 1, state) == nil && state.text.contains("off with H3K27ac"))
        #expect(!state.text.contains("+0.100") && state.text.contains("+0.050"))
    }

    /// The sample once its model is known to have been trained without some features.
    private func state(without unseen: [Int: String]) throws -> ExplorerState {
        var state = state()
        var facts = try #require(state.model.facts)
        facts.groups = FeatureGroups(
            groups: Sample.groups.groups, means: Sample.groups.means, unseen: unseen)
        let arrival = Arrival.ModelArrival(status: .ready(facts))
        Sample.settle(&state, update(&state, .arrived(.model(arrival))))
        return state
    }

    @Test func whatWasWithheldInTrainingIsNoSwitch() throws {
        var state = try state(without: [2: "DNase"])
        state.press("F j j j Space")
        #expect(state.mask == .all)
        #expect(
            state.message?.text == "the model does not take promoter activity: it was trained without DNase")
        let row = state.text.split(separator: "\n").first { $0.contains("promoter activity  without DNase") }
        #expect(row?.contains("not taken") == true)
        #expect(FeaturesPopup.added(by: 1, state) == nil && FeaturesPopup.added(by: 0, state) != nil)
        state.press("Esc a")
        let coalitions = state.coalitions
        #expect(coalitions.players == [0] && coalitions.count == 4)
        #expect(state.text.contains("mRNA features") && !state.text.contains("promoter activity"))
        state.press("1")
        #expect(state.offNames == ["H3K27ac"])
        // Names of a session that another model was open in.
        #expect(
            state.mask(off: ["promoter activity", "mRNA features"]) == ModalityMask(off: [], groups: [0]))
    }

    @Test func partOfAGroupThatWasWithheldIsSaid() throws {
        var state = try state(without: [0: "UTR length"])
        state.press("F Space")
        #expect(state.mask == ModalityMask(off: [], groups: [0]))
        let line = state.text.split(separator: "\n").first { $0.contains("  UTR length") }
        #expect(line?.contains("not taken") == true)
        state = try self.state(without: [0: "mRNA features", 1: "mRNA features"])
        state.press("F Space")
        #expect(state.mask == .all)
        #expect(state.text.contains("mRNA features  without it"))
    }

    @Test func groupsThatAreOffComeBackWithTheSession() {
        var state = state()
        state.press("2 F Space q")
        let saved = SavedSession(state)
        #expect(saved.off == ["DNase", "mRNA features"])
        var resumed = Sample.state(settled: false)
        resumed.resume(saved)
        Sample.settle(&resumed, start(&resumed))
        #expect(resumed.mask == state.mask && resumed.baseline == .mean)
        // Only the focused signal leaves the groups as they are.
        resumed.press("!")
        #expect(!resumed.mask.isGroupOn(0))
    }

    @Test func withoutFeaturesTheCommandSaysSo() {
        var state = Sample.state(hasModel: false)
        state.press("F")
        #expect(state.popup == nil && state.message != nil)
    }
}
