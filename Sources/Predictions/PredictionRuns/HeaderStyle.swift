/// How a text file marks the lines that say what made it.
enum HeaderStyle {
    /// A table: lines that start with #, then one that names the columns.
    case table
    /// VCF: lines that start with ##, then one with # that names the columns.
    case vcf

    /// The style of a whole file.
    init(of text: String) { self = text.hasPrefix("##fileformat=VCF") ? .vcf : .table }

    /// What a line that says what made the file begins with.
    var prefix: String { self == .vcf ? "##prism=" : "# " }

    /// What every line before that of the columns begins with.
    var comment: String { self == .vcf ? "##" : "#" }
}
