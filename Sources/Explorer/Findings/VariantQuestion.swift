import Canvas
import GenomeData

/// Alleles, made together, that are to be shown in the window of a gene.
struct VariantQuestion: Sendable, Equatable {
    /// Each with one allele; all on one contig.
    var variants: [VariantRecord]
    /// Position in the catalog's genes; nil: the gene whose window holds them.
    var gene: Int?
    /// Other alleles that were typed with them and are not made: "T>G".
    var others: [String] = []
    /// What the file that they are from says of them, where it was made otherwise than this session predicts.
    var stated: StatedEffect?

    /// What they do to the sequence.
    var changes: [SequenceChange] { variants.compactMap(\.change) }

    /// "chr22:36,700,000 A>G", several with commas between.
    var text: String { variants.map(Self.text).joined(separator: ", ") }

    /// "chr22:36,700,000 A>G".
    static func text(_ variant: VariantRecord) -> String {
        "\(variant.contig):\(NumberText.grouped(variant.position + 1)) \(alleles(of: variant))"
    }

    /// "A>G".
    static func alleles(of variant: VariantRecord) -> String {
        func short(_ bases: String) -> String {
            bases.count > 12 ? "\(bases.prefix(8))…(\(bases.count))" : bases
        }
        return short(variant.reference) + ">" + variant.alternatives.map(short).joined(separator: ",")
    }
}
