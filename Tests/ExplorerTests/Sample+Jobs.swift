@testable import Explorer

extension Sample {
    /// What of some effects the model is asked.
    static func jobs(_ effects: [Effect]) -> [Job] {
        effects.compactMap { if case .infer(let job) = $0 { job } else { nil } }
    }
}
