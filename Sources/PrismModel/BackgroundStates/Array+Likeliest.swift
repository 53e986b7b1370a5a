extension Array where Element: FloatingPoint {
    /// The position of the largest of some states' probabilities, the first of equals; nil of no states.
    package var likeliest: Int? { indices.max { (self[$0], $1) < (self[$1], $0) } }
}
