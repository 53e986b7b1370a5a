import Predictions

/// What two conditions are called beside each other.
struct ConditionNames: Sendable, Equatable {
    let own: String
    let other: String

    /// The same for sentences on the two, this condition first.
    var labels: ConditionLabels { ConditionLabels(a: own, b: other) }

    /// What is less what in a change between the two.
    var change: String { "\(other) - \(own)" }

    /// - Parameters:
    ///   - names: the data sets'.
    ///   - models: their models', which tell where the data sets have the same name.
    init(_ names: (String, String), models: (String?, String?)) {
        if names.0 != names.1 {
            (own, other) = Self.apart(names.0, names.1)
        } else if models.0 != models.1 {
            (own, other) = (models.0 ?? "no model", models.1 ?? "no model")
        } else {
            (own, other) = (names.0, names.1 + " (2)")
        }
    }

    /// Two names without the words that both begin and end with: "Simulated K562, seed 2" beside "Simulated GM12878, seed 2"
    /// is K562.
    private static func apart(_ first: String, _ second: String) -> (String, String) {
        var (one, two) = (first.split(separator: " ")[...], second.split(separator: " ")[...])
        while let a = one.first, a == two.first {
            one.removeFirst()
            two.removeFirst()
        }
        while let a = one.last, a == two.last {
            one.removeLast()
            two.removeLast()
        }
        func text(_ words: ArraySlice<Substring>) -> String {
            var text = words.joined(separator: " ")
            while let last = text.last, last.isPunctuation, last != ")" { text.removeLast() }
            return text
        }
        let short = (text(one), text(two))
        return short.0.isEmpty || short.1.isEmpty || short.0 == short.1 ? (first, second) : short
    }
}
