/// Expression of all genes, by position in the catalog; empty where it is not known.
struct Expressions: Sendable, Equatable {
    var measured: [Float?] = []
    var observed: [Float?] = []
    var intervened: [Float?] = []
}
