import Canvas

/// Words and numbers as every panel writes them.
enum Words {
    /// A prediction or measurement with two decimals.
    static func value(_ value: Double?) -> String {
        value.map { NumberText.fixed($0, 2) } ?? NumberText.missing
    }

    /// The scale of bars whose numbers have two decimals: what reads as 0.00 has next to no bar.
    static func scale(of ends: [Double]) -> Scale {
        let scale = Scale.fitting(ends).rounded()
        return scale.high - scale.low < leastReach
            ? Scale(min(scale.low, 0), min(scale.low, 0) + leastReach) : scale
    }

    private static let leastReach = 0.2

    /// Spearman's correlation, as far as the glyphs can write it.
    static func rho(_ look: Look) -> String { look.glyphs.level == .ascii ? "rho" : "ρ" }

    /// A difference, always with its sign.
    static func difference(_ value: Double?) -> String {
        value.map { signed(NumberText.fixed($0, 2)) } ?? NumberText.missing
    }

    /// A number in few characters, always with its sign: effects may be of any size.
    static func signedCompact(_ value: Double) -> String { signed(NumberText.compact(value)) }

    /// How large a change is beside the number that it changes: "0.03 %". Nil where that number is 0, or one is none.
    static func share(_ change: Double, of whole: Double) -> String? {
        let share = 100 * change.magnitude / whole.magnitude
        return share.isFinite ? NumberText.compact(share) + " %" : nil
    }

    /// A number with so many decimals, always with its sign.
    static func signed(_ value: Double, _ decimals: Int) -> String {
        signed(NumberText.fixed(value, decimals))
    }

    /// A number with as many decimals, two at most, as a column has room for.
    static func value(_ value: Double?, width: Int) -> String {
        guard let value else { return NumberText.missing }
        return narrowest(value, width: width) { $0 }
    }

    /// A difference with its sign, with as many decimals as a column has room for.
    static func difference(_ value: Double?, width: Int) -> String {
        guard let value else { return NumberText.missing }
        return narrowest(value, width: width, signed)
    }

    /// A share with two decimals and no zero before them: ".31".
    static func share(_ value: Double) -> String {
        let text = NumberText.fixed(value, 2)
        return text.hasPrefix("0.") ? String(text.dropFirst()) : text
    }

    private static func narrowest(_ value: Double, width: Int, _ written: (String) -> String) -> String {
        for decimals in [2, 1, 0] {
            let text = written(NumberText.fixed(value, decimals))
            if text.count <= width { return text }
        }
        return written(NumberText.compact(value))
    }

    /// The colour of a number as it is written with its sign: what reads as zero has no sign's.
    static func role(ofSigned text: String) -> Role {
        guard text.contains(where: { ("1"..."9").contains($0) }) || text.contains("inf") else { return .text }
        return text.hasPrefix("-") ? .negative : .positive
    }

    /// What reads as zero has no sign.
    private static func signed(_ text: String) -> String {
        let isZero = text.allSatisfy { "0.".contains($0) }
        return text.hasPrefix("-") || isZero ? text : "+" + text
    }
}
