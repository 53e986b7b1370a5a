import GenomeData
import Wording

/// The genes that a file lists, or that are named one by one.
struct GeneFile: Sendable, Equatable {
    /// Positions in the catalog's genes, rising and each once.
    var genes: [Int]
    /// How many names mean no gene, or several.
    var unknown = 0
    /// Which these are and what is wrong with the first, in words, with its line; nil where there are none.
    var problem: String?

    /// What was found in a data set.
    init(_ given: GivenGenes) {
        (genes, unknown) = (given.indices, given.unknown)
        problem = given.error.map { error in
            (error.place.map { $0 + ": " } ?? "") + error.problem
        }
    }

    /// "42 genes of mine.txt; line 3: 2 of 44 names mean no one gene: "X", "Y"; no gene is named "X"".
    func text(file: String) -> String {
        let found = "\(genes.count.counted("gene")) of \(file)"
        return problem.map { "\(found); \($0)" } ?? found
    }
}
