import Foundation
import Testing

@testable import Predictions

/// Sums over the TSSs of genes, scored beside the TSSs themselves.
@Suite struct GeneSumsTests {
    private func point(
        _ gene: String?, _ measured: Double, _ predicted: Double, heldOut: Bool? = true, contig: String = "c1"
    ) -> Evaluation.Point {
        Evaluation.Point(
            gene: gene ?? "", contig: contig, split: .test, measured: Float(log10(measured + 1)),
            predicted: Float(log10(predicted + 1)),
            promoterOf: gene, isHeldOut: heldOut)
    }

    @Test func `sums are of untransformed values, transformed again`() throws {
        let sums = Evaluation.Point.sums(
            [point("A", 9, 30), point("B", 5, 5), point("A", 90, 68), point(nil, 1, 1)], .log10p1)
        #expect(sums.count == 2)
        #expect(abs(sums[0].measured - 2) < 1e-5 && abs(sums[0].predicted - Float(log10(99.0))) < 1e-5)
        #expect(abs(sums[1].measured - Float(log10(6.0))) < 1e-5)
    }

    @Test func `what is predicted below 0 counts as 0`() throws {
        var low = point("A", 9, 0)
        low.predicted = -0.5
        let sums = Evaluation.Point.sums([low, point("A", 0, 99)], .log10p1)
        #expect(abs(sums[0].predicted - 2) < 1e-5)
        #expect(Evaluation.Point.sums([point("A", 9, 9), point("A", 9, 9)], .none)[0].measured == 2)
    }

    @Test func `a sum is held out where all of its rows are`() throws {
        func heldOut(_ rows: Bool?...) -> Bool? {
            Evaluation.Point.sums(rows.map { point("A", 1, 1, heldOut: $0) }, .log10p1)[0].isHeldOut
        }
        #expect(heldOut(true, true) == true && heldOut(true, false) == false && heldOut(true, nil) == nil)
    }

    @Test func `an evaluation has them as a group of their own, and only then`() throws {
        let rows = (0..<6).map { point("G\($0 / 2)", Double($0), Double($0) + 1) }
        let evaluation = Evaluation(rows, unit: "", transform: .log10p1, resamplings: 10)
        #expect(evaluation.groups.map(\.name) == ["all", "gene sums", "test", "c1"])
        #expect(evaluation.groups[1].genes == 3)
        let plain = Evaluation((0..<6).map { point(nil, Double($0), 1) }, unit: "", resamplings: 10)
        #expect(plain.groups.map(\.name) == ["all", "test", "c1"])
    }
}
