/// Genes to learn from, or to validate on: windows and measured expression by index.
public protocol TrainingGenes: Sendable {
    /// How many there are.
    var count: Int { get }

    /// The window of a gene, its centre moved `shift` bases along the + strand.
    func window(_ index: Int, shift: Int) throws -> GeneWindow

    /// The measured expression of a gene, transformed as the model is to predict it.
    func target(_ index: Int) -> Float

    /// A gene as it is learned from at one visit, with what it is to be predicted as.
    ///
    /// - Parameters:
    ///   - index: the gene.
    ///   - shift: how far its centre is moved along the + strand.
    ///   - random: draws what differs from visit to visit, where anything does.
    /// - Returns: the window, and the expression that it is to be predicted as.
    /// - Throws: as `window(_:shift:)`.
    func example(
        _ index: Int, shift: Int, random: inout SplitMix64
    ) throws -> (window: GeneWindow, target: Float)
}

extension TrainingGenes {
    /// The gene as it is.
    public func example(
        _ index: Int, shift: Int, random: inout SplitMix64
    ) throws -> (window: GeneWindow, target: Float) {
        (try window(index, shift: shift), target(index))
    }
}
