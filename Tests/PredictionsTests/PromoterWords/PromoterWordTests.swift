import GenomeData
import PrismModel
import Testing

@testable import Predictions

@Suite struct PromoterWordTests {
    private func word(_ letters: String, _ starts: Range<Int>, either: Bool = false, effect: Float = 1) throws
        -> PromoterWord
    {
        try #require(
            PromoterWord(
                bases: letters.utf8.map(Base.code(of:)), starts: starts, eitherStrand: either, effect: effect,
                genes: 9,
                score: 7))
    }

    @Test func `a promoter is read in the direction of transcription, on both strands`() throws {
        let run = try SmallRun()
        for gene in run.dataSet.genes[2...3] {
            let promoter = try PromoterBases(of: gene, at: -20..<11, in: run.dataSet.genome)
            let forward = try run.dataSet.genome.bases(
                in: GenomicInterval(contig: gene.contig, start: gene.tss - 30, end: gene.tss + 31))
            let expected: [UInt8] = (-20..<11).map { (offset: Int) in
                gene.strand == .reverse ? 3 - forward[30 - offset] : forward[30 + offset]
            }
            #expect(promoter.bases == expected)
        }
        let edge = try PromoterBases(of: run.dataSet.genes[0], at: -200..<0, in: run.dataSet.genome)
        #expect(edge.bases.prefix(100).allSatisfy { $0 == Base.unknown } && edge.bases.count == 200)
    }

    @Test func `a word counts where it may start, on the strand on which it may lie`() throws {
        let promoter = PromoterBases("AACCGGGTANTATAAAG".utf8.map(Base.code(of:)), from: -10)
        #expect(try word("TATAAA", 0..<1).isIn(promoter))
        #expect(try !word("TATAAA", -9..<0).isIn(promoter))
        #expect(try !word("TATAAA", 1..<20).isIn(promoter))
        #expect(try !word("TTTATA", 0..<1).isIn(promoter))
        #expect(try word("TTTATA", 0..<1, either: true).isIn(promoter))
        #expect(try !word("AGAA", 3..<40).isIn(promoter), "past the end there is nothing")
        #expect(promoter.codes(length: 4)[0] == 0b00_00_01_01)
        #expect(promoter.codes(length: 4)[6...9].allSatisfy { $0 == -1 }, "words over an unknown base")
    }

    @Test func `a word that is put in is there, and one that does not fit is not`() throws {
        var random = SplitMix64(seed: 4)
        for letters in ["TATAAA", "ACCGGAAG"] {
            for _ in 0..<20 {
                var promoter = PromoterBases([UInt8](repeating: Base.c, count: 60), from: -30)
                let word = try word(letters, -20..<10, either: true)
                promoter.plant(word, &random)
                #expect(word.isIn(promoter) && promoter.bases.count == 60)
                promoter.plant(try self.word(letters, 40..<50), &random)
                #expect(promoter.bases.count == 60)
            }
        }
    }

    @Test func `words that are none are not made`() {
        for (bases, starts) in [
            ([0, 1, 4, 2], 0..<9), ([0, 1, 2], 0..<9), ([0, 1, 2, 3], 3..<3), ([0, 1, 2, 3], -5000..<0),
        ] as [([UInt8], Range<Int>)] {
            #expect(
                PromoterWord(bases: bases, starts: starts, eitherStrand: true, effect: 1, genes: 1, score: 1)
                    == nil)
        }
    }

    @Test func `a table reads as it was written`() throws {
        let run = try SmallRun()
        let table = WordTable(
            [
                try word("TATAAA", -40..<0, either: true, effect: 0.40858892),
                try word("AGATGGC", 0..<100, effect: -0.25),
            ], facts: ["prism words", "sought among 9 genes"])
        try table.write(to: run.path("words.tsv"))
        let read = try WordTable(path: run.path("words.tsv"))
        #expect(read.words == table.words && Array(read.facts.prefix(2)) == table.facts)
    }

    @Test(arguments: [
        ("TATAAN\t-40\t-1\town\t0.4", "4 to 12 letters"), ("TAT\t-40\t-1\town\t0.4", "4 to 12 letters"),
        ("TATAAA\t5\t-1\town\t0.4", "before first"), ("TATAAA\t-4e9\t-1\town\t0.4", "whole number"),
        ("TATAAA\t-40\t-1.5\town\t0.4", "whole number"), ("TATAAA\t-40\t-1\tboth\t0.4", "own or either"),
        ("TATAAA\t-40\t-1\town\tNA", "missing"), ("TATAAA\t-40\t-1\town\t1e99", "words.tsv"),
        ("", "no words"),
    ]) func `a damaged table is an error that names the place`(row: String, words: String) throws {
        let run = try SmallRun()
        let writer = try TextWriter(path: run.path("words.tsv"))
        try writer.write("word\tfirst\tlast\tstrand\teffect\n" + (row.isEmpty ? "" : row + "\n"))
        try writer.commit()
        let problem = try #require(failure { try WordTable(path: run.path("words.tsv")) })
        #expect(problem.contains(words) && problem.contains("words.tsv"))
        #expect(row.isEmpty || problem.contains("line 2"))
    }
}
