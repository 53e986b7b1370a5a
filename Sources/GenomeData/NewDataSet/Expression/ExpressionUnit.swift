/// What a column of expression counts, by its name.
enum ExpressionUnit: Equatable {
    case tpm, fpkm, counts, cage
    case other(String)

    /// Names of columns that tools write, the one to be preferred first, in lower case.
    static let preferred: [(name: String, unit: ExpressionUnit)] = [
        ("tpm", .tpm), ("fpkm", .fpkm), ("rpkm", .fpkm), ("expected_count", .counts), ("numreads", .counts),
        ("est_counts", .counts), ("counts", .counts), ("count", .counts),
    ]

    /// Columns of numbers that are no expression, in lower case.
    static let others: Set<String> = [
        "length", "effective_length", "effectivelength", "eff_length", "start", "end", "strand", "coverage",
        "position", "tss", "tx_start", "tx_end", "entrez", "entrezid", "entrez_id", "gene_length", "chrom",
        "chr",
        "chromosome", "exon_count", "isopct", "score", "rank",
    ]
    /// Columns that hold a transcript's or gene's length, in lower case, the best first.
    static let lengths = ["effective_length", "effectivelength", "eff_length", "length", "gene_length"]

    init(column: String) {
        let name = column.lowercased()
        if name.contains("cage") {
            self = .cage
        } else if name.contains("tpm") {
            self = .tpm
        } else if name.contains("fpkm") || name.contains("rpkm") {
            self = .fpkm
        } else if name.contains("count") || name.contains("numreads") {
            self = .counts
        } else {
            self = .other(column)
        }
    }

    /// As it stands in a unit.
    var words: String {
        switch self {
        case .tpm: "TPM"
        case .fpkm: "FPKM"
        case .counts: "counts"
        case .cage: "CAGE"
        case .other(let name): name
        }
    }
}
