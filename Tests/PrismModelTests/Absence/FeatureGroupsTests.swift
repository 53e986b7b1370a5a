import Testing

@testable import PrismModel

struct FeatureGroupsTests {
    private let groups = FeatureGroups(
        groups: [
            .init(name: "mRNA features", columns: [0, 2]),
            .init(name: "activity", columns: [1], parents: [0, 1]),
            .init(name: "loops", columns: [3], parents: [2]),
        ], means: [1, 2, 3, 4])
    private var window: GeneWindow {
        GeneWindow(bases: [0], signals: [5, 6, 7], features: [10, 20, 30, 40], groups: groups)
    }

    /// What is made of signals goes with any of them.
    @Test(arguments: [([0], [1]), ([1], [1]), ([0, 1], [1]), ([2], [2]), ([1, 2], [1, 2]), ([], [])])
    func derivedFollowTheirSignals(off: [Int], expected: [Int]) {
        let closed = groups.closing(ModalityMask(off: off))
        #expect((0..<3).filter { !closed.isGroupOn($0) } == expected)
        #expect(closed == ModalityMask(off: off, groups: expected))
        #expect(groups.closing(closed) == closed)
    }

    /// The shortest of the masks that switch off the same names no group that goes with a signal.
    @Test(arguments: [
        ([0], [1], [Int]()), ([0], [0, 1], [0]), ([], [1], [1]), ([1, 2], [0, 1, 2], [0]), ([2], [1], [1]),
    ])
    func reducedMasksSwitchOffTheSame(off: [Int], groups off2: [Int], expected: [Int]) {
        let mask = ModalityMask(off: off, groups: off2)
        let reduced = groups.reducing(mask)
        #expect(reduced == ModalityMask(off: off, groups: expected))
        #expect(groups.closing(reduced) == groups.closing(mask) && groups.reducing(reduced) == reduced)
        #expect(groups.reducing(groups.closing(mask)) == reduced)
        #expect(mask.withSignalsOn == ModalityMask(off: [], groups: off2))
        #expect(mask.union(ModalityMask(off: [1])).isOn(1) == false)
    }

    /// What a model has never seen goes with its signals, as in training, and is otherwise nothing to switch.
    @Test func unseenFeaturesAreNoSwitch() {
        func without(_ unseen: [Int: String]) -> FeatureGroups {
            FeatureGroups(groups: groups.groups, means: groups.means, unseen: unseen)
        }
        let some = without([0: "UTR length", 1: "DNase"])
        #expect(some.switches == [0, 2] && some.isUnseen(1) && !some.isUnseen(0) && !some.isUnseen(9))
        #expect(some.withheld(1) == "DNase" && some.withheld(0) == nil)
        #expect(some.closing(ModalityMask(off: [], groups: [0, 1])) == ModalityMask(off: [], groups: [0]))
        #expect(some.closing(ModalityMask(off: [0])) == ModalityMask(off: [0], groups: [1]))
        #expect(some.reducing(ModalityMask(off: [], groups: [1])) == .all)
        #expect(some.reducing(ModalityMask(off: [1], groups: [0, 1])) == ModalityMask(off: [1], groups: [0]))
        let whole = without([0: "mRNA features", 2: "mRNA features"])
        #expect(whole.switches == [1, 2] && whole.withheld(0) == "mRNA features")
        #expect(without([0: "UTR length", 2: "CDS length"]).withheld(0) == "UTR length, CDS length")
        #expect(groups.switches == [0, 1, 2])
    }

    @Test func valuesUnderMasks() throws {
        let mask = ModalityMask(off: [1], groups: [0])
        let zero = try window.masked(mask, signalCount: 3)
        #expect(zero.signals == [5, 0, 7] && zero.features == [0, 0, 0, 40] && zero.absent == .all)
        let mean = try window.masked(mask, baseline: .mean([8, 8, 8]), signalCount: 3)
        #expect(mean.signals == [5, 8, 7] && mean.features == [1, 2, 3, 40])
        #expect(mean.absent == ModalityMask(off: [1], groups: [0, 1]))
        // No signal is off: no signal's mean is needed.
        let features = try window.masked(
            ModalityMask(off: [], groups: [2]), baseline: .mean([]), signalCount: 3)
        #expect(features.signals == window.signals && features.features == [10, 20, 30, 4])
        #expect(try window.masked(.all, signalCount: 3) == window)
        #expect(groups.derived == [1, 3])
    }

    @Test func masksOfGroups() {
        let mask = ModalityMask(off: [0], groups: [1, 64, -1])
        #expect(!mask.isOn(0) && mask.isOn(1) && !mask.isGroupOn(1) && mask.isGroupOn(0))
        #expect(mask.toggling(group: 1) == ModalityMask(off: [0]))
        #expect(ModalityMask.all.toggling(group: 3) == ModalityMask(off: [], groups: [3]))
        #expect(mask != ModalityMask(off: [0]))
    }
}
