import GenomeData
import Wording

/// What is piped to a command.
enum PipeSubject: String, Sendable, CaseIterable {
    /// The marked genes, or where none is marked the listed ones.
    case genes
    /// The locus that shows.
    case locus

    /// In words: "12 marked genes", "chr22:1-2,000 as BED".
    func words(in state: ExplorerState) -> String {
        switch self {
        case .genes:
            let marked = state.list.marked.count
            return marked > 0 ? marked.counted("marked gene") : state.list.order.count.counted("listed gene")
        case .locus: return state.locus.text + " as BED"
        }
    }

    /// What the command reads: a table with a line of column names, or a line of BED, 0-based and half-open, named by the
    /// current gene.
    func text(in state: ExplorerState) -> String {
        switch self {
        case .genes:
            var state = state
            if !state.list.marked.isEmpty {
                state.list.filter = ""
                state.list.chosen = state.list.markedSubset
                state.relist()
            }
            let table = ExportTable.genes(state)
            return ([table.columns] + table.rows).map {
                $0.map(ExplorerState.plain).joined(separator: "\t") + "\n"
            }.joined()
        case .locus:
            let name = state.isGeneInLocus ? state.currentGene?.symbol ?? "." : "."
            let fields = [state.locus.contig, "\(state.locus.start)", "\(state.locus.end)", name]
            return fields.map(ExplorerState.plain).joined(separator: "\t") + "\n"
        }
    }
}
