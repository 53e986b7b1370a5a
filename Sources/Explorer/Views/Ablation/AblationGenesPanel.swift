import Canvas
import PrismModel

/// What switching signals off does to genes: gene by gene, and by mask over those that figures are said of.
enum AblationGenesPanel {
    private static let widest = 108

    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<any Target> {
        // Beyond, names and numbers would stand too far apart.
        let rect = rect.part(columns: 0, widest)
        // The masks below, the single drops at least; the genes get what is left.
        let masks = min(1 << state.modelSignals, max(state.modelSignals + 2, rect.height / 2 - 3)) + 2
        let parts = rect.rows([.share(1, min: 5), .fixed(masks)], gap: rect.height > masks + 8 ? 1 : 0)
        let hits = paintGenes(state, parts[0], on: &grid)
        paintMasks(state, parts[1], on: &grid)
        return hits
    }

    /// What the table holds, in fewer and fewer words.
    private static func words(_ state: ExplorerState) -> [String] {
        let own = own(state)
        return [
            "each gene's change without each signal\(own), in the list's order",
            "each gene's change without each signal\(own), as listed",
            "change without each signal\(own), as listed", "change without each signal\(own)",
        ]
    }

    /// What of the current gene's input is otherwise, and is every gene's own here: ", in own states, with own signals, unedited".
    private static func own(_ state: ExplorerState) -> String {
        [
            state.asIf == nil ? nil : "in own states",
            state.question?.transplant == nil ? nil : "with own signals",
            state.editCount == 0 ? nil : "unedited",
        ].compactMap { $0.map { ", " + $0 } }.joined()
    }

