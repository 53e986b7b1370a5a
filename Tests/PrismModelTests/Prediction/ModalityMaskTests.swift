import Testing

@testable import PrismModel

struct ModalityMaskTests {
    @Test func replacesWholeChannels() throws {
        let window = GeneWindow(bases: [0, 1], signals: [1, 2, 3, 4, 5, 6], features: [])
        #expect(try window.masked(.all, signalCount: 3) == window)
        #expect(try window.masked(ModalityMask(off: [1]), signalCount: 3).signals == [1, 0, 3, 4, 0, 6])
        let mean: SignalBaseline = .mean([10, 20, 30, 40, 50, 60])
        #expect(
            try window.masked(ModalityMask(off: [0, 2]), baseline: mean, signalCount: 3).signals
                == [10, 2, 30, 40, 5, 60])
        #expect(throws: PrismError.self) {
            try window.masked(ModalityMask(off: [0]), baseline: .mean([1]), signalCount: 3)
        }
    }

    /// A transplant is a mask whose baseline is another window, its features included.
    @Test func takesWhatIsOffFromAnotherWindow() throws {
        let groups = FeatureGroups(
            groups: [
                FeatureGroups.Group(name: "transcript", columns: [0]),
                FeatureGroups.Group(name: "made of 1", columns: [1], parents: [1]),
            ], means: [9, 9])
        let own = GeneWindow(bases: [0, 1], signals: [1, 2, 3, 4, 5, 6], features: [1, 2], groups: groups)
        let other = GeneWindow(
            bases: [2, 3], signals: [10, 20, 30, 40, 50, 60], features: [10, 20], groups: groups)
        #expect(try own.taking(.all, from: other, signalCount: 3) == own)
        let one = try own.taking(ModalityMask(off: [1]), from: other, signalCount: 3)
        #expect(one.signals == [1, 20, 3, 4, 50, 6] && one.features == [1, 20])
        #expect(one.bases == own.bases && one.absent == .all)
        let features = try own.taking(ModalityMask(off: [], groups: [0]), from: other, signalCount: 3)
        #expect(features.signals == own.signals && features.features == [10, 2])
        let all = try own.taking(ModalityMask(off: 0..<3, groups: [0, 1]), from: other, signalCount: 3)
        #expect(all.signals == other.signals && all.features == other.features)
        for wrong in [
            GeneWindow(bases: [0], signals: [1, 2, 3], features: [1, 2]),
            GeneWindow(bases: [0, 1], signals: own.signals, features: []),
        ] {
            #expect(throws: PrismError.self) {
                try own.taking(ModalityMask(off: [1]), from: wrong, signalCount: 3)
            }
        }
    }

    @Test func combinations() {
        let masks = ModalityMask.combinations(signals: 3)
        #expect(masks.count == 8 && Set(masks).count == 8)
        #expect(masks[0] == .all)
        #expect(masks.filter { $0.isOn(1) }.count == 4)
        #expect(ModalityMask.all.toggling(2).toggling(2) == .all)
        #expect(ModalityMask.all.toggling(2) == ModalityMask(off: [2]))
        #expect(ModalityMask(off: [-1, 64, 1000]) == .all)
    }

    /// A mask is the same as a window whose channel holds the baseline, in the streams and in the generator.
    @Test func actsOnStreamsAndGenerator() throws {
        let model = try Golden.smallModel()
        let window = GeneWindow.example(for: model.configuration, length: 120)
        let masked = try model.predict(window, outputs: .full, mask: ModalityMask(off: [0]))
        var zeroed = window
        for index in stride(from: 0, to: zeroed.signals.count, by: 3) { zeroed.signals[index] = 0 }
        #expect(try model.predict(zeroed, outputs: .full) == masked)
        let full = try model.predict(window, outputs: .full)
        #expect(masked.observed != full.observed && masked.contextWeights != full.contextWeights)
    }
}
