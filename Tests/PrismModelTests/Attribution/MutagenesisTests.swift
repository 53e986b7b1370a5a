import Testing

@testable import PrismModel

struct MutagenesisTests {
    private let window = TinyModel.batch(TinyModel.configuration, lengths: [70], seed: 16).windows[0]

    private func model(seed: UInt64) throws -> PrismModel {
        try PrismModel(TinyModel.configuration, TinyModel.parameters(TinyModel.configuration, seed: seed))
    }

    /// Every difference equals the one of two predictions; positions without a base have none.
    @Test func differencesAreThoseOfPredictions() throws {
        let ensemble = try Ensemble([model(seed: 1), model(seed: 2)])
        let scan = try ensemble.mutagenesis(of: window, batch: 7)
        let whole = try #require(try ensemble.predict([window])[0].observed)
        #expect(scan.isComplete && abs(scan.reference - Double(whole.mean)) < 1e-6)
        for position in 0..<70 {
            for code in UInt8(0)..<4 {
                let found = scan.differences[4 * position + Int(code)]
                if window.bases[position] == Base.unknown {
                    #expect(found.isNaN)
                } else if window.bases[position] == code {
                    #expect(found == 0)
                } else {
                    var mutant = window
                    mutant.bases[position] = code
                    let value = try #require(try ensemble.predict([mutant])[0].observed)
                    #expect(abs(found - (value.mean - whole.mean)) < 1e-6, "\(position) \(code)")
                }
            }
        }
        #expect(scan.differences.contains { $0.magnitude > 1e-4 })
    }

    @Test func batchesAndThreadsDoNotMatter() throws {
        let model = try model(seed: 3)
        for output in [DifferentiableOutput.observed, .intervened] {
            let one = try model.mutagenesis(of: window, output: output, batch: 1, threads: 1)
            let other = try model.mutagenesis(of: window, output: output, batch: 64, threads: 3)
            #expect(
                zip(one.differences, other.differences).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
        }
    }

    @Test(arguments: [0, 1, 2, 3, 6, 7, 2000])
    func theOrderGoesOutwards(length: Int) {
        let order = Mutagenesis.order(length: length)
        #expect(order.sorted() == Array(0..<length))
        let distances = order.map { abs($0 - length / 2) }
        #expect(distances == distances.sorted())
    }

    @Test func progressCountsUpAndCancellationStops() throws {
        let model = try model(seed: 4)
        let cancellation = Cancellation()
        var counts: [Int] = []
        #expect(throws: PrismError.cancelled) {
            try model.mutagenesis(of: window, batch: 10, cancellation: cancellation) { scan in
                counts.append(scan.done)
                #expect(scan.differences[4 * 35..<4 * 36].allSatisfy { !$0.isNaN })
                if counts.count == 3 { cancellation.cancel() }
            }
        }
        #expect(counts == [10, 20, 30])
    }

    /// What comes out of turn, or in another number, is not taken.
    @Test func whatDoesNotFitIsPassedOver() {
        var scan = Mutagenesis(of: window, reference: 1)
        scan.take(4..<8, predictions: scan.mutants(at: 4..<8).map { _ in 2 })
        scan.take(0..<4, predictions: [2])
        #expect(scan.done == 0 && !scan.differences.contains(1))
        let first = scan.mutants(at: 0..<4)
        scan.take(0..<4, predictions: first.map { _ in 2 })
        #expect(scan.done == 4 && scan.differences.count { $0 == 1 } == first.count)
        #expect(scan.mutants(at: 60..<900).count < 31 && scan.mutants(at: 70..<90).isEmpty)
    }
}
