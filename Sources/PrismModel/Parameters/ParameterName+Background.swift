extension ModelConfiguration.Background.Form {
    /// The tensor that a model of this form holds.
    var tensor: String {
        switch self {
        case .shift: ParameterName.Background.effects
        case .input: ParameterName.Background.columns
        }
    }
}
