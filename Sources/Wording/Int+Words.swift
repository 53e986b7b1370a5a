extension Int {
    /// 51304566 → "51,304,566", in every locale.
    package var grouped: String {
        let digits = String(magnitude)
        var text = self < 0 ? "-" : ""
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.count - offset).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// "412 genes", "1 gene", "2 stretches".
    ///
    /// - Parameters:
    ///   - noun: the singular.
    ///   - plural: where it is not the singular with an s.
    /// - Returns: the number, grouped, and the noun.
    package func counted(_ noun: String, _ plural: String? = nil) -> String {
        grouped + " " + (self == 1 ? noun : plural ?? noun + "s")
    }

    /// Some of so many: "6 of 10,000 genes", "0 of 1 gene".
    package func counted(of total: Int, _ noun: String) -> String { "\(grouped) of \(total.counted(noun))" }
}
