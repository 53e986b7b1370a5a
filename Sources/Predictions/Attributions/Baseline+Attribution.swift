extension Baseline {
    /// What attributions compare a window with, its features aside.
    public var compared: String {
        switch self {
        case .zero: "no bases, signals 0"
        case .mean: "no bases, mean signals"
        }
    }

    /// Stands beside a prediction of a window without bases, and beside what is counted from it.
    public static let comparedNote =
        "extrapolation: no weights were trained on windows without bases, so the prediction there is none to rely on"
}
