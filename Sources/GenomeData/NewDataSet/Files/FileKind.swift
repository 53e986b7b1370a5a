/// What a file is, by its first bytes, whatever it is called.
enum FileKind: String, Sendable {
    case empty = "empty file"
    case fasta = "FASTA"
    case geneModels = "GTF or GFF of gene models"
    case bigWig
    case bigBed
    case hdf5 = "HDF5 file (.cool, .h5)"
    case hic = ".hic"
    case reads = "file of reads (BAM, CRAM, SAM or FASTQ)"
    case twoBit = "2bit genome"
    case peaks = "BED of regions"
    case wiggle = "wig or bedGraph"
    case variants = "VCF of variants"
    case workbook = "zip or Excel workbook"
    case binary = "binary file of no known kind"
    case table

    /// "an empty file", "a FASTA".
    var words: String { (["e", "H"].contains(rawValue.first) ? "an " : "a ") + rawValue }

    /// What makes something of it that Prism reads; nil where nothing is to be said.
    var advice: String? {
        switch self {
        case .empty: "it may have been cut short when it was copied: fetch it again"
        case .reads: "make a bigWig of the reads first (bamCoverage -b reads.bam -o signal.bw)"
        case .twoBit: "turn it into FASTA first (twoBitToFa genome.2bit genome.fa)"
        case .wiggle: "turn it into a bigWig first (bedGraphToBigWig)"
        case .workbook: "save the sheet as tab-separated text first"
        default: nil
        }
    }

    /// How binary files begin.
    static let signatures: [(bytes: [UInt8], kind: FileKind)] = [
        ([0x26, 0xFC, 0x8F, 0x88], .bigWig), ([0x88, 0x8F, 0xFC, 0x26], .bigWig),
        ([0xEB, 0xF2, 0x89, 0x87], .bigBed), ([0x87, 0x89, 0xF2, 0xEB], .bigBed),
        ([0x89, 0x48, 0x44, 0x46], .hdf5), (Array("HIC\0".utf8), .hic), (Array("CRAM".utf8), .reads),
        (Array("BAM\u{1}".utf8), .reads), ([0x43, 0x27, 0x41, 0x1A], .twoBit),
        ([0x1A, 0x41, 0x27, 0x43], .twoBit), ([0x50, 0x4B, 0x03, 0x04], .workbook),
    ]
}
