/// Where the statistics lie under default parameters.
///
/// Centres are from 40,000 genes, tolerances from 100 seeds at 300 genes (1.3 times the farthest of them). A
/// tolerance shrinks with the square root of the number of genes, down to the one at 3,000, below which the
/// centres are not known.
enum ExpectedRanges {
    /// With fewer genes hardly any value would be surprising, and no range is stated.
    static let leastGenes = 100

    private static let calibrated = 300.0
    private static let mostGenes = 3_000

    /// The range of a statistic for a data set of `genes` genes on all contigs.
    static func range(_ key: String, genes: Int) -> ClosedRange<Double>? {
        guard genes >= leastGenes, let (centre, tolerance) = byKey[key] else { return nil }
        // The largest of more values is larger: its range is for any number.
        let scale =
            key == "expression_max" ? 1 : (calibrated / Double(min(genes, mostGenes))).squareRoot()
        let range = centre - tolerance * scale...centre + tolerance * scale
        return isBounded(key) ? range.clamped(to: -1...1) : range
    }

    /// Shares and correlations.
    private static func isBounded(_ key: String) -> Bool {
        !key.hasPrefix("expression_") && key != "domain_median_kb"
    }

    private static let byKey: [String: (centre: Double, tolerance: Double)] = [
        "domain_median_kb": (27.8, 7.0),
        "gc": (0.427, 0.012),
        "cpg_ratio": (0.51, 0.04),
        "gap_share": (0.06, 0.022),
        "expression_mean": (0.78, 0.28),
        "expression_sd": (0.9, 0.18),
        "expression_zero_share": (0.37, 0.13),
        "expression_max": (4.2, 2.21),
        "r_H3K27ac": (0.78, 0.12),
        "r_H3K27ac_within": (0.67, 0.18),
        "H3K27ac_between_states": (0.34, 0.23),
        "r_DNase": (0.75, 0.12),
        "r_DNase_within": (0.63, 0.17),
        "DNase_between_states": (0.35, 0.25),
        "r_H3K4me3": (0.67, 0.17),
        "r_H3K4me3_within": (0.62, 0.19),
        "H3K4me3_between_states": (0.17, 0.2),
        "r_Hi-C": (0.34, 0.23),
        "r_Hi-C_within": (0.0, 0.26),
        "Hi-C_between_states": (0.47, 0.14),
        "share_sequence": (0.19, 0.05),
        "share_marks": (0.39, 0.06),
        "share_backdoor": (0.3, 0.08),
        "share_stability": (0.05, 0.05),
        "share_noise": (0.07, 0.07),
        "backdoor_variance": (0.19, 0.05),
        "between_states": (0.38, 0.2),
        "oracle_r": (0.95, 0.04),
        "oracle_adjusted_r": (0.85, 0.09),
        "oracle_sequence_r": (0.55, 0.19),
        "shifted_oracle_r": (0.93, 0.26),
        "shifted_adjusted_r": (0.76, 0.57),
        "shifted_naive_r": (0.46, 0.55),
    ]
}
