import Canvas

/// The other condition's expression beside this one's: a bar from this condition's value to the other's, and the change.
enum ConditionBars {
    /// What of a gene is compared.
    enum Quantity: Sendable {
        case measured
        case predicted
        case intervened
        /// Under the present mask, with the present edits, in the background state that is asked for.
        case asked
        /// The same under the intervention.
        case askedIntervened
    }

    /// The bar that follows this condition's, whose value is `own`; none where no other condition is open. What stands in a
    /// number's place takes at most `width` columns.
    static func bars(
        _ state: ExplorerState, _ quantity: Quantity, own: Double?, role: Role, width: Int = .max
    ) -> [Bar] {
        guard let other = state.other?.state, let gene = state.gene else { return [] }
        let name = "  " + state.conditionNames.other
        guard state.counterpart(of: gene) != nil else {
            // Said once.
            return quantity == .measured ? [Bar(name, to: .nan, text: "no such gene", role: role)] : []
        }
        // Two models of one data set are measured once.
        if quantity == .measured, state.other?.isSameDataSet == true { return [] }
        let (value, reasons) = value(state, other, quantity)
        guard let value else {
            return reasons.fitting(width).map { [Bar(name, to: .nan, text: $0, role: role)] } ?? []
        }
        if quantity == .measured, state.other?.pairing.measuredProblem != nil {
            // In another unit it has no place on this scale.
            let text = "\(Words.value(value)) \(other.catalog.expressionUnit)"
            return [Bar(name, to: .nan, text: text, role: role)]
        }
        var bar = Bar(name, from: own ?? 0, to: value, text: Words.value(value), role: role)
        if let own { bar.text += " " + Words.difference(value - own) }
        // Something that is off here cannot be off there.
        if isAsked(quantity), !state.onlySwitchedHere.isEmpty { bar.text += " unlike" }
        return [bar]
    }

    /// The other condition's value, or why it has none, in fewer and fewer words; neither where it makes no such prediction.
    private static func value(
        _ state: ExplorerState, _ other: ExplorerState, _ quantity: Quantity
    ) -> (Double?, [String]) {
        if quantity != .measured {
            if let problem = state.conditionProblem { return (nil, problem.words) }
            if state.comparedOther == nil { return (nil, ["…"]) }
        }
        switch quantity {
        case .measured:
            let value = other.gene.flatMap { other.measured($0) }.map(Double.init)
            return (value, [other.measured.isEmpty ? other.measuredNote ?? "being read" : "not measured"])
        case .predicted: return (other.fullForecast?.observed.mean, waiting(other))
        case .intervened:
            let makesNone = other.model.facts?.intervenes == false
            return (other.fullForecast?.intervened?.mean, makesNone ? [] : waiting(other))
        case .asked: return (state.otherForecast?.observed.mean, state.otherSilence ?? ["…"])
        case .askedIntervened:
            let makesNone = other.model.facts?.intervenes == false
            return (state.otherForecast?.intervened?.mean, makesNone ? [] : state.otherSilence ?? ["…"])
        }
    }

    private static func isAsked(_ quantity: Quantity) -> Bool {
        switch quantity {
        case .asked, .askedIntervened: true
        case .measured, .predicted, .intervened: false
        }
    }

    private static func waiting(_ other: ExplorerState) -> [String] {
        other.forecastObstacle.map { ConditionProblem.words(.predicted, $0) } ?? ["…"]
    }
}
