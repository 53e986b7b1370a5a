/// The form in which effects are written.
public enum VariantFormat: String, Sendable, CaseIterable {
    /// A table with a row per allele and gene.
    case tsv
    /// The VCF's own lines, with the effects in INFO.
    case vcf
}
