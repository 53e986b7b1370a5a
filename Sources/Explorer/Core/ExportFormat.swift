/// A file's format.
enum ExportFormat: String, Sendable {
    /// As the export dialogue names it.
    case table = "TSV"
    case intervals = "BED9"
    case bedGraph
    case bigWig
    case picture = "SVG"

    /// What files of the format end in.
    var suffix: String {
        switch self {
        case .table: "tsv"
        case .intervals: "bed"
        case .bedGraph: "bedgraph"
        case .bigWig: "bw"
        case .picture: "svg"
        }
    }
}
