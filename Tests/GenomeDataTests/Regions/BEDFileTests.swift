import Testing

@testable import GenomeData

/// Regions of text files: which columns are which, and what lies where.
@Suite struct BEDFileTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func regions(
        _ text: String, as name: String = "x.bed", _ column: RegionColumn = .score,
        in range: Range<Int> = 0..<1_000_000
    ) throws -> [Region] {
        try BEDFile(path: scratch.write(text, as: name), column: column).regions(
            in: .init(contig: "chr1", range))
    }

    @Test func `names and scores, whatever stands around them`() throws {
        let found = try regions(
            "# made by hand\nbrowser position chr1:1-9\ntrack name=x\n\nchr1\t10\t20\ta\t7.5\t+\nchr1\t5\t8\t.\t.\n"
                + "chr2\t0\t3\tb\t1\r\nchr1\t30\t30\tbetween\t2\nchr1 40 50 words 3\n")
        #expect(found.map(\.start) == [5, 10, 30, 40] && found.map(\.end) == [8, 20, 30, 50])
        #expect(found.map(\.name) == [nil, "a", "between", "words"])
        #expect(found[0].value.isNaN && found.dropFirst().map(\.value) == [7.5, 2, 3])
        #expect(try regions("chr1\t1\t2\n").map(\.value.isNaN) == [true])
        #expect(try regions("").isEmpty && regions("track\n#\n").isEmpty)
    }

    /// The column of values of the usual files, by what they are called and by what is in them.
    @Test(arguments: [
        ("x.bed", "chr1\t1\t9\tn\t600\t.", "score", "score"),
        ("x.bed", "chr1\t1\t9\tn", nil, nil), ("x.bed", "chr1\t1\t9\tn\tno\t+", nil, nil),
        ("x.narrowPeak", "chr1\t1\t9\tn\t600\t.\t3.5\t2\t1\t4", "signalValue", "score"),
        ("x.bed.gz", "chr1\t1\t9\tn\t600\t.\t3.5\t2\t1\t4", "signalValue", "score"),
        ("x.broadPeak", "chr1\t1\t9\tn\t600\t.\t3\t4\t5", "signalValue", "score"),
        ("x.bed", "chr1\t1\t9\tn\t600\t.\t3.5\t4\t5", "signalValue", "score"),
        ("x.bed", "chr1\t1\t9\tn\t600\t.\t1\t9\t0", "score", "score"),
        ("x.bed", "chr1\t1\t9\tn\t600\t.\t1\t9\t255,0,0", "score", "score"),
        ("x.gappedPeak", "chr1\t1\t9\tn\t600\t.\t1\t9\t0\t1\t8\t0\t3.5\t2\t1", "signalValue", "score"),
    ])
    func `columns`(name: String, row: String, strength: String?, score: String?) throws {
        let path =
            name.hasSuffix(".gz")
            ? try scratch.pack(row + "\n", .gzip, as: name) : try scratch.write(row + "\n", as: name)
        #expect(try BEDFile(path: path, column: .strength).valueColumn == strength)
        #expect(try BEDFile(path: path, column: .score).valueColumn == score)
        #expect(try BEDFile(path: path, column: .presence).valueColumn == nil)
    }

    @Test func `a column by name and by number`() throws {
        let row = "chr1\t1\t9\tn\t600\t.\t3.5\t2\t0.25\t4\n"
        for (column, value) in [
            (RegionColumn.named("qvalue"), Float(0.25)), (.named("pValue"), 2), (.number(9), 0.25),
            (.number(5), 600), (.presence, 1), (.strength, 3.5),
        ] {
            #expect(try regions(row, as: "x.narrowPeak", column).map(\.value) == [value])
        }
        let unknown = failure { try regions(row, as: "x.narrowPeak", .named("qValu")) }
        #expect(unknown?.contains("no column \"qValu\"; did you mean") == true, "\(unknown ?? "")")
        #expect(failure { try regions(row, .number(11)) }?.contains("rows have 10 columns") == true)
        #expect(failure { try regions("chr1\t1\t9\tn\n", .named("score")) }?.contains("\"score\"") == true)
    }

    @Test(arguments: [
        ("chr1\t5\n", "line 1: 2 fields; BED has 3 or more"), ("chr1\n", "line 1: 1 field"),
        ("#\nchr1\t9\t5\n", "line 2: expected a start and an end behind it"),
        ("chr1\t-1\t5\n", "line 1: expected a start"), ("chr1\tx\t5\n", "line 1: expected a start"),
        ("\t1\t5\n", "line 1: expected the name of a contig"),
        ("chr1\t1\t5\tn\t3\nchr1\t1\t5\tn\tmany\n", "line 2: column score: expected a finite number"),
        ("chr1\t1\t5\tn\t3\nchr1\t1\t5\tn\tinf\n", "line 2: column score: expected a finite number"),
        ("chr1\t1\t99999999999999\n", "line 1: expected a start"),
    ])
    func `what is wrong is named with its line`(text: String, words: String) throws {
        let message = failure { try regions(text) }
        #expect(message?.contains(words) == true, "\(message ?? "none")")
        #expect(message?.contains("x.bed") == true)
    }

    @Test func `long regions are found from within, however many stand between`() throws {
        let rows = ["chr1\t0\t100000\tlong"] + (0..<500).map { "chr1\t\($0 * 100)\t\($0 * 100 + 50)\ts\($0)" }
        let file = try BEDFile(
            path: scratch.write(rows.shuffled().joined(separator: "\n"), as: "l.bed"), column: .presence)
        #expect(file.count == 501)
        let found = file.regions(in: .init(contig: "1", start: 40_060, end: 40_110))
        #expect(found.map(\.name) == ["long", "s401"])
        #expect(file.regions(in: .init(contig: "chr1", start: 70_000, end: 70_001)).map(\.name) == ["long"])
        #expect(file.regions(in: .init(contig: "chr1", start: 100_000, end: 200_000)).isEmpty)
        #expect(file.regions(in: .init(contig: "chr2", start: 0, end: 9)).isEmpty)
        #expect(file.regions(in: .init(contig: "chr1", start: .min, end: .max)).count == 501)
        #expect(file.regions(in: .init(contig: "chr1", start: 5, end: 2)).isEmpty)
    }
}
