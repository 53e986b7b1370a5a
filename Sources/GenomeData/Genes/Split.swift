/// What a gene is used for when a model is trained.
public enum Split: String, Sendable, Hashable, Codable, CaseIterable {
    /// Weights are fitted to it.
    case train
    /// The checkpoint is chosen by it.
    case validation
    /// Kept aside for the final figures.
    case test

    /// From the spellings in use: `train`, `training`; `validation`, `valid`, `val`, `dev`; `test`, `testing`.
    init?(spelling: String) {
        switch spelling.lowercased() {
        case "train", "training": self = .train
        case "validation", "valid", "val", "dev": self = .validation
        case "test", "testing": self = .test
        default: return nil
        }
    }
}
