import Canvas
import Predictions
import Wording

/// Effects of variants from a file, the largest first, narrowed by letters of a gene's name, an ID or a position.
struct EffectsPopup: ChoicePopup {
    private(set) var typed = TypedSearch()
    /// Rows that what is typed finds, positions in the table's.
    private(set) var found: [Int]

    /// Where it was left.
    init(_ state: ExplorerState) {
        typed = state.own[EffectsPlace.self].typed
        found = Self.rows(typed.text, in: state)
        typed.selected = min(typed.selected, max(0, found.count - 1))
    }

    func take(_ action: Action, in state: inout ExplorerState) -> [Effect] {
        var popup = self
        switch action {
        case .type(let text): popup.typed.text = String((typed.text + TypedLine.plain(text)).prefix(200))
        case .erase:
            guard !typed.text.isEmpty else {
                state.popup = nil
                return []
            }
            popup.typed.text.removeLast()
        case .eraseAll: popup.typed.text = ""
        case .move(let lines):
            popup.typed.selected = min(max(typed.selected + lines, 0), max(0, found.count - 1))
            state.popup = popup
            return []
        case .accept: return choose(typed.selected, in: &state)
        case .dismiss:
            state.popup = nil
            return []
        default: return []
        }
        popup.typed.selected = 0
        popup.found = Self.rows(popup.typed.text, in: state)
        state.popup = popup
        return []
    }

    /// Goes to a row's gene with its alleles made, once REF has been compared with the genome.
    func choose(_ line: Int, in state: inout ExplorerState) -> [Effect] {
        guard let row = row(line, in: state) else { return [] }
        state.own[EffectsPlace.self].typed = TypedSearch(text: typed.text, selected: line)
        let question = VariantQuestion(
            variants: row.variants, gene: row.gene, stated: Self.stated(row.delta, in: state))
        state.popup = ErrandPopup([.reference(question)])
        return []
    }

    /// What the file says of a row, where this condition predicts otherwise; nil where it does not.
    private static func stated(_ delta: Float, in state: ExplorerState) -> StatedEffect? {
        let change = "the file's Δ \(Words.signedCompact(Double(delta)))"
        let name = state.conditionNames.other
        if state.effectsAreOfOther {
            return StatedEffect(
                text: "\(change) is of \(name), whose own line is above", isForeign: false,
                short: "\(change): \(name)")
        }
        return state.effectsDifference.map {
            StatedEffect(
                text: "\(change) is \($0); the Δ here is predicted anew", isForeign: true,
                short: change + ": otherwise made")
        }
    }

    private func row(_ line: Int, in state: ExplorerState) -> EffectTable.Row? {
        guard let table = state.variantEffects, found.indices.contains(line),
            table.rows.indices.contains(found[line])
        else { return nil }
        return table.rows[found[line]]
    }

