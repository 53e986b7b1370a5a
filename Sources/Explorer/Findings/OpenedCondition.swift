/// A condition that was opened: what never changes of it.
struct OpenedCondition: Sendable {
    let catalog: Catalog
    let pairing: ConditionPairing
    /// The manifest's absolute path; nil for the data set that is browsed.
    let path: String?
}
