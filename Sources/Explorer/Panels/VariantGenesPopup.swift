import Canvas
import GenomeData

/// A choice among the genes whose windows hold a variant, the nearest TSS first.
struct VariantGenesPopup: ListPopup {
    let question: VariantQuestion
    let genes: [Int]
    var selected = 0

    func count(in state: ExplorerState) -> Int { genes.count }

    func choose(_ line: Int, in state: inout ExplorerState) -> [Effect] {
        guard genes.indices.contains(line) else { return [] }
        state.popup = nil
        state.open(question, in: genes[line])
        return []
    }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> {
        let change = question.changes.first
        return paint(
            "Windows with \(question.text)", "Enter takes one", [.init("", .fixed(16)), .init("", .share())],
            width: 72, state, on: &grid
        ) { line in
            guard let gene = state.catalog.gene(genes[line]) else { return [] }
            let place = change.map { gene.fromTSS(to: $0).sentence } ?? ""
            return [TableCell(gene.symbol, .popup), TableCell(place, .textMuted)]
        }
    }
}
