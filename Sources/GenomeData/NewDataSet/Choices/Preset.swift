/// Public files that need only be named: what the published work used of ENCODE, with GENCODE's genes and a genome that can
/// be read range by range.
public enum Preset: String, Sendable, CaseIterable {
    /// The cell line K562, on hg38.
    case k562 = "encode-k562"
    /// The cell line GM12878, on hg38.
    case gm12878 = "encode-gm12878"

    /// hg38 as the Broad Institute keeps it, plain, with its index beside it.
    private static let genome =
        "https://storage.googleapis.com/gcp-public-data--broad-references/hg38/v0/Homo_sapiens_assembly38.fasta"
    private static let genes =
        "https://ftp.ebi.ac.uk/pub/databases/gencode/Gencode_human/release_44/gencode.v44.basic.annotation.gtf.gz"

    /// Accessions of ENCODE, in the published model's order.
    private var signals: [(name: String, accession: String)] {
        switch self {
        case .k562: [("H3K27ac", "ENCFF465GBD"), ("DNase", "ENCFF414OGC")]
        case .gm12878: [("H3K27ac", "ENCFF798KYP"), ("DNase", "ENCFF960FMM")]
        }
    }

    /// RNA-seq of ENCODE by gene; nil where none is known here.
    private var expression: String? { self == .k562 ? "ENCFF934YBO" : nil }

    /// A request for the files, to which others can be added.
    ///
    /// - Parameters:
    ///   - output: the manifest to write.
    ///   - mirror: the address of a server that has the files under their own names; nil for where they are published.
    /// - Returns: the request.
    public func request(output: String, mirror: String? = nil) -> NewDataSetRequest {
        func place(_ url: String) -> String {
            guard let mirror, let name = url.split(separator: "/").last else { return url }
            return (mirror.hasSuffix("/") ? mirror : mirror + "/") + name
        }
        func encode(_ accession: String, _ ending: String) -> String {
            place("https://www.encodeproject.org/files/\(accession)/@@download/\(accession).\(ending)")
        }
        var request = NewDataSetRequest(output: output, genome: place(Self.genome), genes: place(Self.genes))
        request.signals = signals.map { .init(name: $0.name, file: encode($0.accession, "bigWig")) }
        request.expression = expression.map { encode($0, "tsv") }
        request.name = self == .k562 ? "K562, ENCODE" : "GM12878, ENCODE"
        return request
    }
}
