/// What a model learned of missing signals and features: see `ParameterName.Absence`.
struct AbsenceWeights {
    let signals, groups, width: Int
    /// a, S × d.
    let signalBias: [Float]
    /// V, S × d × S.
    let signalWeight: [Float]
    /// (S + G) × d.
    let head: [Float]
    /// S and F.
    let signalMeans, featureMeans: [Float]

    init?(_ parameters: Parameters, _ c: ModelConfiguration) {
        guard let absence = c.absence else { return nil }
        (signals, groups, width) = (c.signals, absence.featureGroups, c.width)
        signalBias = Array(parameters[ParameterName.Absence.signalBias])
        signalWeight = Array(parameters[ParameterName.Absence.signalWeight])
        head = Array(parameters[ParameterName.Absence.head])
        signalMeans = Array(parameters[ParameterName.Absence.signalMeans])
        featureMeans = Array(parameters[ParameterName.Absence.featureMeans])
    }

    /// The signals that are missing, rising.
    func missing(_ absent: ModalityMask) -> [Int] { (0..<signals).filter { !absent.isOn($0) } }

    /// The rows of `head` that are added: those of missing signals, then of missing groups.
    func headRows(_ absent: ModalityMask) -> [Int] {
        missing(absent) + (0..<groups).filter { !absent.isGroupOn($0) }.map { signals + $0 }
    }

    /// A window's signals, L × S, missing ones at their means: what the context generator takes.
    func signals(of window: GeneWindow) -> [Float] {
        var values = window.signals
        for signal in missing(window.absent) {
            for index in stride(from: signal, to: values.count, by: signals) {
                values[index] = signalMeans[signal]
            }
        }
        return values
    }

    /// A window's features, missing ones at their means.
    func features(of window: GeneWindow) -> [Float] {
        var values = window.features
        for column in window.groups.columns(offIn: window.absent) where values.indices.contains(column) {
            values[column] = featureMeans[column]
        }
        return values
    }
}