    /// Genes × signals: the prediction with everything on, and its change without each signal.
    private static func paintGenes(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<
        any Target
    > {
        var hits = HitRegions<any Target>()
        guard rect.height > 2 else { return hits }
        let look = state.look
        let list = state.list
        let count = state.modelSignals
        let features = state.featureMask
        let drops = (0..<count).map { ModalityMask(off: [$0]).union(features) }
        grid.write(longestOf: words(state), in: rect.line(0), as: .textMuted, with: look)
        let room = rect.inset(top: 1)
        guard !list.order.isEmpty else {
            grid.explain("no gene passes the filter", in: room, with: look)
            return hits
        }
        // Columns as wide as the names, while there is room for the gene's own.
        let longest = (0..<count).map { state.inputName($0).columnWidth + 2 }.max() ?? 0
        let each = max(6, min(longest, 12, (room.width - 20) / max(1, count + 1) - 1))
        let masks = drops + (count > 1 ? [ModalityMask(off: 0..<count).union(features)] : [])
        let columns = columns(state, width: each)
        var table = Table(columns, count: list.order.count) { line in
            cells(of: list.order[line], masks, state, width: each)
        }
        table.selected = list.selected
        table.first = Table.first(
            list.first, showing: list.selected ?? list.first, of: list.order.count,
            visible: table.visibleRows(in: room))
        let isScrolled = list.order.count > table.visibleRows(in: room)
        let place = isScrolled ? room.inset(right: 1) : room
        grid.draw(table, in: place, with: look)
        if isScrolled {
            let bar = Scrollbar(
                first: table.first, visible: table.visibleRows(in: room), count: list.order.count)
            grid.draw(bar, in: room.inset(top: 1, left: room.width - 1), with: look)
        }
        let places = place.inset(left: 1).columns(columns.map(\.extent), gap: 1)
        paintFilling(
            [features] + masks, state, Array(places.dropFirst()), rect.line(0), on: &grid)
        for signal in drops.indices { hits.add(places[signal + 2].line(0), EffectTarget(signal: signal)) }
        for line in 1..<max(1, room.height) {
            if let index = table.index(atRow: room.row + line, in: room) {
                hits.add(room.line(line), GeneLineTarget(line: index))
            }
        }
        return hits
    }

    private static func columns(_ state: ExplorerState, width: Int) -> [Table.Column] {
        let list = state.list
        let count = state.modelSignals
        return [
            .init("gene", .share(1, min: 8)),
            .init(state.featureMask == .all ? "all on" : "else", .fixed(6), .right),
        ]
            + (0..<count).map { signal in
                .init(
                    "-" + state.inputName(signal), .fixed(width), .right,
                    order: list.sort == .effect(signal)
                        ? (list.isDescending ? .descending : .ascending) : nil)
            } + (count > 1 ? [.init("none on", .fixed(width), .right)] : [])
    }

    private static func cells(
        of gene: Int, _ masks: [ModalityMask], _ state: ExplorerState, width: Int
    ) -> [TableCell] {
        let full = state.predicted(gene, state.featureMask)
        let dot = String(state.look.glyphs.signs.dot)
        return [
            TableCell(state.catalog.genes[gene].symbol, gene == state.gene ? .textStrong : .text),
            TableCell(full.map { Words.value($0, width: 6) } ?? dot, .observed),
        ]
            + masks.map { mask in
                guard let effect = state.effect(of: mask, on: gene) else { return TableCell(dot, .nodata) }
                let text = Words.difference(effect, width: width)
                return TableCell(text, Words.role(ofSigned: text))
            }
    }

    /// How far columns are, over their heads, while one of them is still being filled; instead of the table's words.
    private static func paintFilling(
        _ masks: [ModalityMask], _ state: ExplorerState, _ places: [Rect], _ line: Rect, on grid: inout Grid
    ) {
        let texts = masks.map { state.filling(of: $0) }
        guard texts.contains(where: { $0 != nil }), let first = places.first else { return }
        grid.fill(line, style: state.look.screen)
        let room = first.column - line.column - 1
        let words = ["change without, so far", "known so far", "known"].first { $0.columnWidth <= room }
        grid.write(words ?? "", row: line.row, column: line.column, as: .textMuted, with: state.look)
        for (text, place) in zip(texts, places) {
            grid.write(
                (text ?? "100 %").fitted(to: place.width, .right), row: line.row, column: place.column,
                as: text == nil ? .textMuted : .spinner, with: state.look)
        }
    }

    /// Every mask over genes, those that the header's figures are of: how far predictions move, and what the agreement with
    /// measurements loses.
    static func paintMasks(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        guard rect.height > 2 else { return }
        let rect = rect.part(columns: 0, widest)
        let look = state.look
        let count = state.modelSignals
        let features = state.featureMask
        let isWide = rect.width >= 76
        grid.write(
            longestOf: heading(state, isWide: isWide), in: rect.line(0), as: .textMuted, with: look)
        let first =
            [features] + (0..<count).map { ModalityMask(off: [$0]).union(features) }
            + (count > 1 ? [ModalityMask(off: 0..<count).union(features)] : [])
        let others = state.signalMasks.filter { !first.contains($0) }
        let masks = Array((first + others).prefix(rect.height - 2))
        let total = state.catalog.genes.count
        let digits = max(3, "\(total)".count)
        let genes = isWide ? max(5, 2 * digits + 1) : digits
        var columns: [Table.Column] = [
            .init("mask", .share(1, min: 8)), .init(isWide ? "genes" : "n", .fixed(genes), .right),
            .init("mean Δ", .fixed(6), .right),
        ]
        if isWide { columns += [.init("|Δ|", .fixed(5), .right), .init("r", .fixed(5), .right)] }
        columns.append(.init("Δr", .fixed(6), .right))
        if isWide { columns.append(.init("MSE", .fixed(5), .right)) }
        columns.append(.init("ΔMSE", .fixed(6), .right))
        if isWide { columns.append(.init("n", .fixed(digits), .right)) }
        let table = Table(columns, count: masks.count) { row(masks[$0], isWide: isWide, state) }
        grid.draw(table, in: rect.inset(top: 1), with: look)
    }

    /// Which genes the figures are of, and what the changes are against; from all there is to say to what must not be missing.
    private static func heading(_ state: ExplorerState, isWide: Bool) -> [String] {
        guard let effect = state.effects[state.featureMask] else {
            return ["Masks over genes: being computed"]
        }
        let kind = effect.kind
        let full = MaskWords.everySignal(over: state.featureMask)
        let title = kind.title.prefix(1).uppercased() + kind.title.dropFirst() + own(state)
        if isWide {
            return [
                "\(title): changes against \(full); r, MSE on the n that are measured",
                "\(title): changes against \(full); n: measured", "\(title): changes against \(full)",
            ]
        }
        // The columns of r and MSE themselves have no room.
        let figures = "r \(Words.value(effect.r?.value)), MSE \(Words.value(effect.mse?.value))"
        let short = kind.before + figures + kind.behind + own(state)
        return [
            "\(title): \(full) \(figures); changes:", "\(short), \(full); changes:", "\(short); changes:",
            short,
        ]
    }

    private static func row(_ mask: ModalityMask, isWide: Bool, _ state: ExplorerState) -> [TableCell] {
        let signs = MaskWords.signs(mask, state.modelSignals, state.look)
        let name = TableCell(
            signs + " " + MaskWords.signals(mask, state), mask == state.mask ? .textStrong : .text)
        guard let survey = state.surveys[mask], survey.next > 0 else {
            return [name, TableCell(isWide ? "waits" : "", .nodata)]
        }
        let effect = state.effects[mask] ?? AblationEffect()
        let genes =
            survey.isComplete ? "\(effect.genes)" : "\(survey.next)/\(survey.genes)"
        let isFull = mask == state.featureMask
        func change(_ value: Double?) -> TableCell {
            TableCell(isFull ? "" : Words.difference(value, width: 6))
        }
        var cells = [name, TableCell(isWide ? genes : "\(effect.measured)"), change(effect.mean)]
        if isWide {
            cells.append(TableCell(isFull ? "" : Words.value(effect.meanMagnitude, width: 5)))
            cells.append(TableCell(Words.value(effect.r?.value)))
        }
        cells.append(change(effect.r?.change))
        if isWide { cells.append(TableCell(Words.value(effect.mse?.value, width: 5))) }
        cells.append(change(effect.mse?.change))
        if isWide { cells.append(TableCell("\(effect.measured)")) }
        return cells
    }
}
