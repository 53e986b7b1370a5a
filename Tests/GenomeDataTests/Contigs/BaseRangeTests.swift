import Testing

@testable import GenomeData

/// Stretches of bases are cut and laid over one another without a trap, whatever the numbers are.
@Suite struct BaseRangeTests {
    private static let extremes = [
        Int.min, Int.min + 1, -1_000, -1, 0, 1, 7, 1_000, 1 << 40, Int.max - 1, Int.max,
    ]

    @Test func numbersOfAnySize() {
        for start in Self.extremes {
            for other in Self.extremes {
                let range = Range(from: start, to: other)
                #expect(range.lowerBound == start && range.isEmpty == (other <= start))
                #expect(range.length >= 0)
                #expect(Range(from: start, count: other).length <= max(0, other))
                #expect(Range(around: start, count: other).length <= max(0, other))
                for bound in Self.extremes {
                    let whole = Range(from: bound, to: start)
                    let inside = Range(from: start, count: other, inside: whole)
                    #expect(inside.lowerBound >= whole.lowerBound && inside.upperBound <= whole.upperBound)
                    let places = range.places(in: whole)
                    #expect(places.lowerBound >= 0 && places.upperBound <= whole.length)
                    for index in [-1, 0, 1, 2, other] {
                        let part = range.part(index, of: bound)
                        #expect(part.lowerBound >= range.lowerBound && part.length >= 0)
                    }
                }
                #expect(GenomicInterval(contig: "c", start: start, end: other).length >= 0)
                #expect(GenomicInterval(around: start, on: "c", length: other).length >= 0)
            }
        }
    }

    @Test func sharedBasesStandWhereAnArrayHasThem() {
        let whole = 100..<110
        #expect((95..<103).places(in: whole) == 0..<3)
        #expect((104..<106).places(in: whole) == 4..<6)
        #expect((108..<300).places(in: whole) == 8..<10)
        #expect((0..<300).places(in: whole) == 0..<10)
        #expect((0..<100).places(in: whole).isEmpty && (110..<120).places(in: whole).isEmpty)
        #expect((110..<120).places(in: whole).upperBound <= 10)
    }

    /// Together the parts hold every base once where there are enough, and else each holds one.
    @Test(arguments: [(1, 1), (10, 3), (3, 10), (1_000, 7), (64, 64), (1, 80), (200, 199)])
    func equalParts(bases: Int, count: Int) {
        let range = 50..<(50 + bases)
        let parts = (0..<count).map { range.part($0, of: count) }
        #expect(parts.first?.lowerBound == 50 && parts.last?.upperBound == range.upperBound)
        #expect(parts.allSatisfy { !$0.isEmpty && $0.clamped(to: range) == $0 })
        if bases >= count {
            #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
            let lengths = parts.map(\.count)
            #expect((lengths.max() ?? 0) - (lengths.min() ?? 0) <= 1)
        } else {
            #expect(parts.allSatisfy { $0.count == 1 })
        }
        #expect(range.part(count, of: count).isEmpty && range.part(0, of: 0).isEmpty)
    }

    @Test func whatIsTooLongIsCutAndWhatIsBesideIsMovedInside() {
        let contig = 0..<500
        #expect(Range(from: -40, count: 100, inside: contig) == 0..<100)
        #expect(Range(from: 460, count: 100, inside: contig) == 400..<500)
        #expect(Range(from: 20, count: 100, inside: contig) == 20..<120)
        #expect(Range(from: 20, count: 9_000, inside: contig) == contig)
        #expect(Range(from: 20, count: -3, inside: contig).isEmpty)
        #expect(Range(around: 3, count: 10) == -2..<8)
        #expect(Range(around: 3, count: 7) == 0..<7)
    }

    /// As by definition, base by base, also where columns are narrower than bases.
    @Test(arguments: [(300, 7), (7, 300), (1_024, 100), (1, 9)])
    func summariesAreThoseOfEveryBase(bases: Int, bins: Int) throws {
        let range = 1_000..<(1_000 + bases)
        func value(_ base: Int) -> Float { Float((base * 7) % 11) }
        var columns = try SummaryColumns(of: .init(contig: "chr1", range), bins: bins, file: "x")
        for base in 990..<(1_000 + bases + 10) where base % 5 != 0 {
            columns.add(value(base), over: base..<(base + 1))
        }
        for (index, summary) in columns.summaries().enumerated() {
            let held = range.part(index, of: bins).filter { $0 % 5 != 0 }
            guard !held.isEmpty else {
                #expect(summary.mean.isNaN && summary.covered == 0)
                continue
            }
            let mean = held.reduce(0) { $0 + value($1) } / Float(held.count)
            #expect(abs(summary.mean - mean) < 1e-4, "column \(index)")
            #expect(summary.max == held.map(value).max() && summary.min == held.map(value).min())
        }
    }
}
