/// Genes to learn from, or to validate on: windows and measured expression by index.
public protocol TrainingGenes: Sendable {
    /// How many there are.
    var count: Int { get }

    /// The window of a gene, its centre moved `shift` bases along the + strand.
    func window(_ index: Int, shift: Int) throws -> GeneWindow

    /// The measured expression of a gene, transformed as the model is to predict it.
    func target(_ index: Int) -> Float
}
