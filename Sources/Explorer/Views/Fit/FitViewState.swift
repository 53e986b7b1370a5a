import Canvas

/// How the fit view parts the genes, which part is chosen, and what counts as an outlier.
struct FitViewState: ViewState {
    /// What gets a panel of its own.
    enum Grouping: Sendable, Equatable, CaseIterable {
        case all
        case split
        case contig
    }

    var grouping = Grouping.all
    /// What points are of.
    enum Quantity: Sendable, Equatable {
        case predicted
        /// The prediction under the intervention.
        case intervened
        /// The change to the other condition.
        case change
        /// The change of the prediction under the intervention.
        case intervenedChange

        init(isOfChange: Bool, isIntervened: Bool) {
            self =
                isOfChange
                ? (isIntervened ? .intervenedChange : .change) : isIntervened ? .intervened : .predicted
        }
    }

    var quantity = Quantity.predicted
    /// Whether points are of the prediction under the intervention.
    var isIntervened: Bool {
        get { quantity == .intervened || quantity == .intervenedChange }
        set { quantity = Quantity(isOfChange: isOfChange, isIntervened: newValue) }
    }
    /// Whether points are of the change to the other condition.
    var isOfChange: Bool {
        get { quantity == .change || quantity == .intervenedChange }
        set { quantity = Quantity(isOfChange: newValue, isIntervened: isIntervened) }
    }
    /// The chosen panel.
    var chosen = 0
    /// Whether the chosen panel has all the room.
    var isEnlarged = false
    /// The panels, as they were last counted.
    var parts: [FitPart] = []
    /// What they were counted from.
    var counted: Count?
    /// Step of the threshold: 0 is 1, and six steps are a factor of ten.
    private(set) var level = 0

    /// |predicted − measured| from which a gene is an outlier, in the unit of expression.
    var threshold: Double {
        let (decade, step) = level.quotientAndRemainder(dividingBy: 6)
        let factors = [1, 1.5, 2, 3, 5, 7]
        var value = step < 0 ? factors[step + 6] / 10 : factors[step]
        for _ in 0..<decade.magnitude { value = decade < 0 ? value / 10 : value * 10 }
        return value
    }

    /// Moves the threshold by steps, from 0.001 up to 100,000.
    mutating func moveThreshold(by steps: Int) { level = min(max(level + steps, -18), 30) }

    /// What panels depend on.
    struct Count: Sendable, Equatable {
        /// `ExplorerState.fitCount`.
        var fit: Int
        var grouping: Grouping
        var quantity: Quantity
    }
}

extension ExplorerState {
    /// How the fit view shows measured against predicted.
    var fitView: FitViewState {
        get { own[FitViewState.self] }
        _modify { yield &own[FitViewState.self] }
    }

    /// What is compared with measurements.
    var shownFit: Fit {
        switch fitView.quantity {
        case .predicted: fit
        case .intervened: fitOfIntervened
        case .change: fitOfChange
        case .intervenedChange: fitOfIntervenedChange
        }
    }

    /// The points of what is compared with measurements.
    var shownScatter: Scatter {
        switch fitView.quantity {
        case .predicted: return scatter
        case .intervened: return scatter(of: fitOfIntervened, now: (forecast ?? latest)?.intervened?.mean)
        case .change, .intervenedChange:
            // Where nothing is measured of it, the gene has no place.
            let truth = gene.flatMap(measuredChange).map(Double.init)
            return scatter(of: shownFit, now: truth == nil ? nil : presentChange, truth: truth)
        }
    }

    /// The current gene's predicted change as its signals are switched now, or the one under the intervention.
    var presentChange: Double? {
        func value(_ forecast: Forecast?) -> Double? {
            fitView.isIntervened ? forecast?.intervened?.mean : forecast?.observed.mean
        }
        // The intervention asks in no state.
        let other = fitView.isIntervened ? comparedOther?.present : otherPresent
        guard let theirs = value(other), let own = value(present) else { return nil }
        return theirs - own
    }

    /// Why changes between conditions cannot be compared; nil if they can.
    var changeObstacle: String? {
        if let obstacle = comparisonObstacle ?? model.obstacle ?? conditionObstacle { return obstacle }
        guard let other else { return nil }
        if other.isSameDataSet {
            return "both models predict the same data set, in which no measurement changes"
        }
        if !catalog.measuresExpression || !other.state.catalog.measuresExpression {
            return "expression is not measured in both conditions"
        }
        return other.pairing.measuredProblem
    }

    /// Points of the change between conditions, or of predicted.
    mutating func toggleChangeFit() {
        fitView.isOfChange.toggle()
        if fitView.isIntervened, interventionObstacle != nil { fitView.isIntervened = false }
        regroup()
    }

    /// Why predictions under the intervention cannot be compared with measurements; nil if they can.
    var interventionObstacle: String? {
        if let obstacle = model.obstacle { return obstacle }
        guard model.facts?.intervenes == true else {
            return "this model predicts nothing under the intervention"
        }
        guard fitView.isOfChange, let theirs = comparedOther?.model.facts, !theirs.intervenes else {
            return nil
        }
        return "\(conditionNames.other)'s model predicts nothing under the intervention"
    }

    /// Points of predicted, or of intervened.
    mutating func toggleIntervenedFit() {
        fitView.isIntervened.toggle()
        if study.interventions.next > 0 { countIntervened() }
        if fitView.isOfChange { recountChanges() }
        regroup()
    }
}
