import Foundation
import Testing

@testable import GenomeData

/// Each mistake of a stranger gets one sentence that says what to do.
@Suite struct NewDataSetMistakesTests {
    let files: RawFiles

    init() throws { files = try RawFiles() }

    private func expect(
        _ words: [String], _ change: (inout NewDataSetRequest) -> Void,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let message = files.mistake(change)
        for word in words {
            #expect(message.contains(word), "\(word) in: \(message)", sourceLocation: location)
        }
        #expect(!message.contains("\n"), sourceLocation: location)
        #expect(
            !FileManager.default.fileExists(atPath: files.path("new/dataset.toml")), sourceLocation: location)
    }

    @Test func wrongColumn() {
        expect(["no column \"TMP\"", "did you mean \"TPM\"?", "--column"]) { $0.column = "TMP" }
        expect(["column \"transcript_id(s)\" holds no numbers", "TPM"]) { $0.column = "transcript_id(s)" }
    }

    @Test func severalColumns() throws {
        try files.scratch.write("gene\tK562\tGM12878\n" + RawFiles.id(0) + "\t1.5\t2\n", as: "two.tsv")
        expect(["several columns hold numbers", "--column", "K562, GM12878"]) {
            $0.expression = files.path("two.tsv")
        }
    }

    @Test func genesOfAnotherKind() throws {
        try files.scratch.write(
            "gene_id\tTPM\nENSMUSG00000000001\t3\nENSMUSG00000000003\t4\n", as: "mouse.tsv")
        expect([
            "no column names genes", "ENSMUSG00000000001", "ENSG00000000100.3",
            "annotation that the table was made with",
        ]) {
            $0.expression = files.path("mouse.tsv")
        }
    }

    @Test func swappedFiles() {
        expect(["--genome and --genes are swapped", "is a GTF", "a FASTA"]) { swap(&$0.genome, &$0.genes) }
        expect(["--genes and --signal DNase are swapped", "is a bigWig"]) { request in
            request.signals[1].file = request.genes
            request.genes = files.path("dnase.bw")
        }
    }

    @Test func filesOfOtherKinds() throws {
        try files.scratch.pack("BAM\u{1}....", .bgzip, as: "reads.bam")
        expect(["reads.bam", "file of reads", "bamCoverage"]) { $0.signals[0].file = files.path("reads.bam") }
        expect(["is a table", "--genome takes a FASTA"]) { $0.genome = files.path("quant.tsv") }
        try files.scratch.write([0x50, 0x4B, 3, 4, 0, 0], as: "book.xlsx")
        expect(["Excel workbook", "tab-separated"]) { $0.expression = files.path("book.xlsx") }
        try files.scratch.write("", as: "nothing.bw")
        expect(["empty file", "fetch it again"]) { $0.signals[0].file = files.path("nothing.bw") }
        try files.scratch.write("chr1\t0\t10\t1.5\nchr1\t10\t20\t2\n", as: "a.bedGraph")
        expect(["bedGraph", "bedGraphToBigWig"]) { $0.signals[0].file = files.path("a.bedGraph") }
    }

    @Test func missingFile() {
        expect(["not-there.bw", "No such file"]) { $0.signals[0].file = files.path("not-there.bw") }
    }

    @Test func wrongAssembly() throws {
        try files.writeTrack("other.bw", lengths: 50_000) { Float($0) }
        expect([
            "other.bw", "another assembly", "50,000 bases here and 60,000 in the genome",
            "files of one assembly",
        ]) {
            $0.signals[0].file = files.path("other.bw")
        }
        try files.writeTrack("fish.bw", prefix: "scaffold") { Float($0) }
        expect(["shares no contig with the genome", "scaffold1"]) {
            $0.signals[0].file = files.path("fish.bw")
        }
        let far = RawFiles.models().split(separator: "\n").map { line in
            var fields = line.split(separator: "\t").map(String.init)
            guard fields.count == 9, fields[0] == "chr1" else { return String(line) }
            for field in [3, 4] { fields[field] += "0000" }
            return fields.joined(separator: "\t")
        }
        try files.scratch.write(far.joined(separator: "\n") + "\n", as: "far.gtf")
        expect(["beyond the end of a contig", "annotation of the genome's assembly"]) {
            $0.genes = files.path("far.gtf")
        }
    }

    @Test func annotationOfAnotherAssembly() throws {
        // The same contigs and lengths, another sequence: the coding sequences tell.
        var other = ">chr1\n" + String(repeating: "ACGTTGCA", count: 7_500) + "\n"
        for contig in ["chr2", "chr3"] {
            other += ">\(contig)\n" + String(repeating: "GGCATCCA", count: 7_500) + "\n"
        }
        try files.scratch.write(other, as: "other.fa")
        expect(["begin with ATG", "annotation of the genome's assembly"]) {
            $0.genome = files.path("other.fa")
        }
    }

    @Test func emptyBigWig() throws {
        let writer = try BigWigWriter(path: files.path("empty.bw"), contigs: [("chr1", 60_000)])
        try writer.commit()
        expect(["empty.bw", "holds no data", "give another file for H3K27ac"]) {
            $0.signals[0].file = files.path("empty.bw")
        }
        try files.writeTrack("zero.bw") { _ in 0 }
        expect(["is 0 around every TSS", "give another file for DNase"]) {
            $0.signals[1].file = files.path("zero.bw")
        }
        expect(["holds no data", "another file of expression"]) { $0.expression = files.path("empty.bw") }
    }

    @Test func genomeWithoutIndex() throws {
        // A local index is made; of plain gzip none can be.
        try files.scratch.pack(">chr1\nACGT\n", .gzip, as: "plain.fa.gz")
        expect(["packed with gzip", "bgzip"]) { $0.genome = files.path("plain.fa.gz") }
    }

    @Test func twoSignalsOfAName() {
        expect(["a second signal named \"H3K27ac\""]) { $0.signals[1].name = "H3K27ac" }
    }

    @Test func tagsThatAreNotThere() throws {
        try files.scratch.write(RawFiles.models(tags: false), as: "plain.gtf")
        expect(["tags no transcript", "--tss 5prime"]) {
            $0.genes = files.path("plain.gtf")
            $0.start = .canonical
        }
        expect(["tags no transcript", "--transcript longest-cds"]) {
            $0.genes = files.path("plain.gtf")
            $0.transcript = .canonical
        }
    }
}
