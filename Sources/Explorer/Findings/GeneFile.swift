import Wording

/// The genes that a file lists.
struct GeneFile: Sendable, Equatable {
    /// Positions in the catalog's genes, rising and each once.
    var genes: [Int]
    /// How many names mean no gene, or several.
    var unknown = 0
    /// The first of these, in words, with its line.
    var firstUnknown: String?

    /// "42 genes of mine.txt; 2 names unknown, the first on line 3: no gene is named "X"".
    func text(file: String) -> String {
        let found = "\(genes.count.counted("gene")) of \(file)"
        guard unknown > 0, let firstUnknown else { return found }
        return "\(found); \(unknown.counted("name")) unknown, the first on \(firstUnknown)"
    }
}
