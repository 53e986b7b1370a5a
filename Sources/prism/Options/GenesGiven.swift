import ArgumentParser
import GenomeData
import Predictions

/// Genes as every command takes them: names, or a file of names.
struct GenesGiven: ExpressibleByArgument {
    /// As it was given.
    let text: String

    /// What `--genes` takes, for the help of every command.
    static let words =
        "Genes by id or symbol, separated by commas; or a file of them: one a line, or a table with these in its first column."

    static var defaultCompletionKind: CompletionKind { .file() }

    init(argument: String) { text = argument }

    /// The positions of the genes in a data set, rising and each once.
    ///
    /// - Throws: where a name means no gene or several, with how many do; where a file cannot be read, or none is named.
    func indices(in dataSet: DataSet) throws -> [Int] { try dataSet.genes(given: text).all() }

    /// The genes of a data set.
    ///
    /// - Throws: as `indices(in:)`.
    func selection(of dataSet: DataSet) throws -> GeneSelection {
        .named(try indices(in: dataSet).map { dataSet.genes[$0].id })
    }
}
