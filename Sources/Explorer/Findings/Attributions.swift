import Caches
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
    var found = BoundedCache<AttributionQuery, Attribution>(limit: 8 << 20)
    var failures = BoundedCache<AttributionQuery, String>(limit: 1 << 20)
}
