/// The gene list's filter and order.
struct SavedList: Sendable, Equatable, Codable {
    var filter: String
    /// "position", "name", "measured", "predicted", "difference", "background", "measured-change", "predicted-change",
    /// "measured-rise", "predicted-rise", or "effect" with a signal.
    var sort: String
    /// The signal whose effect sorts the list.
    var signal: String?
    var isDescending: Bool

    init(_ state: ExplorerState) {
        filter = state.list.filter
        isDescending = state.list.isDescending
        switch state.list.sort {
        case .position: sort = "position"
        case .name: sort = "name"
        case .measured: sort = "measured"
        case .predicted: sort = "predicted"
        case .difference: sort = "difference"
        case .background: sort = "background"
        case .measuredChange: sort = "measured-change"
        case .predictedChange: sort = "predicted-change"
        case .measuredRise: sort = "measured-rise"
        case .predictedRise: sort = "predicted-rise"
        case .effect(let index):
            sort = "effect"
            signal = state.inputName(index)
        }
    }

    /// The order; the usual one where it is not known any more.
    func order(in state: ExplorerState) -> GeneSort {
        switch sort {
        case "name": .name
        case "measured": .measured
        case "predicted": .predicted
        case "difference": .difference
        case "background": .background
        // Without the condition that it compares with there is no such order.
        case "measured-change" where state.opening != nil || state.other != nil: .measuredChange
        case "predicted-change" where state.opening != nil || state.other != nil: .predictedChange
        case "measured-rise" where state.opening != nil || state.other != nil: .measuredRise
        case "predicted-rise" where state.opening != nil || state.other != nil: .predictedRise
        case "effect":
            (0..<state.modelSignals).first { state.inputName($0) == signal }.map { .effect($0) } ?? .position
        default: .position
        }
    }
}
