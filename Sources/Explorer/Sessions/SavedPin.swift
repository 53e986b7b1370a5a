import PrismModel

/// The prediction kept for comparison: its question, which is asked again.
struct SavedPin: Sendable, Equatable, Codable {
    /// The gene's id.
    var gene: String
    /// The names of the signals that were off.
    var off: [String]
    var usesMeans: Bool?
    /// The background state that the gene was taken to lie in, from 0; nil: its own.
    var asIf: Int?

    init?(_ pinned: ExplorerState.Pinned, in state: ExplorerState) {
        guard let gene = state.catalog.gene(pinned.question.gene) else { return nil }
        self.gene = gene.id
        off = state.names(offIn: pinned.question.mask)
        asIf = pinned.question.background
        if pinned.question.baseline == .mean { usesMeans = true }
    }

    /// The question; nil where the gene is gone.
    func question(in state: ExplorerState) -> Question? {
        state.catalog.annotation.index(ofID: gene).map {
            Question(gene: $0, mask: state.mask(off: off), baseline: usesMeans == true ? .mean : .zero)
                .asIf(in: asIf)
        }
    }
}
