/// How far learned and true states agree over some genes.
public struct StateAgreement: Sendable, Equatable, Codable {
    /// `all`, `split` or `contig`.
    public let by: String
    /// `all`, the split's name or the contig's.
    public let name: String
    /// Genes compared.
    public let genes: Int
    /// The adjusted Rand index.
    public let ari: Double
    /// Normalised mutual information.
    public let nmi: Double
}
