/// How far a report is.
public enum ReportProgress: Sendable {
    /// So many genes are predicted, of so many.
    case predicting(Int, of: Int)
    /// So many contigs of tracks are read, or steps of learning background states done, of so many at most.
    case learning(Int, of: Int)
    /// The signals of so many genes are read in both conditions, of so many.
    case comparing(Int, of: Int)
    /// So many masks are laid over held-out genes, of so many.
    case ablating(Int, of: Int)
    /// So many genes have their section, of so many.
    case describing(Int, of: Int)
}
