import GenomeData
import Testing

@testable import Predictions

struct GenePairsTests {
    private func genes(_ names: [(id: String, symbol: String, contig: String)]) -> Annotation {
        Annotation(
            genes: names.enumerated().map { index, name in
                Gene(
                    id: name.id, symbol: name.symbol, contig: name.contig, tss: 100 * index, strand: .forward)
            })
    }

    /// By name, as the order of an annotation is its own.
    private func pairs(_ a: Annotation, _ b: Annotation) -> [String: String] {
        let found = GenePairs(a, b)
        return Dictionary(
            uniqueKeysWithValues: found.pairs.map {
                (a.genes[$0.a].id, "\(b.genes[$0.b].id) \($0.basis.rawValue)")
            })
    }

    @Test func `id, then id without version, then symbol`() {
        let a = genes([
            ("ENSG00000100345.3", "MYH9", "chr22"), ("ENSG00000000001", "X", "chr1"),
            ("NM_0000001", "OLD", "chr1"), ("own", "A", "chr1"),
        ])
        let b = genes([
            ("ENSG00000100345.9", "MYH-9", "chr22"), ("ENSG00000000001", "Y", "chr1"),
            ("ENSG00000000009", "OLD", "1"), ("theirs", "B", "chr1"),
        ])
        #expect(
            pairs(a, b) == [
                "ENSG00000100345.3": "ENSG00000100345.9 id without version",
                "ENSG00000000001": "ENSG00000000001 id", "NM_0000001": "ENSG00000000009 symbol",
            ])
        let found = GenePairs(a, b)
        #expect(
            found.onlyA.map { a.genes[$0].id } == ["own"] && found.onlyB.map { b.genes[$0].id } == ["theirs"])
        #expect(
            found.lines() == [
                "3 genes in both, 1 by id without version, 1 by symbol alone", "1 gene only in A",
                "1 gene only in B",
            ])
        for pair in found.pairs {
            #expect(found.pair(ofA: pair.a) == pair && found.pair(ofB: pair.b) == pair)
        }
        #expect(found.pair(ofA: -1) == nil && found.pair(ofB: 99) == nil)
    }

    /// The other way round every pair is the same.
    @Test func `both ways`() {
        let a = genes([("G1", "A", "c"), ("G2", "B", "c"), ("G3", "C", "c")])
        let b = genes([("G2", "B", "c"), ("G4", "C", "c"), ("G5", "E", "c")])
        let (one, two) = (GenePairs(a, b), GenePairs(b, a))
        for pair in one.pairs {
            let back = two.pair(ofA: pair.b)
            #expect(back?.b == pair.a && back?.basis == pair.basis)
        }
        #expect(one.pairs.count == 2 && two.pairs.count == 2)
        #expect(one.onlyA == two.onlyB && one.onlyB == two.onlyA)
    }

    @Test func `what two genes would share goes to the one with its id, or to none`() {
        let b = genes([("ENSG00000000001", "S", "chr1")])
        let owned = genes([("ENSG00000000001", "S", "chr1"), ("other", "S", "chr1")])
        #expect(pairs(owned, b) == ["ENSG00000000001": "ENSG00000000001 id"])
        let rivals = genes([("one", "S", "chr1"), ("two", "S", "chr1")])
        #expect(pairs(rivals, b).isEmpty)
        #expect(GenePairs(rivals, b).ambiguous == 2)
        #expect(GenePairs(rivals, b).lines()[1].contains("2 of them as several would be one gene of B"))
        // The same symbol on another contig is another gene, and so is one of two.
        #expect(pairs(genes([("x", "S", "chr2")]), b).isEmpty)
        let twins = genes([("p", "S", "chr1"), ("q", "S", "chr1")])
        #expect(pairs(genes([("x", "S", "chr1")]), twins).isEmpty)
    }
}
