import Wording

/// The other names of a gene, as annotations write them.
enum GeneAliases {
    /// Attributes that name a gene.
    static let names = [
        "gene_name", "gene", "gene_symbol", "symbol", "Name", "Alias", "gene_synonym", "gene_synonyms",
        "synonym",
        "previous_symbol",
    ]
    /// Attributes that refer to other databases, of which HGNC's number and Ensembl's id are how people look a gene up.
    private static let references = ["hgnc_id", "Dbxref", "db_xref", "ensembl_gene_id"]
    static let keys = (names + references).map { Array($0.utf8) }

    /// The names of a table's cell, with commas, semicolons or bars between.
    static func separate(_ text: String) -> [String] {
        text.split { ",;|".contains($0) }.map { String($0).trimmingWhitespace() }.filter { !$0.isEmpty }
    }

    /// Those that are neither the id nor the symbol, once each.
    static func besides(_ id: String, _ symbol: String, _ aliases: [String]) -> [String] {
        once(aliases).filter { $0 != id && $0 != symbol }
    }

    /// "HGNC:11998", of that or "HGNC:HGNC:11998".
    static func hgnc(_ reference: String) -> String? {
        let parts = reference.split(separator: ":")
        guard let last = parts.last, parts.count > 1, parts.dropLast().allSatisfy({ $0 == "HGNC" }) else {
            return nil
        }
        return "HGNC:" + last
    }

    /// HGNC's number, or Ensembl's id of "ENSG00000141510" or "Ensembl:ENSG00000141510"; nil for other references.
    static func reference(_ text: String) -> String? {
        if let number = hgnc(text) { return number }
        let name = text.hasPrefix("Ensembl:") ? String(text.dropFirst(8)) : text
        return name.hasPrefix("ENS") && Gene.isAccession(Gene.unversioned(name) ?? name) ? name : nil
    }

    static func once(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
