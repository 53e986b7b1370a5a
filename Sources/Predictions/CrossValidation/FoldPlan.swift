import GenomeData
import PrismModel
import Wording

/// The folds of a cross-validation: which genes each model learns from, is chosen by, and predicts.
public struct FoldPlan: Sendable, Equatable {
    /// One fold; positions in the data set's genes.
    public struct Fold: Sendable, Equatable {
        /// Genes to learn from.
        public let training: [Int]
        /// Genes to choose the best weights by; none where the whole schedule is run.
        public let validation: [Int]
        /// Genes to predict.
        public let heldOut: [Int]
    }

    /// The folds, in order.
    public let folds: [Fold]
    /// Where they come from, for headers: "5 by position".
    public let words: String

    /// Folds by position; without one of them, given by its place, where settings are chosen.
    public init(_ positions: PositionFolds, without blind: Int? = nil) {
        let kept = blind.map { positions.without($0) } ?? positions
        folds = kept.folds.indices.map { fold in
            Fold(training: kept.training(holdingOut: fold), validation: [], heldOut: kept.folds[fold])
        }
        words = "\(positions.folds.count) by position" + (blind.map { ", without fold \($0 + 1)" } ?? "")
    }

    /// Folds that a table states, a column each: `fold_1`, `fold_2` and so on, which hold train, valid and test.
    ///
    /// - Parameters:
    ///   - path: a table with a row per gene, as the published work has it.
    ///   - genes: the data set's genes.
    ///   - measured: positions of those that were measured: others are in no fold.
    /// - Throws: where the table cannot be read, has no such columns, or a fold has no gene to learn from or none to
    ///   predict.
    public init(table path: String, _ genes: [Gene], measured: [Int]) throws(GenomeDataError) {
        let columns = try TableReader(path: path).columns.filter { $0.lowercased().hasPrefix("fold") }
        guard !columns.isEmpty else {
            throw GenomeDataError(
                file: path, place: "header",
                problem: "no column of a fold; expected fold_1, fold_2, …, which hold train, valid and test")
        }
        var folds: [Fold] = []
        for column in columns {
            let table = try GeneSplits(path: path, column: column)
            let rows = try table.keys.matching(genes).rows
            func places(in split: Split) -> [Int] {
                measured.filter { gene in rows[gene].flatMap { table.splits[$0] } == split }
            }
            let fold = Fold(
                training: places(in: .train), validation: places(in: .validation), heldOut: places(in: .test))
            guard !fold.training.isEmpty, !fold.heldOut.isEmpty else {
                throw GenomeDataError(
                    file: path, place: "column \(column)",
                    problem: "\(fold.training.count.counted("measured gene")) to learn from and "
                        + "\(fold.heldOut.count) to predict; at least one of each expected")
            }
            folds.append(fold)
        }
        self.folds = folds
        words = "\(columns.count) of \(path.split(separator: "/").last ?? "a table")"
    }

    /// How many of `measured`, positions in the data set's genes, no fold predicts.
    public func unpredicted(of measured: [Int]) -> Int {
        measured.count - Set(folds.flatMap(\.heldOut)).intersection(measured).count
    }
}
