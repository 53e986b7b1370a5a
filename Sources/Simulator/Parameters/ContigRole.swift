/// What a contig is for.
public enum ContigRole: String, CaseIterable, Sendable, Codable {
    /// Trained on.
    case train
    /// For choosing a checkpoint.
    case validation
    /// Never seen, made like the training contigs.
    case test
    /// Never seen, with the effect of Z on expression changed and everything else the same.
    case shifted
}
