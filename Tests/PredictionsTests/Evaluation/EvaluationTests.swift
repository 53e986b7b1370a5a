import GenomeData
import PrismModel
import Testing

@testable import Predictions

@Suite struct EvaluationTests {
    /// Plain formulas, in the order of their definitions.
    private func pearson(_ x: [Double], _ y: [Double]) -> Double {
        let (mx, my) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
        let xy = zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
        let xx = x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
        let yy = y.reduce(0) { $0 + ($1 - my) * ($1 - my) }
        return xy / (xx * yy).squareRoot()
    }

    private func ranks(_ values: [Double]) -> [Double] {
        values.map { value in
            Double(values.count { $0 < value }) + (Double(values.count { $0 == value }) + 1) / 2
        }
    }

    @Test func `metrics of resampled pairs, ties and all, equal the plain formulas`() throws {
        var random = SplitMix64(seed: 4)
        for size in [2, 3, 10, 60] {
            let measured = (0..<size).map { _ in Double(Int(random.unit() * 6)) }
            let predicted = (0..<size).map { _ in (random.unit() * 8).rounded() / 4 }
            let sample = MetricSample(measured: measured, predicted: predicted)
            for round in 0..<20 {
                let drawn =
                    round == 0 ? Array(0..<size) : (0..<size).map { _ in Int(random.unit() * Double(size)) }
                var counts = [Int](repeating: 0, count: size)
                for index in drawn { counts[index] += 1 }
                let (x, y) = (drawn.map { measured[$0] }, drawn.map { predicted[$0] })
                let found = sample.metrics(counts)
                let errors = zip(x, y).map { $1 - $0 }
                let mse = errors.reduce(0) { $0 + $1 * $1 } / Double(size)
                let mae = errors.reduce(0) { $0 + abs($1) } / Double(size)
                #expect(abs(try #require(found[.mse] ?? nil) - mse) < 1e-12)
                #expect(abs(try #require(found[.mae] ?? nil) - mae) < 1e-12)
                // Two pairs always lie on a line.
                guard Set(drawn).count > 2, Set(x).count > 1, Set(y).count > 1 else {
                    #expect(found[.pearson] == .some(nil) && found[.spearman] == .some(nil))
                    continue
                }
                #expect(abs(try #require(found[.pearson] ?? nil) - pearson(x, y)) < 1e-9)
                #expect(abs(try #require(found[.spearman] ?? nil) - pearson(ranks(x), ranks(y))) < 1e-9)
            }
        }
    }

    private func points(_ count: Int, noise: Float) -> [Evaluation.Point] {
        var random = SplitMix64(seed: 8)
        return (0..<count).map { index in
            let measured = Float(random.unit()) * 3
            let split: Split? = index % 10 == 9 ? nil : Split.allCases[index % 3]
            return Evaluation.Point(
                gene: "G\(index)", contig: index < count / 2 ? "chr2" : "chr1", split: split,
                measured: measured,
                predicted: measured + noise * (Float(random.unit()) - 0.5))
        }
    }

    @Test func `groups, their order, and intervals that hold the figure`() throws {
        let evaluation = Evaluation(points(200, noise: 2), unit: "u", resamplings: 200, seed: 5)
        #expect(evaluation.groups.map(\.name) == ["all", "train", "validation", "test", "chr2", "chr1"])
        #expect(evaluation.groups.map(\.genes) == [200, 60, 60, 60, 100, 100])
        for group in evaluation.groups {
            for estimate in [group.mse, group.mae, group.pearson, group.spearman] {
                let (value, low, high) = (
                    try #require(estimate.value), try #require(estimate.low), try #require(estimate.high)
                )
                #expect(low < value && value < high && high - low < 0.5)
            }
        }
        // More genes, narrower intervals.
        let few = try #require(evaluation.groups.last?.pearson)
        let all = try #require(evaluation.groups.first?.pearson)
        #expect((all.high ?? 0) - (all.low ?? 0) < (few.high ?? 0) - (few.low ?? 0))
    }

    @Test func `the same seed gives the same intervals, another one others`() {
        let some = points(50, noise: 1)
        let first = Evaluation(some, unit: "u", resamplings: 50, seed: 5)
        #expect(first == Evaluation(some, unit: "u", resamplings: 50, seed: 5))
        #expect(first.groups != Evaluation(some, unit: "u", resamplings: 50, seed: 6).groups)
    }

    @Test func `perfect predictions, constant ones, one gene, and none`() throws {
        let perfect = try #require(Evaluation(points(30, noise: 0), unit: "u", resamplings: 10).groups.first)
        #expect(perfect.mse.value == 0 && perfect.mae.value == 0)
        #expect(
            abs((perfect.pearson.value ?? 0) - 1) < 1e-12 && abs((perfect.spearman.value ?? 0) - 1) < 1e-12)
        let constant = points(30, noise: 0).map {
            Evaluation.Point(
                gene: $0.gene, contig: $0.contig, split: $0.split, measured: $0.measured, predicted: 0.1)
        }
        let flat = try #require(Evaluation(constant, unit: "u", resamplings: 10).groups.first)
        #expect(flat.pearson.value == nil && flat.spearman.low == nil && flat.mse.low != nil)
        let one = try #require(Evaluation(Array(constant.prefix(1)), unit: "u").groups.first)
        #expect(one.genes == 1 && one.mse.value != nil && one.mse.low == nil && one.pearson.value == nil)
        let none = Evaluation([], unit: "u")
        #expect(none.groups.map(\.genes) == [0] && none.groups.first?.mse.value == nil)
    }

    @Test func `points of a run and of its table are the same`() throws {
        let small = try SmallRun()
        let run = try small.run()
        try run.write(to: small.path("out.tsv"))
        let fromTable = try Evaluation.Point.points(table: small.path("out.tsv"), of: small.dataSet).points
        #expect(try fromTable == Evaluation.Point.points(run.predictions(), of: small.dataSet))
        #expect(fromTable.count == 20)
        let strange = try small.read("out.tsv").replacing("G7\t", with: "H7\t")
        try strange.write(toFile: small.path("strange.tsv"), atomically: true, encoding: .utf8)
        #expect(
            failure { try Evaluation.Point.points(table: small.path("strange.tsv"), of: small.dataSet) }?
                .contains("gene H7: is not in the data set") == true)
    }
}
