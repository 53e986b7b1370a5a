import PrismModel
import Testing

@testable import GenomeData

@Suite struct SequenceChangeTests {
    @Test func `common bases go, first in front, then behind`() {
        for (reference, alternative, start, count, bases) in [
            ("A", "C", 100, 1, "C"), ("AC", "A", 101, 1, ""), ("A", "ACG", 101, 0, "CG"),
            ("ACG", "ATG", 101, 1, "T"), ("CAA", "CA", 102, 1, ""), ("A", "AA", 101, 0, "A"),
            ("ACGT", "TGC", 100, 4, "TGC"), ("GAC", "GTTC", 101, 1, "TT"), ("A", "N", 100, 1, "N"),
        ] {
            let change = SequenceChange(at: 100, from: reference, to: alternative)
            #expect(change?.removed == start..<(start + count), "\(reference)>\(alternative)")
            #expect(change?.inserted == bases.utf8.map(Base.code(of:)), "\(reference)>\(alternative)")
        }
        #expect(SequenceChange(at: 100, from: "AC", to: "AC") == nil)
    }

    @Test func `a window sees what changes inside it`() {
        let window = 10..<20
        func touches(_ removed: Range<Int>, _ inserted: Int = 1) -> Bool {
            SequenceChange(removed: removed, inserted: Array(repeating: 0, count: inserted)).touches(window)
        }
        #expect(touches(10..<11) && touches(19..<20) && !touches(9..<10) && !touches(20..<21))
        #expect(touches(0..<11, 0) && touches(19..<90, 0) && touches(0..<90, 0) && !touches(0..<10, 0))
        // Between the last base before and the first inside: it pushes to the left.
        #expect(!touches(10..<10) && touches(11..<11) && touches(19..<19) && !touches(20..<20))
    }

    @Test func `what cannot be made together`() {
        func change(_ removed: Range<Int>) -> SequenceChange {
            SequenceChange(removed: removed, inserted: [1])
        }
        for (one, other, clashes) in [
            (5..<8, 7..<9, true), (5..<8, 8..<9, false), (5..<5, 5..<5, true), (5..<8, 6..<6, true),
            (5..<8, 5..<5, false), (5..<8, 8..<8, false), (5..<6, 5..<6, true),
        ] {
            #expect(change(one).clashes(with: change(other)) == clashes, "\(one) \(other)")
            #expect(change(other).clashes(with: change(one)) == clashes, "\(other) \(one)")
        }
    }

    @Test func `symbols and breakends name no bases`() {
        for text in ["*", "<DEL>", "<INS:ME>", "<*>", "G]17:198982]", "[13:123457[C", "G.", ".A"] {
            #expect(SequenceAllele.isSymbolic(text[...]), "\(text)")
        }
        for text in ["A", "ACGT", "N", "."] { #expect(!SequenceAllele.isSymbolic(text[...]), "\(text)") }
    }
}
