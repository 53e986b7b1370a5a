/// The form in which effects are written.
public enum VariantFormat: String, Sendable, CaseIterable {
    /// A table with a row per allele and gene.
    case tsv
    /// The VCF's own lines, with the effects in INFO.
    case vcf

    /// What a line of the header that says what made the file begins with.
    var headerPrefix: String {
        switch self {
        case .tsv: "# "
        case .vcf: "##prism="
        }
    }
}
