import PrismModel

/// What inputs contribute, by question; and which of the methods shows.
struct Attributions: Sendable, Equatable {
    /// The methods in turn; then none.
    static let methods: [AttributionMethod] = [
        .integratedGradients(steps: 64), .gradientInput, .occlusion(stretch: 50, stride: 25),
    ]

    /// Nil: no rows.
    var method: AttributionMethod? = methods[0]
    /// Whether the rows were asked for, and get room at the cost of tracks.
    var isAsked = false
    private(set) var found: [AttributionQuery: Attribution] = [:]
    var failures: [AttributionQuery: String] = [:]

    private static let most = 64

    mutating func remember(_ attribution: Attribution, for query: AttributionQuery) {
        if found.count >= Self.most { found = found.filter { $0.key.question.gene == query.question.gene } }
        if found.count >= Self.most { found = [:] }
        found[query] = attribution
    }
}
