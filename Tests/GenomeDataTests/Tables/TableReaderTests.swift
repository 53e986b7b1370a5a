import PrismModel
import Testing

@testable import GenomeData

@Suite struct TableReaderTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func rows(_ path: String) throws -> [[String]] {
        let reader = try TableReader(path: path)
        var rows = [reader.columns]
        while let row = try reader.next() {
            rows.append(try reader.columns.indices.map { try row.text($0) })
        }
        return rows
    }

    @Test func `TSV: comments before the header, a hash before its first name, blank lines`() throws {
        let path = try scratch.write(
            "## made by x\n# model: y\n#\n#id\tvalue\n\na\t1\n  \nb\t\"2\n", as: "t.tsv")
        #expect(try rows(path) == [["id", "value"], ["a", "1"], ["b", "\"2"]])
    }

    @Test func `CSV: quotes hold commas, quotes and line ends`() throws {
        let text = "id,\"a, b\",c\r\nx,\"say \"\"hi\"\"\",\"two\r\nlines\"\r\n,\"\",z\r\n"
        #expect(
            try rows(scratch.write(text, as: "t.csv")) == [
                ["id", "a, b", "c"], ["x", "say \"hi\"", "two\nlines"], ["", "", "z"],
            ])
        #expect(try rows(scratch.pack(text, .gzip, as: "t.csv.gz")).count == 3)
    }

    @Test(arguments: [
        ("a,b\n\"x,1\n", "line 2: a quoted field is never closed"),
        ("a,b\n\"x\"y,1\n", "line 2: text after a closing quote"),
        ("a,b\nx\",1\n", "line 2: a quote inside a field"),
    ])
    func `CSV: quotes that do not pair are errors`(text: String, expected: String) throws {
        let path = try scratch.write(text, as: "t.csv")
        #expect(failure { try rows(path) }?.contains(expected) == true)
    }

    @Test func `an empty file and a file of comments have no header`() throws {
        for text in ["", "\n\n", "## a\n"] {
            let path = try scratch.write(text, as: "t.tsv")
            #expect(failure { try rows(path) }?.contains("is empty; expected a header") == true)
        }
    }

    @Test func `a row with too few or too many fields is an error with its line`() throws {
        let short = try scratch.write("a\tb\n1\t2\n3\n", as: "short.tsv")
        #expect(
            failure { try rows(short) }?.hasSuffix("short.tsv: line 3: 1 fields; the header has 2") == true)
        let long = try scratch.write("a\tb\r\n1\t2\t3\t4\r\n", as: "long.tsv")
        #expect(failure { try rows(long) }?.hasSuffix("line 2: 4 fields; the header has 2") == true)
    }

    @Test func `a column that is not there, or is there twice`() throws {
        let reader = try TableReader(path: scratch.write("gene_id\tK562_CAGE\tx\tx\n", as: "t.tsv"))
        #expect(try reader.column("K562_CAGE") == 1)
        #expect(failure { try reader.column("K562_cage") }?.contains("did you mean \"K562_CAGE\"?") == true)
        #expect(
            failure { try reader.column("tss") }?.contains("columns are gene_id, K562_CAGE, x, x") == true)
        #expect(failure { try reader.column("x") }?.contains("two columns are named \"x\"") == true)
    }

    @Test func `numbers: what counts as missing, and what is an error`() throws {
        let values = [
            "1.5", "", "NA", "NaN", "nan", ".", "-", "N/A", "-0.25", "1e-3", " 7 ", "123456789012345678",
            "0.1",
        ]
        let path = try scratch.write("v\tk\n" + values.map { $0 + "\tk\n" }.joined(), as: "t.tsv")
        let reader = try TableReader(path: path)
        var read: [Double?] = []
        while let row = try reader.next() { read.append(try row.number(0)) }
        let none: Double? = nil
        #expect(
            read == [
                1.5, none, none, none, none, none, none, none, -0.25, 0.001, 7, 123_456_789_012_345_678, 0.1,
            ])
    }

    @Test(arguments: [
        ("inf", "line 2, column v: \"inf\" is not finite"), ("-Infinity", "is not finite"),
        ("1e999", "is not finite"), ("1,5", "\"1,5\" is not a number"), ("0x10", "is not a number"),
        ("1e40", "is beyond a 32-bit float"), ("--1", "is not a number"), ("e", "is not a number"),
    ])
    func `infinite, oversized and malformed numbers`(text: String, expected: String) throws {
        let reader = try TableReader(path: scratch.write("v\n\(text)\n", as: "t.tsv"))
        let row = try #require(try reader.next())
        #expect(failure { try row.float(0) }?.contains(expected) == true)
    }

    @Test func `decimal numbers agree with the standard library, bit by bit`() throws {
        var random = SplitMix64(seed: 11)
        for _ in 0..<2_000 {
            let text =
                switch Int.random(in: 0..<3, using: &random) {
                case 0: "\(Double(bitPattern: random.next()))"
                case 1:
                    "\(Int.random(in: -99_999...99_999, using: &random)).\(Int.random(in: 0...9_999_999, using: &random))"
                default: "\(Int.random(in: 0...999_999_999_999_999, using: &random))"
                }
            let expected = Double(text)
            guard expected?.isNaN != true else { continue }
            #expect(
                DecimalNumber.value(of: Array(text.utf8)[...])?.bitPattern == expected?.bitPattern, "\(text)")
        }
    }

    @Test(arguments: ["-1", "1.5", "", "99999999999999", "1099511627777", "9223372036854775808", "1e3", "x"])
    func `positions are whole, not negative, and of a genome's size`(text: String) {
        #expect(DecimalNumber.position(of: Array(text.utf8)[...]) == nil)
        #expect(DecimalNumber.position(of: Array("17073700".utf8)[...]) == 17_073_700)
        #expect(DecimalNumber.position(of: Array("17073700.0".utf8)[...]) == 17_073_700)
    }

    @Test func `an error does not carry control characters to the terminal`() throws {
        let reader = try TableReader(path: scratch.write("v\n\u{1B}[31mred\n", as: "t.tsv"))
        let row = try #require(try reader.next())
        let message = try #require(failure { try row.number(0) })
        #expect(message.contains("[31mred\" is not a number") && !message.contains("\u{1B}"))
    }

    @Test func `names are text without control characters`() throws {
        let reader = try TableReader(path: scratch.write("id\tx\n\u{1B}[31m\t1\n\t2\n", as: "t.tsv"))
        let escape = try #require(try reader.next())
        #expect(
            failure { try escape.name(0) }?.contains("line 2, column id: holds a control character") == true)
        let empty = try #require(try reader.next())
        #expect(failure { try empty.name(0) }?.contains("line 3, column id: is empty") == true)
        let latin = try TableReader(path: scratch.write([0x69, 0x64, 0x0A, 0xE9, 0x0A], as: "l.tsv"))
        let row = try #require(try latin.next())
        #expect(failure { try row.text(0) }?.contains("is not UTF-8") == true)
    }
}
