extension Sequence<Float> {
    /// Whether every value is missing.
    var areMissing: Bool { allSatisfy(\.isNaN) }
}
