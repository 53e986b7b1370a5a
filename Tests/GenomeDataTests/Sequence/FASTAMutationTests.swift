import Foundation
import Testing

@testable import GenomeData

/// Damaged FASTA files and indices: an error or letters of the right number, never a trap or a hang.
@Suite struct FASTAMutationTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private static let text =
        ">chr1 first\n" + String(repeating: "ACGTNACGTA\n", count: 30) + "ACG\n>chr2\n"
        + String(repeating: "ttgca\n", count: 9) + ">chrM\nACGTACGT\n"

    private static let blanks =
        "> chr1 first\n" + String(repeating: "ACGTNACGTA \t\n", count: 30) + "ACG \n\n>\tchr2\n"
        + String(repeating: "ttgca \r\n", count: 9) + ">chrM\nACGTACGT  \n"

    @Test func `a file with blanks at its line ends`() throws {
        let refused = refusals(of: Array(Self.blanks.utf8), mutations: 5_000, seed: 47, front: 64) {
            source throws(GenomeDataError) in
            try read(try FASTAFile(source: source))
        }
        #expect(refused > 0.04 && refused < 1)
    }

    private func read(_ file: FASTAFile) throws(GenomeDataError) {
        for contig in file.contigs.prefix(4) {
            for (start, end) in [(-5, 120), (250, 320), (contig.length - 3, contig.length + 3)] {
                let bases = try file.bases(in: .init(contig: contig.name, start: start, end: end))
                #expect(bases.count == end - start)
                #expect((bases.max() ?? 0) <= 4)
            }
        }
    }

    @Test(arguments: [nil, Scratch.Packing.bgzip]) func `the file`(packing: Scratch.Packing?) throws {
        let path =
            try packing.map { try scratch.pack(Self.text, $0, as: "g.fa") }
            ?? scratch.write(Self.text, as: "g.fa")
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        let refused = refusals(of: bytes, mutations: 5_000, seed: 31, front: 64) {
            source throws(GenomeDataError) in
            try read(try FASTAFile(source: source))
        }
        #expect(refused > 0.04)
        #expect(refused < 1)
    }

    /// Damaged indices read in memory: whatever they still say is within the file, and blocks are what they say.
    @Test func `what an index says is checked against the file`() throws {
        let path = try scratch.pack(Self.text, .bgzip, as: "g.fa")
        _ = try FASTAFile(path: path)
        let packed = MemorySource(name: "g.fa", bytes: Array(try Data(contentsOf: URL(filePath: path))))
        let text = BGZFSource(packed, index: try BGZFIndex(scanning: packed))
        let whole = try text.read(at: 0, count: text.size)
        let fai = Array(try Data(contentsOf: URL(filePath: path + ".fai")))
        let faiRefused = refusals(of: fai, mutations: 5_000, seed: 41) { source throws(GenomeDataError) in
            let index = try FASTAIndex(fai: source, size: text.size)
            _ = try index.fits(text)
            for record in index.records where record.length > 0 {
                _ = try text.read(at: record.position(of: record.length - 1), count: 1)
            }
        }
        #expect(faiRefused > 0.1 && faiRefused < 1)
        // As if there were an entry for the end marker, which is a block like any other.
        let blocks = BGZFIndexBytes.entries([(packed.size - 28, text.size)])
        let gziRefused = refusals(of: blocks, mutations: 5_000, seed: 43) { source throws(GenomeDataError) in
            let unpacked = BGZFSource(packed, index: try BGZFIndex(gzi: source, of: packed))
            #expect(try unpacked.read(at: 0, count: unpacked.size) == whole)
        }
        #expect(gziRefused > 0.3 && gziRefused < 1)
    }

    /// An index that was damaged but still agrees with itself is found out by the file and made anew.
    @Test(arguments: [(nil, ".fai"), (Scratch.Packing.bgzip, ".fai"), (Scratch.Packing.bgzip, ".gzi")])
    func `the index`(packing: Scratch.Packing?, suffix: String) throws {
        // Several blocks, so that the block index has entries.
        let long =
            Self.text + ">long\n"
            + String(repeating: "GATTACAGATTACA\n", count: suffix == ".gzi" ? 9_000 : 20)
        let path =
            try packing.map { try scratch.pack(long, $0, as: "g.fa") } ?? scratch.write(long, as: "g.fa")
        let expected = try FASTAFile(path: path).letters(in: .init(contig: "long", start: 200, end: 280))
        let index = Array(try Data(contentsOf: URL(filePath: path + suffix)))
        var mutation = ByteMutation(seed: 37)
        var noticed = 0
        let rounds = suffix == ".gzi" ? 30 : 150
        for _ in 0..<rounds {
            let damaged = mutation.applied(to: index, front: index.count)
            try Data(damaged).write(to: URL(filePath: path + suffix))
            let file = try FASTAFile(path: path)
            noticed += file.notes.isEmpty ? 0 : 1
            guard file.contigs.contains(where: { $0.name == "long" }) else { continue }
            #expect(try file.letters(in: .init(contig: "long", start: 200, end: 280)) == expected)
        }
        #expect(noticed > rounds / 2)
    }
}
