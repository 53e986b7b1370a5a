/// The mRNA features of one gene, in the units of the model's `features` input.
struct TranscriptFeatures: Sendable {
    /// z-scores, across all genes, of log10(length + 0.1): 5′UTR, coding sequence, introns, 3′UTR.
    let lengths: [Double]
    /// Coding exons per kb of coding sequence.
    let exonDensity: Double
    /// Coding exons per kb of coding sequence, as a z-score across all genes.
    let scaledExonDensity: Double

    /// Column names, in the order the model is trained with; promoter activity is the last.
    static let columns = [
        "UTR5LEN_log10zscore", "CDSLEN_log10zscore", "INTRONLEN_log10zscore", "UTR3LEN_log10zscore", "UTR5GC",
        "CDSGC", "UTR3GC", "ORFEXONDENSITY", "promoter_activity",
    ]
}
