/// What a line of GTF or GFF3 describes, as far as it matters here.
enum FeatureKind: String {
    case gene
    case transcript
    case exon
    case coding = "coding part"

    /// From the third column, in the terms of the Sequence Ontology; nil for what has no part in a gene model.
    init?(type: String) {
        switch type {
        case "gene", "pseudogene": self = .gene
        case "exon", "pseudogenic_exon": self = .exon
        case "CDS": self = .coding
        case "transcript", "mRNA": self = .transcript
        default:
            if type.hasSuffix("_gene") {
                self = .gene
            } else if ["RNA", "transcript", "_segment"].contains(where: { type.hasSuffix($0) }) {
                self = .transcript
            } else {
                return nil
            }
        }
    }
}
