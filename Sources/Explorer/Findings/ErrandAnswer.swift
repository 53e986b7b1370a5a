import Predictions

/// What came of an errand.
struct ErrandAnswer: Sendable, Equatable {
    enum Outcome: Sendable, Equatable {
        /// REF is the genome's.
        case agrees
        case effects(EffectTable)
        case genes(GeneFile)
        /// What a command has written since the last answer, and how it ended; nil while it runs.
        case output(lines: [String], ending: String?)
        case failed(Problem)
    }

    let errand: Errand
    let outcome: Outcome
}
