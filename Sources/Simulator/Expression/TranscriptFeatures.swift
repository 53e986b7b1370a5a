/// The mRNA features of one gene, in the units of the model's `features` input.
struct TranscriptFeatures: Sendable {
    /// z-scores, across all genes, of log10(length + 0.1): 5′UTR, coding sequence, introns, 3′UTR.
    let lengths: [Double]
    /// Coding exons per kb of coding sequence.
    let exonDensity: Double
    /// The same as a z-score across all genes.
    let scaledExonDensity: Double

    /// Column names, in the order the model is trained with; promoter activity is the last.
    static let columns = [
        "UTR5LEN_log10zscore", "CDSLEN_log10zscore", "INTRONLEN_log10zscore", "UTR3LEN_log10zscore", "UTR5GC",
        "CDSGC", "UTR3GC", "ORFEXONDENSITY", "promoter_activity",
    ]
}

/// Means and deviations of the features across all genes.
struct FeatureScaling: Sendable {
    private let lengths: [(mean: Double, deviation: Double)]
    private let density: (mean: Double, deviation: Double)

    init(_ genes: [PlacedGene]) {
        let logs = genes.map(Self.logLengths)
        lengths = (0..<4).map { column in Moments(logs.map { $0[column] }).meanAndDeviation }
        density = Moments(genes.map(Self.density)).meanAndDeviation
    }

    func features(of gene: PlacedGene) -> TranscriptFeatures {
        let logs = Self.logLengths(gene)
        let density = Self.density(gene)
        return TranscriptFeatures(
            lengths: zip(logs, lengths).map { Self.score($0, $1) }, exonDensity: density,
            scaledExonDensity: Self.score(density, self.density))
    }

    private static func score(_ value: Double, _ scale: (mean: Double, deviation: Double)) -> Double {
        scale.deviation > 0 ? (value - scale.mean) / scale.deviation : 0
    }

    private static func logLengths(_ gene: PlacedGene) -> [Double] {
        let transcript = gene.transcript
        let lengths = [
            transcript.utr5, transcript.coding, transcript.introns.reduce(0, +), transcript.utr3,
        ]
        return lengths.map { PortableMath.log10(Double($0) + 0.1) }
    }

    private static func density(_ gene: PlacedGene) -> Double {
        Double(gene.codingExonCount) * 1_000 / Double(gene.transcript.coding)
    }
}