    private static func rows(_ text: String, in state: ExplorerState) -> [Int] {
        guard let table = state.variantEffects else { return [] }
        let pattern = FuzzyMatch.folded(text.filter { !$0.isWhitespace })
        guard !pattern.isEmpty else { return Array(table.rows.indices) }
        let aliases = state.geneNames.matches(pattern)
        let names = state.catalog.searchNames
        let place = String(decoding: pattern, as: UTF8.self).replacing(",", with: "")
        return table.rows.indices.filter { index in
            let row = table.rows[index]
            if aliases[row.gene] != nil { return true }
            if names.indices.contains(row.gene), FuzzyMatch(pattern, in: names[row.gene]) != nil {
                return true
            }
            return row.variants.contains {
                $0.id.lowercased().contains(place) || $0.place.lowercased().contains(place)
            }
        }
    }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let look = state.look
        let rect = PopupPanel.window(
            state, "Effects of variants", "Enter makes one in its gene", height: min(grid.rows - 2, 30),
            width: min(grid.columns - 2, 100), on: &grid)
        hits.add(rect, PopupTarget())
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        grid.write(
            TypedLine.spans("> ", typed.text, width: inside.width, look), row: inside.row,
            column: inside.column, with: look)
        guard let table = state.variantEffects else { return hits }
        let words = "\(table.text); \(found.count.counted("row"))"
        grid.write(
            words.truncated(to: inside.width, ellipsis: look.glyphs.ellipsis), row: inside.row + 1,
            column: inside.column, as: .textMuted, with: look)
        let notes = Self.notes(state, table)
            .flatMap { note in note.text.wrapped(to: inside.width).map { (text: $0, role: note.role) } }
            .prefix(max(0, inside.height - 5))
        for (offset, note) in notes.enumerated() {
            grid.write(
                note.text, row: inside.row + 2 + offset, column: inside.column, as: note.role, with: look)
        }
        hits.add(paint(table, state, inside.inset(top: 2 + notes.count), on: &grid))
        return hits
    }

    /// Whose effects they are where they are not this condition's, and what percentiles are among.
    private static func notes(_ state: ExplorerState, _ table: EffectTable) -> [(text: String, role: Role)] {
        var notes: [(text: String, role: Role)] = []
        if state.effectsAreOfOther {
            let name = state.conditionNames.other
            notes.append(("of \(name): Enter predicts in both, \(name)'s Δ beside this one's", .textMuted))
        } else if let difference = state.effectsDifference {
            notes.append((difference + ": Enter predicts anew, and Mutate shows that", .warning))
        }
        if table.hasPercentile, let count = table.substitutions {
            notes.append(("pct: among \(count.grouped) random substitutions of the window", .textMuted))
        }
        return notes
    }

    private func paint(
        _ table: EffectTable, _ state: ExplorerState, _ rest: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard !found.isEmpty else {
            grid.explain("nothing matches", in: rest, with: state.look)
            return hits
        }
        let list = rest.inset(right: 1)
        let rows = found.indices.compactMap { row($0, in: state) }
        // Genes and distances take what they need, so that places of variants are whole.
        func widest(_ text: (EffectTable.Row) -> String, _ least: Int, _ most: Int) -> Int {
            min(most, rows.reduce(least) { max($0, text($1).columnWidth) })
        }
        let gene = widest({ state.catalog.gene($0.gene)?.symbol ?? "?" }, 4, 12)
        let change = widest({ Words.signedCompact(Double($0.delta)) }, 6, 9)
        let distance = widest({ DistanceFromTSS(bases: $0.distance).signed }, 8, 10)
        var columns: [Table.Column] = [
            .init("variant", .share(1, min: 12)), .init("gene", .fixed(gene)),
            .init("from TSS", .fixed(distance), .right),
            .init("Δ", .fixed(change), .right, order: .descending),
        ]
        if table.hasSpread { columns.append(.init("sd", .fixed(6), .right)) }
        if table.hasPercentile { columns.append(.init("pct", .fixed(3), .right)) }
        var drawn = Table(columns, count: found.count) { line in
            cells(line, table, state)
        }
        hits.add(PopupPanel.paint(&drawn, selected: typed.selected, state, in: list, on: &grid))
        grid.draw(
            Scrollbar(first: drawn.first, visible: drawn.visibleRows(in: list), count: found.count),
            in: rest.inset(top: 1, left: rest.width - 1), with: state.look)
        return hits
    }

    private func cells(_ line: Int, _ table: EffectTable, _ state: ExplorerState) -> [TableCell] {
        guard let row = row(line, in: state) else { return [] }
        let change = Words.signedCompact(Double(row.delta))
        let variant = row.variants.map(VariantQuestion.text).joined(separator: ", ")
        var cells = [
            TableCell(variant, .popup), TableCell(state.catalog.gene(row.gene)?.symbol ?? "?", .popup),
            TableCell(DistanceFromTSS(bases: row.distance).signed, .textMuted),
            TableCell(change, Words.role(ofSigned: change)),
        ]
        if table.hasSpread {
            cells.append(TableCell(row.deviation.map { NumberText.fixed(Double($0), 4) } ?? "", .textMuted))
        }
        if table.hasPercentile {
            cells.append(TableCell(row.percentile.map { NumberText.fixed(Double($0), 0) } ?? "", .textMuted))
        }
        return cells
    }
}
