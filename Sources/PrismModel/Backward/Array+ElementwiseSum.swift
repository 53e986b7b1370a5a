extension [[Float]] {
    /// The sum of arrays of one length, element by element, in order; empty of none.
    var elementwiseSum: [Float] {
        guard let first else { return [] }
        return dropFirst().reduce(first) { zip($0, $1).map(+) }
    }
}
