import GenomeData

/// Effects as a table: a row per allele and gene that holds it, and one for every other allele.
struct VariantTable: VariantText {
    let fields: VariantFields
    let hasSeveralLines = true

    func header(_ facts: [String]) -> [String] {
        let columns = ["line", "chrom", "pos", "id", "ref", "alt"] + fields.names
        return facts.map { HeaderStyle.table.prefix + $0 } + [columns.joined(separator: "\t")]
    }

    func lines(_ record: VariantRecord, _ rows: [VariantRow]) -> [String] {
        rows.map { row in
            let alleles = record.alternatives
            let own = [
                "\(record.line)", record.contig, "\(record.position + 1)", record.id, record.reference,
                alleles.indices.contains(row.plan.allele) ? alleles[row.plan.allele] : ".",
            ]
            return (own + fields.values(row)).joined(separator: "\t")
        }
    }

    func isLine(_ text: String, of record: VariantRecord) -> Bool { text.hasPrefix("\(record.line)\t") }
}
