import GenomeData

/// Gene models read beside the data set's own genes, compared by identity.
public final class GeneModelSet: Sendable, Equatable {
    let annotation: Annotation

    init(_ annotation: Annotation) { self.annotation = annotation }

    /// Whether two are the same object.
    public static func == (first: GeneModelSet, second: GeneModelSet) -> Bool { first === second }
}
