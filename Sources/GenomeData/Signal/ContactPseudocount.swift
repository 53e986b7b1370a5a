/// What is added to the contacts of a matrix.
public enum ContactPseudocount: String, Sendable, Hashable, CaseIterable {
    /// Nothing.
    case none
    /// What the published work adds, by distance; see `PowerLawContacts`.
    case powerlaw
}
