import Foundation
import PrismModel
import Testing

@testable import GenomeData

@Suite struct VCFFileTests {
    private let scratch: Scratch
    private static let head = "##fileformat=VCFv4.3\n##source=test\n"
    private static let columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO"

    init() throws { scratch = try Scratch() }

    private func records(_ path: String) throws -> [VariantRecord] {
        let file = try VCFFile(path: path)
        var records: [VariantRecord] = []
        while let record = try file.next() { records.append(record) }
        return records
    }

    private func message(_ text: String) throws -> String? {
        let path = try scratch.write(text, as: "a.vcf")
        return failure { try records(path) }
    }

    @Test(arguments: ["plain", "gzip", "bgzip"])
    func `records as they stand, however they are packed`(packing: String) throws {
        let text =
            Self.head + Self.columns + "\tFORMAT\tone\ttwo\n"
            + "chr1\t5\trs1\tac\tA,acg,<DEL>,*\t.\tPASS\tX=1\tGT\t0|1\t1/1\n"
            + "chr2\t0\t.\tN\t.\t9\t.\t.\tGT\t.\t0\n"
        let path =
            switch packing {
            case "gzip": try scratch.pack(text, .gzip, as: "a.vcf.gz")
            case "bgzip": try scratch.pack(text, .bgzip, as: "a.vcf.gz")
            default: try scratch.write(text, as: "a.vcf")
            }
        let file = try VCFFile(path: path)
        #expect(file.meta == ["##fileformat=VCFv4.3", "##source=test"] && file.samples == ["one", "two"])
        let first = try #require(try file.next())
        #expect(first.line == 4 && first.contig == "chr1" && first.position == 4 && first.id == "rs1")
        #expect(first.reference == "AC" && first.alternatives == ["A", "ACG", "<DEL>", "*"])
        #expect(first.samples.map(String.init) == ["GT", "0|1", "1/1"])
        let second = try #require(try file.next())
        #expect(second.position == -1 && second.alternatives.isEmpty)
        #expect(try file.next() == nil)
    }

    @Test func `what is no VCF, and lines that are no records, by file and line`() throws {
        let start = Self.head + Self.columns + "\n"
        for (text, words) in [
            ("", "a.vcf: is empty"), ("gene_id\tx\n", "a.vcf: line 1: is not VCF"),
            ("##fileformat=VCFv4.2\n", "ends before the line #CHROM"),
            (Self.head + "chr1\t5\n", "line 3: expected the columns #CHROM POS"),
            (start + "chr1\t5\t.\tA\n", "line 4: has 4 columns with tabs between, expected 8"),
            (start + "chr1 5 . A C . . .\n", "line 4: has 1 columns"),
            (start + "chr1\t5x\t.\tA\tC\t.\t.\t.\n", "line 4: POS is \"5x\""),
            (start + "chr1\t-5\t.\tA\tC\t.\t.\t.\n", "line 4: POS is"),
            (start + "chr1\t99999999999999999999\t.\tA\tC\t.\t.\t.\n", "line 4: POS is"),
            (start + "\t5\t.\tA\tC\t.\t.\t.\n", "line 4: CHROM is empty"),
            (start + "chr1\t5\t.\tA!\tC\t.\t.\t.\n", "line 4: REF is \"A!\""),
            (start + "chr1\t5\t.\t\tC\t.\t.\t.\n", "line 4: REF is \"\""),
            (start + "chr1\t5\t.\tA\tC,\t.\t.\t.\n", "line 4: ALT is \"\""),
            (start + "chr1\t5\t.\tA\tR\t.\t.\t.\n", "line 4: ALT is \"R\""),
            (start + "chr1\t5\t.\tA\t<DEL\t.\t.\t.\n", "line 4: ALT is \"<DEL\""),
            (start + "chr1\t5\t.\tA\u{0}\tC\t.\t.\t.\n", "line 4: holds a NUL byte"),
            (
                Self.head + Self.columns + "\tFORMAT\tone\nchr1\t5\t.\tA\tC\t.\t.\t.\tGT\n",
                "line 4: has 9 columns with tabs between, expected 10"
            ),
        ] {
            let problem = try message(text)
            #expect(problem?.contains(words) == true, "\(words): \(problem ?? "read")")
        }
        try scratch.write(
            Array((start + "chr1\t5\t").utf8) + [0xFF] + Array("\tA\tC\t.\t.\t.\n".utf8), as: "b.vcf")
        #expect(
            failure { try records(scratch.path("b.vcf")) }?.contains("line 4: is not valid UTF-8") == true)
    }

    @Test func `a packed file that is cut or damaged anywhere is an error, with its line`() throws {
        var random = SplitMix64(seed: 5)
        var text = Self.head + Self.columns + "\n"
        for line in 0..<400 {
            text += "chr1\t\(line + 1)\trs\(random.next())\tA\tC\t.\t.\tX=\(random.next())\n"
        }
        for packing in [Scratch.Packing.gzip, .bgzip] {
            let path = try scratch.pack(text, packing, as: "whole.vcf.gz")
            #expect(try records(path).count == 400)
            let whole = Array(try Data(contentsOf: URL(filePath: path)))
            for cut in [1, 20, whole.count / 3, whole.count / 2, whole.count - 30, whole.count - 5] {
                let cutPath = try scratch.write(Array(whole[..<cut]), as: "cut.vcf.gz")
                #expect(failure { try records(cutPath) }?.contains("cut.vcf.gz") == true, "cut at \(cut)")
            }
            var damaged = whole
            damaged[whole.count / 2] ^= 0x10
            let damagedPath = try scratch.write(damaged, as: "damaged.vcf.gz")
            let words = failure { try records(damagedPath) }
            #expect(words?.contains("damaged.vcf.gz: line ") == true, "\(words ?? "read")")
        }
    }

    @Test func `a census knows the whole file, and its text`() throws {
        let text = Self.head + Self.columns + "\nchr1\t5\t.\tA\tC\t.\t.\t.\nchr2\t6\t.\tA\tC\t.\t.\t.\n"
        let plain = try VCFCensus(path: scratch.write(text, as: "a.vcf")) { record, _ in
            record.contig == "chr2"
        }
        let packed = try VCFCensus(path: scratch.pack(text, .bgzip, as: "a.vcf.gz")) { _, _ in true }
        let other = try VCFCensus(path: scratch.write(text + "chr3\t1\t.\tA\tC\t.\t.\t.\n", as: "b.vcf")) {
            _, _ in
            true
        }
        #expect(plain.asked == 1 && plain.records == 2 && packed.asked == 2 && other.records == 3)
        #expect(plain.hash == packed.hash && plain.hash != other.hash && plain.hash.utf8.count == 64)
    }
}
