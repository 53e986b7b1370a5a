/// The columns of a row that both forms have, in words; `NA` where there is nothing.
struct VariantFields {
    /// Whether several members predict.
    let hasSpread: Bool
    /// Whether random substitutions were asked for.
    let hasPercentile: Bool
    /// Whether phased alleles are scored together.
    let isPhased: Bool

    /// The names.
    var names: [String] {
        ["gene_id", "symbol", "distance", "delta"] + (hasSpread ? ["delta_sd"] : [])
            + (hasPercentile ? ["percentile"] : []) + (isPhased ? ["copies", "company"] : []) + ["status"]
    }

    /// The values of a row, with the fewest digits that read back to the same 32-bit float.
    func values(_ row: VariantRow) -> [String] {
        func text<Value>(_ value: Value?) -> String { value.map { "\($0)" } ?? "NA" }
        var fields = [
            text(row.gene?.id), text(row.gene?.symbol), text(row.plan.distance), text(row.effect?.delta),
        ]
        if hasSpread { fields.append(text(row.effect?.deviation)) }
        if hasPercentile { fields.append(text(row.effect?.percentile)) }
        if isPhased {
            let company = row.plan.company
            fields.append(company.map { $0.copies.map(String.init).joined(separator: ",") } ?? ".")
            fields.append(company.map { $0.others.joined(separator: ",") } ?? ".")
        }
        return fields + [row.plan.fate.rawValue]
    }
}
