import CHTSlib
import Foundation
import PrismModel
import Testing

@testable import GenomeData

/// FASTA reading against htslib's own index and values, and against damaged and outdated files.
@Suite struct FASTAFileTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Contigs with lines of different lengths, an empty one, one without a last newline.
    private static let text =
        ">chr1 the first\nACGTN\nacgtn\nGG\n>chr2\nTTTTTTTTTT\n>empty\n>chrM\nACGTACGT\nAC"

    /// htslib's answer for the contig's part of an interval.
    private func samtools(_ path: String, _ contig: String, _ start: Int, _ end: Int) throws -> String {
        let index = try #require(fai_load(path))
        defer { fai_destroy(index) }
        var length: hts_pos_t = 0
        let letters = try #require(
            faidx_fetch_seq64(index, contig, hts_pos_t(start), hts_pos_t(end - 1), &length))
        defer { free(letters) }
        return String(cString: letters)
    }

    @Test(arguments: [nil, Scratch.Packing.bgzip])
    func `bases, letters and contigs, and N beyond the ends`(packing: Scratch.Packing?) throws {
        let path =
            try packing.map { try scratch.pack(Self.text, $0, as: "g.fa") }
            ?? scratch.write(Self.text, as: "g.fa")
        let file = try FASTAFile(path: path)
        #expect(file.contigs.map(\.name) == ["chr1", "chr2", "empty", "chrM"])
        #expect(file.contigs.map(\.length) == [12, 10, 0, 10])
        #expect(try file.letters(in: .init(contig: "chr1", start: -2, end: 14)) == "NNACGTNacgtnGGNN")
        #expect(try file.letters(in: .init(contig: "chrM", start: 7, end: 10)) == "TAC")
        #expect(try file.letters(in: .init(contig: "1", start: 3, end: 7)) == "TNac")
        #expect(try file.letters(in: .init(contig: "MT", start: 0, end: 2)) == "AC")
        #expect(try file.letters(in: .init(contig: "empty", start: -1, end: 2)) == "NNN")
        #expect(try file.letters(in: .init(contig: "chr2", start: 4, end: 4)) == "")
        #expect(try file.letters(in: .init(contig: "chr2", start: 100, end: 103)) == "NNN")
        #expect(try file.letters(in: .init(contig: "chr2", start: -9, end: -5)) == "NNNN")
        let codes = try file.bases(in: .init(contig: "chr1", start: -1, end: 6))
        #expect(codes == [Base.unknown, Base.a, Base.c, Base.g, Base.t, Base.unknown, Base.a])
    }

    @Test func `every interval of a larger file equals htslib's, plain and bgzip`() throws {
        var random = SplitMix64(seed: 5)
        var text = ""
        for contig in 1...3 {
            text += ">chr\(contig) described\r\n"
            let letters = (0..<(70_000 + contig)).map { _ in "ACGTNacgt".randomElement(using: &random) ?? "N"
            }
            for line in stride(from: 0, to: letters.count, by: 61) {
                text += String(letters[line..<min(line + 61, letters.count)]) + "\r\n"
            }
        }
        let plain = try scratch.write(text, as: "p.fa")
        let packed = try scratch.pack(text, .bgzip, as: "b.fa.gz")
        let files = try [plain, packed].map { try FASTAFile(path: $0) }
        for _ in 0..<60 {
            let start = Int.random(in: 0..<70_000, using: &random)
            let end = min(70_001, start + Int.random(in: 1...900, using: &random))
            let contig = "chr\(Int.random(in: 1...3, using: &random))"
            let expected = try samtools(plain, contig, start, end)
            for file in files {
                #expect(try file.letters(in: .init(contig: contig, start: start, end: end)) == expected)
            }
        }
        // The indices that were written are those that htslib writes.
        for (path, suffixes) in [(plain, [".fai"]), (packed, [".fai", ".gzi"])] {
            let ours = try suffixes.map { try Data(contentsOf: URL(filePath: path + $0)) }
            for suffix in suffixes { try FileManager.default.removeItem(atPath: path + suffix) }
            try #require(fai_build(path) == 0)
            let theirs = try suffixes.map { try Data(contentsOf: URL(filePath: path + $0)) }
            #expect(ours == theirs)
        }
    }

    /// Blanks after `>`, and blanks, tabs and carriage returns at line ends: the index and the letters are htslib's.
    @Test(arguments: [
        ("> chr1 text\nACGT\nAC\n", 0), (">\t chr1\nACGT\nAC\n", 0), (">chr1\nACGT \nACGT \nAC\n", 0),
        (">chr1\nACGT\t\r\nGGGT\t\r\nAC\t\r\n>b\nAC\n", 0),
        ("\n\n>chr1 \nACGT  \nACGT  \nACGT\n\n> b\nTT  ", 0),
        (">chr1\nACGTA", 3),
    ])
    func `blanks around names and at line ends are as samtools has them`(text: String, blanks: Int) throws {
        // The last case grows a line end as long as is taken.
        let tail = String(repeating: " ", count: blanks == 0 ? 0 : 63)
        let text = blanks == 0 ? text : text + tail + "\nACGTA" + tail + "\nAC\n"
        let path = try scratch.write(text, as: "g.fa")
        let ours = try FASTAFile(path: path)
        let index = try Data(contentsOf: URL(filePath: path + ".fai"))
        for contig in ours.contigs {
            let letters = try samtools(path, contig.name, 0, contig.length)
            #expect(try ours.letters(in: .init(contig: contig.name, start: 0, end: contig.length)) == letters)
            for start in 0..<contig.length {
                #expect(
                    try ours.letters(in: .init(contig: contig.name, start: start, end: contig.length))
                        == String(letters.dropFirst(start)))
            }
        }
        try FileManager.default.removeItem(atPath: path + ".fai")
        try #require(fai_build(path) == 0)
        let theirs = try Data(contentsOf: URL(filePath: path + ".fai"))
        if text.hasSuffix("\n") { #expect(index == theirs) }
        #expect(try FASTAFile(path: path).notes.isEmpty)
    }

    @Test func `an index that is missing is written, or kept in memory where it cannot be`() throws {
        let path = try scratch.write(Self.text, as: "g.fa")
        let first = try FASTAFile(path: path)
        #expect(first.notes.count == 1 && first.notes[0].contains(".fai was missing"))
        #expect(FileManager.default.fileExists(atPath: path + ".fai"))
        #expect(try FASTAFile(path: path).notes.isEmpty)
        let memory = try FASTAFile(source: MemorySource(name: path + ".memory", bytes: Array(Self.text.utf8)))
        #expect(memory.notes.first?.contains("in memory") == true)
        #expect(try memory.letters(in: .init(contig: "chr2", start: 0, end: 3)) == "TTT")
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
        #expect(Set(left) == ["g.fa", "g.fa.fai"])
    }

    @Test(arguments: [nil, Scratch.Packing.bgzip], [true, false])
    func `an outdated index is noticed and made anew`(packing: Scratch.Packing?, isOlder: Bool) throws {
        func put(_ text: String) throws -> String {
            try packing.map { try scratch.pack(text, $0, as: "g.fa") } ?? scratch.write(text, as: "g.fa")
        }
        let path = try put(">a\nACGT\nACGT\n>b\nGGGG\n")
        _ = try FASTAFile(path: path)
        _ = try put(">a\nACGTT\nACGTT\nA\n>b\nCCCC\n>c\nT\n")
        if isOlder {
            for suffix in [".fai", ".gzi"] {
                try? FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSince1970: 1_000)], ofItemAtPath: path + suffix)
            }
        } else {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_000)], ofItemAtPath: path)
        }
        let file = try FASTAFile(path: path)
        #expect(file.contigs.map(\.length) == [11, 4, 1])
        #expect(try file.letters(in: .init(contig: "b", start: 0, end: 4)) == "CCCC")
        #expect(file.notes.contains { $0.contains(isOlder ? "older" : "fit") })
        #expect(try FASTAFile(path: path).contigs.count == 3)
    }

    @Test(arguments: [
        ("", "empty"), ("ACGT\n", "line 1"), (">\nACGT\n", "name"), (">a\nACGT\nAC\nACGT\n", "same length"),
        (">a\nAC\nACGT\n", "4 bases on a line"), (">a\nAC\n\nAC\n", "same length"),
        (">a\nA\n>a\nC\n", "twice"), (">  \nACGT\n", "line 1: a name expected behind >"),
        (">a\nAC GT\nACGTA\n", "line 2: a blank inside a sequence"),
        (">a\n\tACGT\n", "line 2: a blank inside"),
        (">a\nACGT\nACGT \nACGT\n", "line 4: within a contig"),
        (">a\nACGT \nACGT\nACGT \n", "blanks at their ends"),
        (">a\nA" + String(repeating: " ", count: 65) + "\nA\n", "line 2: 65 blanks at the end"),
        ("\u{FEFF}>a\nA\n", "begins with >"), ("\n\n", "no sequence"),
    ])
    func `what is not FASTA is an error with its place`(text: String, words: String) throws {
        let path = try scratch.write(text, as: "bad.fa")
        #expect(failure { try FASTAFile(path: path) }?.contains(words) == true)
    }

    @Test func `missing files, folders, plain gzip, unknown contigs, senseless intervals`() throws {
        #expect(
            failure { try FASTAFile(path: scratch.path("none.fa")) }?.contains("cannot be opened") == true)
        #expect(failure { try FASTAFile(path: scratch.folder.path) }?.contains("not a regular file") == true)
        let gzip = try scratch.pack(Self.text, .gzip, as: "g.fa.gz")
        #expect(failure { try FASTAFile(path: gzip) }?.contains("bgzip") == true)
        let file = try FASTAFile(path: try scratch.write(Self.text, as: "g.fa"))
        let unknown = failure { try file.bases(in: .init(contig: "chr9", start: 0, end: 1)) }
        #expect(unknown?.contains("chr9") == true && unknown?.contains("chr1, chr2") == true)
        for (start, end) in [(Int.min, Int.max), (0, Int.max), (5, 4)] {
            #expect(throws: GenomeDataError.self) {
                try file.bases(in: .init(contig: "chr1", start: start, end: end))
            }
        }
    }

    @Test func `a bgzip file that is cut or flipped is an error, not other letters`() throws {
        var random = SplitMix64(seed: 9)
        let letters = String((0..<150_000).map { _ in "ACGT".randomElement(using: &random) ?? "N" })
        let path = try scratch.pack(">a\n\(letters)\n", .bgzip, as: "g.fa.gz")
        _ = try FASTAFile(path: path)
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        let cut = try scratch.write(Array(bytes[..<(bytes.count - 100)]), as: "cut.fa.gz")
        #expect(failure { try FASTAFile(path: cut) }?.contains("cut") == true)
        var flipped = bytes
        flipped[bytes.count / 2] ^= 4
        try Data(flipped).write(to: URL(filePath: path))
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000)], ofItemAtPath: path)
        #expect(
            failure { try FASTAFile(path: path).letters(in: .init(contig: "a", start: 0, end: 150_000)) }?
                .contains("damaged") == true)
    }

    @Test func `many threads read one file alike`() throws {
        let path = try scratch.pack(Self.text, .bgzip, as: "g.fa.gz")
        let file = try FASTAFile(path: path)
        let wrong = Counter()
        DispatchQueue.concurrentPerform(iterations: 200) { index in
            let letters = try? file.letters(in: .init(contig: "chr1", start: index % 5, end: 12))
            if letters != String("ACGTNacgtnGG".dropFirst(index % 5)) { wrong.add() }
        }
        #expect(wrong.count == 0)
    }
}
