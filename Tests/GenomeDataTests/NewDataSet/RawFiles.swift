@testable import GenomeData

/// Files as people hold them, small, whose every number can be worked out by hand: a genome of three contigs with twelve
/// coding genes and one that does not code on each, every 4,500 bp from 3,000 on, strands in turn.
///
/// A gene has 2,000 bp: exons of 200, 400 and 500 bp with introns of 300 and 600; its coding sequence begins with ATG 120 bp
/// behind the TSS and ends 683 bases of exons later, with TAA. A second transcript begins 50 bp later.
struct RawFiles {
    let scratch: Scratch
    /// Letters by contig.
    let sequences: [String: [UInt8]]

    static let contigs = ["chr1", "chr2", "chr3"]
    static let genesPerContig = 12
    static let length = 60_000

    /// Where a gene lies.
    struct Place {
        let number: Int
        let contig: String
        let start: Int
        let isForward: Bool

        var strand: String { isForward ? "+" : "-" }
        var tss: Int { isForward ? start : start + 1_999 }

        /// A stretch of the gene, counted from its TSS, as it lies on the + strand.
        func range(_ from: Int, _ to: Int) -> Range<Int> {
            isForward ? start + from..<start + to : start + 2_000 - to..<start + 2_000 - from
        }
    }

    static let places: [Place] = contigs.enumerated().flatMap { index, contig in
        (0..<genesPerContig).map { gene in
            Place(
                number: index * genesPerContig + gene, contig: contig, start: 3_000 + 4_500 * gene,
                isForward: gene.isMultiple(of: 2))
        }
    }

