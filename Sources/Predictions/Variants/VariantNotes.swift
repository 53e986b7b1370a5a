/// What an output of effects says of how they are meant.
enum VariantNotes {
    /// The lines for a request, without comment signs.
    static func lines(_ request: VariantRequest) -> [String] {
        var lines = [
            "pos: from 1, as in the VCF; line: of the VCF",
            "delta: the model's prediction with the allele less that without, from sequence and signals as they are, "
                + "in the unit of the predictions; the mean over members, delta_sd their standard deviation (n - 1)",
            "distance: from the TSS to the first base that the allele changes (of an insertion the base before which it "
                + "stands), positive downstream on the gene's strand",
            indels,
        ]
        if request.background > 0 {
            lines.append(
                "\(percentileWords)\(request.background) random substitutions of the same window, each "
                    + "alone (seed \(request.seed)), change the prediction less, whatever the sign; equal ones count half"
            )
        }
        if request.isPhased {
            lines.append(
                "phased: where company is not \".\", the allele is scored as one with the alleles listed there, which lie "
                    + "before it in the same window on the same copies (from 1) of "
                    + (request.sample.map { "sample \($0)" } ?? "the sample"))
        }
        if request.skipsMismatches {
            lines.append("alleles whose REF is not the genome's are listed, not scored")
        }
        lines.append(
            "status: " + AlleleFate.allCases.map { "\($0.rawValue) (\($0.words))" }.joined(separator: ", "))
        return lines
    }

    private static let percentileWords = "percentile: how many in a hundred of "

    /// Among how many substitutions percentiles are, of the lines of a file; nil where it does not say.
    static func substitutions(in lines: [String]) -> Int? {
        lines.lazy.filter { $0.hasPrefix(percentileWords) }.compactMap {
            Int($0.dropFirst(percentileWords.count).prefix { $0.isNumber })
        }.first
    }

    /// How indels are encoded.
    static let indels =
        "indels: the TSS stays in the window's middle (where it is deleted, the next base that is left takes its place), and "
        + "measured signals stay at their reference bases: shifted bases take theirs along, inserted bases have those of "
        + "the base that they follow; features and background state stay as they are"
}
