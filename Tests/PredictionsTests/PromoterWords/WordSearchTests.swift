import GenomeData
import PrismModel
import Testing

@testable import Predictions

@Suite struct WordSearchTests {
    /// Random promoters, of which the genes that have a word at -30 are expressed more than was predicted by so much.
    private func genes(_ count: Int, effect: Double) throws -> (
        points: [WordSearch.Point], promoters: [PromoterBases]
    ) {
        var random = SplitMix64(seed: 11)
        let word = try #require(
            PromoterWord(
                bases: "TATAAAG".utf8.map(Base.code(of:)), starts: -35 ..< -25, eitherStrand: false,
                effect: 0, genes: 0,
                score: 0))
        var points: [WordSearch.Point] = [], promoters: [PromoterBases] = []
        for gene in 0..<count {
            var promoter = PromoterBases(
                WordSearch.places.map { _ in UInt8(random.unit() * 4) }, from: WordSearch.places.lowerBound)
            if gene % 3 == 0 { promoter.plant(word, &random) }
            promoters.append(promoter)
            let predicted = 1 + random.normal()
            let measured = predicted + 0.4 * random.normal() + (gene % 3 == 0 ? effect : 0)
            points.append(
                WordSearch.Point(gene: gene, measured: Float(measured), predicted: Float(predicted)))
        }
        return (points, promoters)
    }

    @Test func `a word that makes a difference is found, where it lies and with what it does`() throws {
        let (points, promoters) = try genes(300, effect: 0.6)
        let found = try WordSearch(points, promoters).run()
        let word = try #require(found.words.first)
        #expect("TATAAAG".contains(word.text) && word.starts.contains(-30) && word.score > found.threshold)
        #expect(abs(word.effect - 0.6) < 0.15)
        #expect(promoters.indices.filter { $0 % 3 == 0 }.allSatisfy { word.isIn(promoters[$0]) })
    }

    @Test func `a search finds the same again`() throws {
        let (points, promoters) = try genes(60, effect: 0.6)
        let found = try WordSearch(points, promoters).run()
        #expect(try WordSearch(points, promoters).run().words == found.words)
    }

    @Test func `where nothing makes a difference nothing is found`() throws {
        let (points, promoters) = try genes(120, effect: 0)
        #expect(try WordSearch(points, promoters).run().words.isEmpty)
    }

    @Test func `few genes are no ground for a search, and it can be given up`() throws {
        let run = try SmallRun()
        let few = run.dataSet.genes.indices.map { WordSearch.Point(gene: $0, measured: 1, predicted: 1) }
        #expect(try #require(failure { try WordSearch(few, of: run.dataSet) }).contains("50 or more"))
        let cancellation = Cancellation()
        cancellation.cancel()
        let (points, promoters) = try genes(60, effect: 0.6)
        #expect(throws: PrismError.self) {
            try WordSearch(points, promoters, cancellation: cancellation).run()
        }
    }

    @Test func `effects are fitted together, each drawn to 0 as by eight genes more`() {
        let a = [true, true, false, false], b = [true, false, true, false]
        let values = [3.0, 2, 1, 0].flatMap { [Double](repeating: $0, count: 1000) }
        func spread(_ cause: [Bool]) -> [Bool] { cause.flatMap { [Bool](repeating: $0, count: 1000) } }
        var fit = RidgeRegression(values, weights: [Double](repeating: 1, count: 4000))
        fit.add(spread(a))
        fit.add(spread(b))
        #expect(
            abs(fit.effects[0] - 2 * 1000 / 1008) < 1e-9 && abs(fit.effects[1] - 1.0 * 1000 / 1008) < 1e-9)
        #expect(fit.residuals.allSatisfy { abs($0) < 0.02 })
    }
}
