import Foundation
import Testing

@testable import PrismModel

struct PredictionTests {
    @Test func computesOnlyWhatIsAsked() throws {
        let model = try Golden.smallModel()
        let window = GeneWindow.example(for: model.configuration, length: 100)
        let observed = try model.predict(window)
        #expect(observed.observed != nil)
        #expect(observed.intervened == nil && observed.contextWeights == nil && observed.pooled == nil)
        let states = try model.predict(window, outputs: .contextWeights)
        #expect(states.observed == nil && states.intervened == nil)
        #expect(states.contextWeights?.channels == 32 && states.contextWeights?.contexts == 2)
        let full = try model.predict(window, outputs: [.full, .pooled])
        #expect(full.observed == observed.observed && full.contextWeights == states.contextWeights)
        #expect(full.pooled?.count == 32 && full.intervenedPooled?.count == 32 && full.perContext?.count == 2)
    }

    /// Any length from one base on; the generator alone needs 64.
    @Test(arguments: [1, 2, 3, 47, 48, 49, 63, 64, 65, 255, 256, 257, 301])
    func anyLength(_ length: Int) throws {
        let model = try Golden.smallModel()
        let window = GeneWindow.example(for: model.configuration, length: length)
        #expect(try model.predict(window).observed?.isFinite == true)
        if length >= 64 {
            #expect(try model.predict(window, outputs: .full).intervened?.isFinite == true)
        } else {
            #expect(throws: PrismError.self) { try model.predict(window, outputs: .full) }
        }
    }

    @Test func pooledPositions() {
        var c = Golden.small
        c.centerLength = 2000
        #expect(c.pooledPositions(length: 2500) == 250..<2250)
        #expect(c.pooledPositions(length: 2501) == 250..<2250)
        #expect(c.pooledPositions(length: 2000) == 0..<2000)
        #expect(c.pooledPositions(length: 70) == 0..<70)
        c.centerLength = 0
        #expect(c.pooledPositions(length: 2500) == 0..<2500)
    }

    /// Batches and threads change nothing, to the last bit.
    @Test(arguments: [1, 2, 3, 5, 16])
    func batchesAndThreadsAgree(_ threads: Int) throws {
        let model = try Golden.smallModel()
        let windows = [64, 300, 65, 1001, 128].enumerated().map { index, length in
            GeneWindow.example(for: model.configuration, length: length, seed: UInt64(index))
        }
        let batch = try model.predict(windows, outputs: .full, threads: threads)
        for (window, prediction) in zip(windows, batch) {
            let alone = try model.predict(window, outputs: .full, threads: 1)
            #expect(alone == prediction)
        }
        #expect(try model.predict([], outputs: .full, threads: threads).isEmpty)
    }

    /// Several callers of one model at once each get their own gene's numbers.
    @Test func servesSeveralCallers() async throws {
        let model = try Golden.smallModel()
        let windows = (0..<8).map { GeneWindow.example(for: model.configuration, length: 200, seed: $0) }
        let expected = try windows.map { try model.predict($0, outputs: .full, threads: 2) }
        try await withThrowingTaskGroup(of: (Int, Prediction).self) { group in
            for round in 0..<4 {
                for (index, window) in windows.enumerated() {
                    group.addTask {
                        (index, try model.predict(window, outputs: .full, threads: 1 + round % 2))
                    }
                }
            }
            for try await (index, prediction) in group {
                #expect(prediction == expected[index])
            }
        }
    }

    /// States of E that do not fill whole lanes, and N that does not fill a group, are padded without a trace.
    @Test func oddSizes() throws {
        var c = Golden.small
        c.width = 20
        c.inner = 40
        c.states = 5
        c.taps = 3
        c.signals = 2
        c.features = 1
        let parameters = Parameters(initialising: c, seed: 3)
        let window = GeneWindow.example(for: c, length: 130)
        let values = try InstructionSet.available.map { set in
            try #require(
                PrismModel(c, parameters, instructionSet: set).predict(window, outputs: .full).intervened)
        }
        #expect(values.allSatisfy { $0.isFinite && abs($0 - values[0]) < 1e-6 })
        let reference = ReferenceForward(c, parameters)
        #expect(abs(Double(values[0]) - reference.intervened(window)) < 1e-6)
    }

    @Test func cancelledBeforeItStarts() throws {
        let model = try Golden.smallModel()
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(throws: PrismError.cancelled) {
            try model.predict(.example(for: model.configuration), cancellation: cancellation)
        }
    }

    /// A long prediction stops soon after it is cancelled from another thread.
    @Test func cancelledWhileRunning() throws {
        let model = try Golden.smallModel()
        let window = GeneWindow.example(for: model.configuration, length: 4000)
        let windows = [GeneWindow](repeating: window, count: 300)
        expectCancelledMidway { cancellation, clock in
            _ = try model.predict(windows, threads: 2, cancellation: cancellation, clock: clock)
        }
    }

    @Test func refusesWindowsThatDoNotFit() throws {
        let model = try Golden.smallModel()
        let good = GeneWindow.example(for: model.configuration, length: 80)
        var windows: [GeneWindow] = []
        for change: (inout GeneWindow) -> Void in [
            { $0.bases = [] }, { $0.signals.removeLast() }, { $0.features.append(0) },
            { $0.signals[7] = .nan },
            { $0.signals[7] = -.infinity }, { $0.features[0] = .nan }, { $0.features = [] },
        ] {
            var window = good
            change(&window)
            windows.append(window)
        }
        for window in windows { #expect(throws: PrismError.self) { try model.predict(window) } }
        #expect(throws: PrismError.self) { try model.predict([good, windows[0]]) }
    }

    /// Finite inputs that overflow float32 inside the model are an error, not a number.
    @Test func overflowIsAnError() throws {
        let model = try Golden.smallModel()
        var window = GeneWindow.example(for: model.configuration, length: 80)
        window.signals = window.signals.map { _ in Float.greatestFiniteMagnitude }
        #expect(throws: PrismError.self) { try model.predict(window, outputs: .full) }
    }

    @Test func modelWithoutGenerator() throws {
        var c = Golden.small
        c.generator = nil
        c.features = 0
        let model = try Golden.smallModel(c)
        let prediction = try model.predict(.example(for: c, length: 30), outputs: [.full, .pooled])
        #expect(prediction.observed != nil && prediction.pooled?.count == 32)
        #expect(prediction.intervened == nil && prediction.contextWeights == nil)
    }
}
