import CHTSlib
import Files
import Foundation
import PrismModel
import Testing

@testable import GenomeData

@Suite struct TextAndFASTAWriterTests {
    @Test func bgzipReadsBackAndIsTheSameEveryTime() throws {
        let folder = try ScratchFolder()
        let text = (0..<20_000).map { "gene\($0)\t\($0 * 7 % 1_000)\n" }.joined()
        for name in ["a.tsv.gz", "b.tsv.gz"] {
            let writer = try TextWriter(path: folder(name))
            try writer.write(text)
            try writer.commit()
        }
        #expect(try folder.bytes("a.tsv.gz") == folder.bytes("b.tsv.gz"))
        #expect(try inflate(folder("a.tsv.gz")) == Array(text.utf8))
    }

    @Test(arguments: ["genome.fa", "genome.fa.gz"], [1, 7, 60])
    func htslibFindsEveryBase(name: String, width: Int) throws {
        let folder = try ScratchFolder()
        var random = SplitMix64(seed: 5)
        let contigs = [("one", 6_001), ("two", 0), ("three", 120), ("four", 150_000 / (width == 1 ? 20 : 1))]
        let writer = try FASTAWriter(path: folder(name), lineWidth: width)
        var sequences: [[UInt8]] = []
        for (contig, length) in contigs {
            let letters = (0..<length).map { _ in Array("ACGTN".utf8)[Int(random.next() % 5)] }
            try writer.beginContig(contig, description: "made up")
            var start = 0
            while start < length {
                let end = min(length, start + Int(random.next() % 500))
                try writer.append(Array(letters[start..<end]))
                start = end
            }
            sequences.append(letters)
        }
        try writer.commit()
        let index = try #require(fai_load3(folder(name), nil, nil, 0))
        defer { fai_destroy(index) }
        for ((contig, length), letters) in zip(contigs, sequences) {
            #expect(faidx_seq_len(index, contig) == Int32(length))
            for _ in 0..<(length > 0 ? 20 : 0) {
                let start = Int(random.next() % UInt64(length))
                let end = min(length, start + 1 + Int(random.next() % 300))
                var count: Int64 = 0
                let found = try #require(
                    faidx_fetch_seq64(index, contig, Int64(start), Int64(end - 1), &count))
                defer { free(found) }
                let bytes = UnsafeRawBufferPointer(start: found, count: Int(count))
                #expect(Array(bytes) == Array(letters[start..<end]))
            }
        }
    }

    /// The index htslib would have made.
    @Test func indexEqualsHtslibs() throws {
        let folder = try ScratchFolder()
        let writer = try FASTAWriter(path: folder("g.fa.gz"))
        for contig in ["a", "b"] {
            try writer.beginContig(contig)
            try writer.append([UInt8](repeating: UInt8(ascii: "C"), count: 100_003))
        }
        try writer.commit()
        let ours = try folder.bytes("g.fa.gz.fai")
        let oursBlocks = try folder.bytes("g.fa.gz.gzi")
        #expect(fai_build(folder("g.fa.gz")) == 0)
        #expect(try folder.bytes("g.fa.gz.fai") == ours)
        #expect(try folder.bytes("g.fa.gz.gzi") == oursBlocks)
    }

    @Test func refusesWhatNoReaderWouldFind() throws {
        let folder = try ScratchFolder()
        let writer = try FASTAWriter(path: folder("g.fa"))
        #expect(throws: WriteError.self) { try writer.append(Array("ACGT".utf8)) }
        try writer.beginContig("a")
        for name in ["a", "", "b c", "b\tc"] {
            #expect(throws: WriteError.self) { try writer.beginContig(name) }
        }
        #expect(throws: WriteError.self) { try writer.beginContig("b", description: "two\nlines") }
        #expect(throws: WriteError.self) { _ = try FASTAWriter(path: folder("h.fa"), lineWidth: 0) }
    }

    private func inflate(_ path: String) throws -> [UInt8] {
        let file = try #require(bgzf_open(path, "r"))
        defer { bgzf_close(file) }
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = bgzf_read(file, &buffer, buffer.count), count > 0 {
            result += buffer[..<count]
        }
        return result
    }
}
