import Canvas
import Predictions

/// Columns of the gene list with each gene's background state in both conditions: of genes that were picked out by them.
enum GeneStateCells {
    /// Whether they stand in place of measured and predicted.
    static func shows(_ state: ExplorerState) -> Bool {
        state.list.chosen?.showsStates == true && state.sharesStates
    }

    static func columns(_ state: ExplorerState) -> [Table.Column] {
        let names = state.conditionNames
        return [names.own, names.other].map { name in
            .init(String(name.prefix(widest)), .fixed(min(widest, max(4, name.columnWidth))), .right)
        }
    }

    private static let widest = 8

    static func cells(of gene: Int, _ state: ExplorerState) -> [TableCell] {
        let own = state.genome?.state(of: gene)
        let other = state.counterpart(of: gene).flatMap { state.comparedOther?.genome?.state(of: $0) }
        return [own, other].map { index in
            index.map { TableCell(StateNames.number($0), own == other ? .textMuted : .text) }
                ?? TableCell(String(state.look.glyphs.signs.dot), .nodata)
        }
    }
}
