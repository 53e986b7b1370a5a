import Foundation
import PrismModel
import Testing

@testable import GenomeData

@Suite struct LineReaderTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func lines(_ path: String, limit: Int = 1 << 30) throws -> [String] {
        let reader = try LineReader(path: path, limit: limit)
        var lines: [String] = []
        while let line = try reader.next() { lines.append(String(decoding: line, as: UTF8.self)) }
        #expect(reader.lineNumber == lines.count)
        return lines
    }

    @Test(arguments: [
        ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("\n\nx\n", ["", "", "x"]),
        ("a\r\nb\r\n", ["a", "b"]), ("\u{FEFF}a\nb\n", ["a", "b"]), ("\u{FEFF}", []), ("a\r", ["a"]),
    ])
    func `lines end at LF or CRLF, and a byte order mark is not text`(text: String, expected: [String]) throws
    {
        #expect(try lines(scratch.write(text, as: "plain.txt")) == expected)
    }

    @Test func `plain, gzip and bgzip read the same, across many blocks`() throws {
        let expected = (0..<40_000).map { "line \($0) " + String(repeating: "x", count: $0 % 61) }
        let text = expected.joined(separator: "\n")
        #expect(try lines(scratch.write(text, as: "t.txt")) == expected)
        #expect(try lines(scratch.pack(text, .gzip, as: "t.gz")) == expected)
        #expect(try lines(scratch.pack(text, .bgzip, as: "t.bgz")) == expected)
    }

    @Test(arguments: [Scratch.Packing?.none, .bgzip])
    func `a line is found again by where it starts`(packing: Scratch.Packing?) throws {
        let expected = (0..<20_000).map { "line \($0) " + String(repeating: "x", count: $0 % 61) }
        let text = "\u{FEFF}" + expected.joined(separator: "\r\n")
        let path = try packing.map { try scratch.pack(text, $0, as: "t") } ?? scratch.write(text, as: "t")
        let reader = try LineReader(path: path, limit: 1 << 30, indexed: true)
        #expect(reader.isSeekable)
        var starts: [Int] = []
        while try reader.next() != nil { starts.append(reader.lineStart) }
        var random = SplitMix64(seed: 7)
        for _ in 0..<300 {
            let index = Int.random(in: 0..<expected.count, using: &random)
            try reader.seek(to: starts[index], line: index + 1)
            for step in 0..<min(3, expected.count - index) {
                #expect(
                    try reader.next().map { String(decoding: $0, as: UTF8.self) } == expected[index + step])
                #expect(reader.lineNumber == index + step + 1)
            }
        }
    }

    @Test func `a packed file that is cut or changed is an error`() throws {
        let text = (0..<50_000).map { "\($0 &* 2_654_435_761)" }.joined(separator: "\n")
        for packing in [Scratch.Packing.gzip, .bgzip] {
            let whole = Array(try Data(contentsOf: URL(filePath: scratch.pack(text, packing, as: "whole"))))
            for cut in [whole.count / 2, whole.count - 5, whole.count - 28, 12, 3] {
                let path = try scratch.write(Array(whole[..<cut]), as: "cut")
                let message = try #require(failure { try lines(path) })
                #expect(message.contains("cut short"), "\(packing) cut at \(cut): \(message)")
            }
            var flipped = whole
            flipped[whole.count / 2] ^= 0x10
            let path = try scratch.write(flipped, as: "flipped")
            #expect(failure { try lines(path) }?.contains("damaged") == true)
        }
    }

    @Test func `a gzip bomb stops at the limit, in little memory`() throws {
        let bomb = try scratch.pack(String(repeating: "x", count: 8 << 20), .gzip, as: "bomb.gz")
        #expect(failure { try lines(bomb) }?.contains("line 1: longer than 1048576 bytes") == true)
        let blanks = try scratch.pack(String(repeating: "\n", count: 1 << 18), .gzip, as: "blanks.gz")
        #expect(failure { try lines(blanks, limit: 1 << 17) }?.contains("longer than 131072 bytes") == true)
    }

    @Test func `what is not text is refused`() throws {
        #expect(
            failure { try lines(scratch.write([0xFF, 0xFE, 0x61, 0], as: "a")) }?.contains("UTF-16") == true)
        #expect(
            failure { try lines(scratch.write("a\0b\n", as: "a")) }?.contains("line 1: holds a NUL") == true)
        #expect(
            failure { try lines(scratch.write("x\na\rb\n", as: "a")) }?.contains(
                "line 2: holds a carriage return")
                == true)
    }

    @Test func `a file that is not there, a folder, and a name with a colon`() throws {
        #expect(
            failure { try lines(scratch.path("none.tsv")) }?.hasSuffix("No such file or directory") == true)
        #expect(failure { try lines(scratch.folder.path) }?.contains("Is a directory") == true)
        #expect(failure { try LineReader(path: "data:,x", limit: 10) }?.contains("No such file") == true)
    }
}
