extension AblationTable {
    /// The columns of a table, in order.
    private static let columns = [
        "off", "also_off", "extrapolation", "n", "r", "r_low", "r_high", "mse", "mse_low", "mse_high",
        "retrained_r", "retrained_mse", "r_difference", "r_difference_low", "r_difference_high",
        "mse_difference", "mse_difference_low", "mse_difference_high",
    ]

    /// The table's lines: columns, then a row for each mask, names separated by commas, NA for what is not there.
    public var lines: [String] {
        func names(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ",") }
        func text(_ value: Double?) -> String { value.map { "\(Float($0))" } ?? "NA" }
        func ends(_ interval: [Double]?) -> [String] {
            [text(interval?.first), text(interval?.last)]
        }
        return [Self.columns.joined(separator: "\t")]
            + masks.map { row in
                var fields = [
                    names(row.off), names(row.alsoOff), row.extrapolation ? "yes" : "no", "\(row.n)",
                ]
                fields += [text(row.r)] + ends(row.rInterval) + [text(row.mse)] + ends(row.mseInterval)
                fields += [text(row.retrainedR), text(row.retrainedMse)]
                fields += [text(row.rDifference)] + ends(row.rDifferenceInterval)
                fields += [text(row.mseDifference)] + ends(row.mseDifferenceInterval)
                return fields.joined(separator: "\t")
            }
    }
}
