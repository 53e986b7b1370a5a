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
