import Canvas
import PrismModel

/// What the attribution rows are asked for.
struct AttributionQuery: Sendable, Hashable {
    var question: Question
    var method: AttributionMethod
    /// What inputs are compared with.
    var baseline: WindowEdit.Replacement

    var needsMeans: Bool { baseline == .mean || question.needsMeans }
}

/// What inputs contribute, by question; and which of the methods shows.
struct Attributions: Sendable, Equatable {
    /// The methods in turn; then none.
    static let methods: [AttributionMethod] = [
        .gradientInput, .integratedGradients(steps: 64), .occlusion(stretch: 50, stride: 25),
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

extension AttributionMethod {
    var title: String {
        switch self {
        case .gradientInput: "gradient × input"
        case .integratedGradients: "integrated gradients"
        case .occlusion(let stretch, let stride): "occlusion of \(stretch) b every \(stride)"
        }
    }
}

extension State {
    /// What the attribution rows ask for now; nil where they do not show.
    var attributionQuery: AttributionQuery? {
        guard showsAttribution, let method = attributions.method, let question else { return nil }
        return AttributionQuery(question: question, method: method, baseline: baseline)
    }

    /// The contributions that show; nil until they are there.
    var attribution: Attribution? { attributionQuery.flatMap { attributions.found[$0] } }

    /// Whether the screen has attribution rows.
    var showsAttribution: Bool {
        guard view == .locus, model.facts != nil, attributions.method != nil else { return false }
        return AttributionRows.Size(self, height: Frame.inside(Screen(self).main).height).total > 0
    }

    /// The next method, or with rows that found no room, the same with room.
    mutating func nextAttribution() {
        let methods = Attributions.methods
        defer { attributions.isAsked = true }
        guard let method = attributions.method else {
            attributions.method = methods[0]
            return
        }
        if !attributions.isAsked, !showsAttribution, view == .locus { return }
        let next = (methods.firstIndex(of: method) ?? 0) + 1
        attributions.method = next < methods.count ? methods[next] : nil
    }
}
