import PrismModel

extension DataSetModel {
    /// The background states that the model is adjusted for; nil where a member knows none.
    public var adjustedStates: AdjustedStates? { adjustedStates(of: Array(ensemble.models.indices)) }

    /// The background states that some members, by position, are adjusted for; nil where one of them knows none, or is none.
    public func adjustedStates(of members: [Int]) -> AdjustedStates? {
        let models = members.filter(ensemble.models.indices.contains).map { ensemble.models[$0] }
        guard let first = models.first, let states = first.background,
            let sizes = first.configuration.background, models.allSatisfy({ $0.background != nil })
        else { return nil }
        return AdjustedStates(
            states: states, signals: sizes.signals, isShared: models.allSatisfy { $0.background == states },
            member: ensemble.models.firstIndex { $0.background == states } ?? 0)
    }

    /// The background states that a member brings, painted along the genome; nil for one that knows none from outside the
    /// promoter.
    public func backgroundRibbon(ofMember member: Int) -> BackgroundRibbon? {
        guard let states = adjustedStates(of: [member]), let reader = encoder.background as? BackgroundReader
        else { return nil }
        return BackgroundRibbon(states, reader, dataSet)
    }

    /// Of the contigs of genes predicted so far, those on which no signal of the states tells anything: predicted and intervened are one
    /// there.
    public var contigsWithoutBackground: [String] {
        (encoder.background as? BackgroundReader)?.silentContigs ?? []
    }
}
