import Canvas
import GenomeData
import Predictions

/// One condition's states along the locus: of the condition that is browsed, or of the other that is open.
struct RibbonSide {
    /// The condition whose states they are.
    let state: ExplorerState
    /// Which of two it is; nil while no other is open.
    let name: String?
    /// Where it lies for what shows; nil where it has no such place.
    let place: OtherPlace?
    /// Where its states have the names and colours that people gave them: the same states have them once.
    private let naming: ExplorerState
    /// The state that genes are asked to be predicted in; nil: their own.
    let asIf: Int?
    /// With the colours of its states.
    let look: Look

    /// Of the condition that is browsed.
    init(_ own: ExplorerState) {
        state = own
        name = own.other == nil ? nil : own.conditionNames.own
        place = OtherPlace(own.locus)
        naming = own
        asIf = own.asIf
        look = own.look
    }

    /// Of the other condition; nil where its signals are this one's.
    init?(otherOf own: ExplorerState) {
        guard let other = own.otherSignals else { return nil }
        let shares = own.sharesStates
        state = other.state
        name = own.conditionNames.other
        place = own.otherPlace
        naming = shares ? own : other.state
        asIf = shares ? own.asIf : nil
        look = shares ? own.look : own.look.paintingStates(other.state.ownStateColours)
    }

    /// Both conditions that have a ribbon, this one first.
    static func all(_ state: ExplorerState) -> [RibbonSide] {
        let other = isShownOfOther(state) ? RibbonSide(otherOf: state) : nil
        return [isShown(state) ? RibbonSide(state) : nil, other].compactMap(\.self)
    }

    /// Whether there are states to show, or will be.
    static func isShown(_ state: ExplorerState) -> Bool {
        state.hasStates == true || state.alongGenome != nil
    }

    /// Whether the other condition's states show, or why it has none beside this one's.
    static func isShownOfOther(_ state: ExplorerState) -> Bool {
        guard let other = state.otherSignals?.state else { return false }
        return isShown(state) || other.alongGenome != nil
    }

    /// Whether it has states along the genome.
    var isPainted: Bool { place != nil && state.stateSet != nil }

    /// The state of each of so many columns over what shows.
    func states(columns: Int) -> [Int?] {
        guard let place else { return Array(repeating: nil, count: columns) }
        let width = Double(place.locus.length) / Double(max(1, columns))
        return place.arranged(Array(0..<columns)).map { column in
            column.flatMap {
                let base = Double(place.locus.start) + (Double($0) + 0.5) * width
                return state.ribbonState(at: Int(base), columns: columns)
            }
        }
    }

    /// The states over `shown` as far as they are known, equal neighbours as one.
    func pieces(over shown: Locus) -> [StateRibbon.Piece] {
        guard let place else { return [] }
        return ExportStates.ribbon(state).map {
            StateRibbon.Piece(range: place.range(of: $0.range, under: shown), state: $0.state)
        }
    }

    /// "S2 halfway".
    func title(_ index: Int) -> String { naming.stateTitle(index) }

    /// The colour of a state in a figure.
    func ink(_ index: Int) -> Ink {
        naming.ownStateColours[index]?.approximateRGB.map { .exact($0) } ?? .state(index)
    }

    /// Why it has no states, in fewer and fewer words; nil where it has some.
    func absence(width: Int) -> [String]? {
        guard state.isOtherCondition else {
            return state.stateSet == nil ? [state.statesWaiting(width: width)] : nil
        }
        let none = "no background states"
        guard place != nil else { return ["\(name ?? "") has no such place", "no such place"] }
        if state.model.facts == nil, let obstacle = state.model.obstacle {
            return ["\(none): \(obstacle)", none]
        }
        return state.alongGenome == nil
            ? ["\(none): its model is not adjusted", "\(none): not adjusted", none] : nil
    }
}
