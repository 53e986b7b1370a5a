import PrismModel
import Testing

@testable import Predictions

/// One number has one interval, and none where that would tell nothing.
struct BootstrapTests {
    private func points(_ count: Int) -> [Evaluation.Point] {
        var random = SplitMix64(seed: 5)
        return (0..<count).map { number in
            let measured = Float(random.normal())
            return Evaluation.Point(
                gene: "G\(number)", contig: number % 2 == 0 ? "chr1" : "chr2", split: .test,
                measured: measured,
                predicted: measured / 2 + Float(random.normal()) / 4, isHeldOut: true)
        }
    }

    private func group(_ name: String, of evaluation: Evaluation) throws -> Evaluation.Group {
        try #require(evaluation.groups.first { $0.name == name })
    }

    @Test func theSameGenesHaveTheSameIntervalWhereverTheyStand() throws {
        let points = points(60)
        let all = Evaluation(points, unit: "u", resamplings: 100)
        // The split is all of them; elsewhere a contig is alone, and in another order.
        #expect(try group("test", of: all).pearson == group("all", of: all).pearson)
        let some = Evaluation(points.reversed().filter { $0.contig == "chr2" }, unit: "u", resamplings: 100)
        let (one, other) = (try group("all", of: some), try group("chr2", of: all))
        #expect(one.genes == 30)
        for (a, b) in [(one.pearson, other.pearson), (one.spearman, other.spearman), (one.mse, other.mse)] {
            let ends = [(a.low, b.low), (a.high, b.high)]
            for (x, y) in ends { #expect(abs(try #require(x) - (try #require(y))) < 1e-9) }
        }
    }

    @Test func tablesOfMasksAndOfChangesAgreeWithEvaluations() throws {
        let points = points(40)
        let all = try group("all", of: Evaluation(points, unit: "u", resamplings: 100))
        var masks = AblationTable(unit: "u", resamplings: 100)
        masks.add(
            off: [], alsoOff: [], isExtrapolation: false,
            AblationTable.Comparison(
                genes: points.map(\.gene), measured: points.map(\.measured),
                predicted: points.map(\.predicted)))
        #expect(masks.masks[0].rInterval == [all.pearson.low, all.pearson.high].compactMap(\.self))
        let rows = points.map {
            ChangeTable.Row(
                id: $0.gene, isHeldOut: true, isTest: true, contig: $0.contig, measured: 0,
                measuredChange: $0.measured, predictedChange: $0.predicted, signals: [])
        }
        let changes = ChangeSummary(
            rows, signals: [], unit: "u", isSimulated: false, isFolded: false, resamplings: 100)
        let own = try #require(changes.prediction)
        #expect(own.r == all.pearson.value && own.rLow == all.pearson.low && own.rHigh == all.pearson.high)
        #expect(changes.figures.map(changes.genes).prefix(2) == ["test, held out", "test, held out"])
    }

    @Test(arguments: [
        (1, false, false), (2, false, false), (3, false, true), (5, false, true), (12, true, true),
    ])
    func fewGenes(count: Int, r: Bool, mse: Bool) throws {
        let group = try group("all", of: Evaluation(points(count), unit: "u", resamplings: 200))
        #expect((group.pearson.value != nil) == (count > 2) && (group.spearman.value != nil) == (count > 2))
        #expect((group.pearson.low != nil) == r && (group.spearman.high != nil) == r)
        #expect(group.mse.value != nil && (group.mse.low != nil) == mse)
        let agreement = try #require(
            Agreement(predicted: points(count).map(\.predicted), measured: points(count).map(\.measured)))
        #expect((agreement.pearson != nil) == (count > 2))
    }

    /// A third of the resamplings of measurements that are equal but for one hold none that differs.
    @Test func whatMostlyDoesNotVaryHasNoInterval() throws {
        let points = points(30).enumerated().map { number, point in
            var point = point
            point.measured = number == 0 ? 1 : 0
            return point
        }
        let group = try group("all", of: Evaluation(points, unit: "u", resamplings: 200))
        #expect(group.pearson.value != nil && group.pearson.low == nil && group.mse.low != nil)
    }
}
