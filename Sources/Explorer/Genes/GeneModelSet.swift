import GenomeData

/// Gene models read beside the data set's own genes, compared by identity.
public final class GeneModelSet: Sendable, Equatable {
    let annotation: Annotation
    /// The names by which the data set's genes are found, those of the models included.
    let names: GeneNames

    /// - Parameters:
    ///   - annotation: the models.
    ///   - genes: the data set's own.
    init(_ annotation: Annotation, besides genes: Annotation) {
        self.annotation = annotation
        names = GeneNames(genes, models: annotation)
    }

    /// Whether two are the same object.
    public static func == (first: GeneModelSet, second: GeneModelSet) -> Bool { first === second }
}