    init() throws {
        scratch = try Scratch()
        var state: UInt64 = 7
        var sequences: [String: [UInt8]] = [:]
        for contig in Self.contigs {
            sequences[contig] = (0..<Self.length).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Array("ACGT".utf8)[Int(state >> 62)]
            }
        }
        for place in Self.places {
            let codons = [(120, "ATG"), (1_700, "TAA")]
            for (at, codon) in codons {
                let letters = Array((place.isForward ? codon : codon == "ATG" ? "CAT" : "TTA").utf8)
                sequences[place.contig]?.replaceSubrange(place.range(at, at + 3), with: letters)
            }
        }
        self.sequences = sequences
        let text = Self.contigs.map {
            ">\($0)\n" + String(decoding: sequences[$0] ?? [], as: UTF8.self) + "\n"
        }
        try scratch.write(text.joined(), as: "genome.fa")
        try scratch.write(Self.models(), as: "genes.gtf")
        try scratch.write(Self.table, as: "quant.tsv")
        try writeTrack("k27.bw") { Float($0 % 5 + 1) * 0.01 }
        try writeTrack("dnase.bw") { Float($0 % 7 + 1) * 4 }
        try scratch.write(contacts, as: "contacts.tsv")
    }

    func path(_ name: String) -> String { scratch.path(name) }

    /// Letters of a stretch on the + strand.
    func letters(_ place: Place, _ from: Int, _ to: Int) -> [UInt8] {
        Array((sequences[place.contig] ?? [])[place.range(from, to)])
    }

    static func id(_ number: Int) -> String { "ENSG000000001" + (number < 10 ? "0" : "") + "\(number)" }

    /// GTF as GENCODE writes it.
    static func models(contig: (String) -> String = { $0 }, tags: Bool = true) -> String {
        var text = "##description: test, GRCx\n"
        for place in places {
            func line(_ kind: String, _ range: Range<Int>, _ rest: String) {
                text +=
                    [
                        contig(place.contig), "HAVANA", kind, "\(range.lowerBound + 1)",
                        "\(range.upperBound)", ".",
                        place.strand, ".",
                        "gene_id \"\(id(place.number)).3\"; gene_name \"GENE\(place.number)\"; ensembl_gene_id \"ENSG0000009"
                            + "\(1_000 + place.number)\"; \(rest)",
                    ].joined(separator: "\t") + "\n"
            }
            let first = "transcript_id \"ENST\(1_000_000 + 2 * place.number).1\"; "
            let tag = tags ? "tag \"basic\"; tag \"MANE_Select\";" : ""
            line("gene", place.range(0, 2_000), "")
            line("transcript", place.range(0, 2_000), first + tag)
            for exon in [(0, 200), (500, 900), (1_500, 2_000)] {
                line("exon", place.range(exon.0, exon.1), first + tag)
            }
            for part in [(120, 200), (500, 900), (1_500, 1_700)] {
                line("CDS", place.range(part.0, part.1), first + tag)
            }
            let second = "transcript_id \"ENST\(1_000_001 + 2 * place.number).1\"; "
            line("transcript", place.range(50, 900), second)
            line("exon", place.range(50, 200), second)
            line("exon", place.range(500, 900), second)
            line("CDS", place.range(500, 560), second)
        }
        for name in contigs {
            let rest = "gene_id \"ENSG00000099\(name.suffix(1))99\"; gene_name \"LNC\(name.suffix(1))\";"
            for kind in ["gene", "exon"] {
                let transcript = kind == "exon" ? " transcript_id \"L\(name)\";" : ""
                text += "\(contig(name))\tx\t\(kind)\t1001\t1500\t.\t+\t.\t\(rest)\(transcript)\n"
            }
        }
        return text
    }

    /// What was measured of a gene.
    static func value(_ number: Int) -> Float { Float((number * 37) % 50) }

    /// As RSEM writes it, of genes with another version.
    static var table: String {
        "gene_id\ttranscript_id(s)\tlength\teffective_length\texpected_count\tTPM\tFPKM\n"
            + places.map { place in
                "\(id(place.number)).7\tT\t2000\t1800\t\(place.number * 3)\t\(value(place.number))\t\(place.number)\n"
            }.joined()
    }

    /// A track that has a value of `value(number)` over 600 bp around each TSS and 0 elsewhere.
    @discardableResult
    func writeTrack(
        _ name: String, lengths: Int = RawFiles.length, prefix: String = "chr", value: (Int) -> Float
    ) throws -> String {
        let contigs = Self.contigs.map { (prefix + $0.dropFirst(3), lengths) }
        let writer = try BigWigWriter(path: scratch.path(name), contigs: contigs)
        for contig in Self.contigs {
            var values = [Float](repeating: 0, count: Self.length)
            for place in Self.places where place.contig == contig {
                for base in place.tss - 300..<place.tss + 300 { values[base] = value(place.number) }
            }
            try writer.append(
                contig: prefix + contig.dropFirst(3), start: 0, values: Array(values.prefix(lengths)))
        }
        try writer.commit()
        return scratch.path(name)
    }

    /// All genes but the last have contacts: 400 with their own bin.
    private var contacts: String {
        "gene_id\tchrom\tbin_start\tbin_end\tcontact\n"
            + Self.places.dropLast().map { place in
                let bin = place.tss / 1_000 * 1_000
                return "\(Self.id(place.number))\t\(place.contig)\t\(bin)\t\(bin + 1_000)\t400\n"
                    + "\(Self.id(place.number))\t\(place.contig)\t\(bin + 1_000)\t\(bin + 2_000)\t25\n"
            }.joined()
    }

    /// A request for all of the files.
    func request(_ output: String = "new/dataset.toml") -> NewDataSetRequest {
        var request = NewDataSetRequest(
            output: path(output), genome: path("genome.fa"), genes: path("genes.gtf"))
        request.expression = path("quant.tsv")
        request.signals = [
            .init(name: "H3K27ac", file: path("k27.bw")), .init(name: "DNase", file: path("dnase.bw")),
        ]
        request.contacts = [.init(name: "Hi-C", file: path("contacts.tsv"))]
        return request
    }

    /// Makes the data set and opens it.
    func make(
        _ change: (inout NewDataSetRequest) -> Void = { _ in }
    ) throws -> (report: NewDataSet.Report, dataSet: DataSet) {
        var request = request()
        change(&request)
        try scratch.write("", as: "new/kept")
        let report = try NewDataSet(request).write()
        return (report, try DataSet(path: request.output))
    }

    /// The words of what making a changed data set fails with.
    func mistake(_ change: (inout NewDataSetRequest) -> Void) -> String {
        failure { try make(change) } ?? "no failure"
    }
}
