import Canvas

/// The genes: measured, predicted, and the difference.
enum GeneListPanel {
    /// Columns of the top line that a title cannot have.
    private static let titleMargin = 6

    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard !rect.isEmpty else { return hits }
        let look = state.look
        let isTyping = state.popup is FilterPopup
        let list = state.list
        grid.draw(frame(state, width: rect.width, isTyping: isTyping), in: rect, with: look)
        paintEdge(state, rect, on: &grid)
        let inside = Frame.inside(rect)
        hits.add(inside, GeneListTarget())
        guard !list.order.isEmpty else {
            grid.explain(emptiness(state, isTyping: isTyping), in: inside, with: look)
            return hits
        }
        let table = table(state, width: inside.width)
        let isScrolled = list.order.count > table.visibleRows(in: inside)
        let place = isScrolled ? inside.inset(right: 1) : inside
        grid.draw(table, in: place, with: look)
        if isScrolled {
            let bar = Scrollbar(
                first: list.first, visible: table.visibleRows(in: inside), count: list.order.count)
            grid.draw(bar, in: inside.inset(top: 1, left: inside.width - 1), with: look)
        }
        hits.add(inside.line(0), CommandTarget(name: "sort"))
        for line in 1..<max(1, inside.height) {
            if let index = table.index(atRow: inside.row + line, in: inside) {
                hits.add(inside.line(line), GeneLineTarget(line: index))
            }
        }
        return hits
    }

    /// The border: the filter or what is chosen, and beside it how many or in which order, in as many words as there is room for.
    private static func frame(_ state: ExplorerState, width: Int, isTyping: Bool) -> Frame {
        let (look, list) = (state.look, state.list)
        var title = [Span(list.chosen?.title ?? "Genes", .title)]
        if isTyping || !list.filter.isEmpty {
            title =
                isTyping
                ? TypedLine.spans("/", list.filter, width: max(2, width - Self.titleMargin), look)
                : [Span("/" + list.filter, .input)]
        }
        // A line of the border stands between the two.
        let left = width - 9 - title.columnWidth
        let details = details(state)
        let detail = details.first { $0.columnWidth <= left } ?? details[details.count - 1]
        var frame = Frame(title, detail: [Span(detail, .titleDetail)], hasFocus: isTyping)
        frame.role = .border
        return frame
    }

    /// While the current gene is predicted otherwise than it is, that the list is not, as its genes are compared with each other; or, of
    /// another state, that this gene alone is. In the lower edge, where every size has room for it.
    private static func paintEdge(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        let width = Frame.inside(rect).width
        guard state.isAskedOtherwise, listsPredictions(state, width: width) else { return }
        let texts = edgeTexts(state, width: width)
        guard let text = texts.first(where: { $0.columnWidth + 4 <= rect.width }) else { return }
        grid.write(
            " \(text) ", row: rect.bottom - 1, column: rect.column + 2, as: .titleDetail, with: state.look)
    }

    /// What the list's predictions are of, in fewer and fewer words.
    private static func edgeTexts(_ state: ExplorerState, width: Int) -> [String] {
        let showsChanges = GeneChangeCells.showsBoth(state, width: width)
        guard let asIf = state.asIfText, showsChanges || !state.list.sort.isOfChange else {
            return ["predicted: every gene as it is", "pred: every gene as it is", "every gene as it is"]
        }
        let rest = showsChanges ? "changes as they are" : "others as they are"
        return ["predicted: this gene \(asIf), \(rest)", "this gene \(asIf)", asIf]
    }

    /// Whether a column tells what is predicted: in a narrow list states, or what is measured, may stand in its place.
    private static func listsPredictions(_ state: ExplorerState, width: Int) -> Bool {
        if GeneChangeCells.showsBoth(state, width: width) { return true }
        return !GeneStateCells.shows(state) && !state.list.sort.isOfMeasuredChange
    }

    /// How many genes are listed or in which order, how many are marked, and how far their predictions are; in fewer and fewer
    /// words. An order that somebody asked for goes before how far predictions are.
    private static func details(_ state: ExplorerState) -> [String] {
        let list = state.list
        let marks =
            list.marked.isEmpty || list.chosen == list.markedSubset
            ? nil : "\(state.look.glyphs.signs.on)\(list.marked.count)"
        func marked(_ text: String) -> String { marks.map { $0 + "  " + text } ?? text }
        let isUsual = list.sort == .position && !list.isDescending
        let (sort, order) = (list.sort.title(in: state), sortText(state))
        let orders = [order, "by " + sort, sort]
        let filling = filling(state)
        let fillings = [filling, state.filling(of: .all), nil].map { $0.map { ", " + $0 } ?? "" }
        if !list.filter.isEmpty || list.chosen != nil {
            let count = "\(list.order.count) of \(state.catalog.genes.count)"
            // What is typed puts the best match first, whatever the order.
            let sorted = isUsual || !list.filter.isEmpty ? [] : orders.map { count + ", " + $0 }
            return fillings.flatMap { filling in (sorted + [count]).map { marked($0 + filling) } } + [count]
        }
        if isUsual || list.sort.mask != nil {
            let short = filling ?? marks.map { $0 + " marked" } ?? order
            return [marked(order + fillings[0]), order + fillings[0], short].filter { $0 != order } + orders
        }
        let texts = fillings.flatMap { filling in orders.map { $0 + filling } }
        return texts.map(marked) + texts
    }

    /// Why nothing is listed, and what may have been meant.
    private static func emptiness(_ state: ExplorerState, isTyping: Bool) -> String {
        let list = state.list
        guard !list.filter.isEmpty else { return "no such gene" }
        let place = list.chosen.map { " of “\($0.title)”" } ?? ""
        let text = "no gene\(place) matches “\(list.filter)”"
        guard let nearest = state.catalog.gene(list.nearest) else { return text }
        return text + "; the nearest is \(nearest.symbol)" + (isTyping ? ": Enter takes it" : "")
    }

    /// How far a column of predictions, or of the effects that sort the list, is; nil once it is whole.
    private static func filling(_ state: ExplorerState) -> String? {
        guard case .effect(let signal) = state.list.sort,
            let known = state.sortMask.flatMap({ state.filling(of: $0) })
        else { return state.filling(of: .all).map { "pred \($0)" } }
        return "-\(state.inputName(signal)) \(known)"
    }

    private static func sortText(_ state: ExplorerState) -> String {
        // An effect's title is long; the arrow in the header says which way.
        let order = state.list.isDescending && state.list.sort.mask == nil ? ", falling" : ""
        return "by \(state.list.sort.title(in: state))" + order
    }

    /// Marks a gene that the model learned from.
    private static let learnedSign = "t"

    private static func table(_ state: ExplorerState, width: Int) -> Table {
        let wide = state.list.sort == .background ? 7 : 5
        let lastWidth = state.list.sort.mask == nil ? wide : min(9, max(5, width - 24))
        let showsChanges = GeneChangeCells.showsBoth(state, width: width)
        let showsBackground =
            !showsChanges && !GeneStateCells.shows(state) && showsBackground(state, width: width)
        let pattern = FuzzyMatch.folded(state.list.filter)
        // Looked at once, not for every line: it goes through all genes.
        let marksLearned = state.marksLearned
        let columns = columns(
            state, marksLearned: marksLearned, lastWidth: lastWidth, showsChanges: showsChanges,
            showsBackground: showsBackground)
        var table = Table(columns, count: state.list.order.count) { line in
            let gene = state.list.order[line]
            let values = valueCells(
                of: gene, state, marksLearned: marksLearned, showsChanges: showsChanges, lastWidth: lastWidth)
            let changes = showsChanges ? GeneChangeCells.both(of: gene, state) : []
            return [nameCell(of: gene, pattern, alias: state.list.aliases[gene]?.alias, state)]
                + values + changes
                + (showsBackground ? [backgroundCell(of: gene, state, width: backgroundWidth)] : [])
        }
        table.first = state.list.first
        table.selected = state.list.selected
        table.hasFocus = state.popup == nil || state.popup is FilterPopup
        return table
    }

    /// Columns of what the background explains, where there is room for them beside the others.
    private static let backgroundWidth = 7
    private static let backgroundTitle = "backgr"

    /// Whether what the background explains has a column of its own: sorted by it, the last column shows it anyway.
    private static func showsBackground(_ state: ExplorerState, width: Int) -> Bool {
        state.adjusted != nil && state.list.sort != .background && state.list.sort.mask == nil && width >= 40
    }

    private static func backgroundCell(of gene: Int, _ state: ExplorerState, width: Int) -> TableCell {
        guard let explained = state.explainedByBackground(gene) else {
            return TableCell(String(state.look.glyphs.signs.dot), .nodata)
        }
        let text = Words.difference(explained, width: width)
        return TableCell(text, Words.role(ofSigned: text))
    }

    private static func columns(
        _ state: ExplorerState, marksLearned: Bool, lastWidth: Int, showsChanges: Bool, showsBackground: Bool
    ) -> [Table.Column] {
        let sort = state.list.sort
        func order(_ own: GeneSort) -> Table.Column.Order? {
            sort == own ? (state.list.isDescending ? .descending : .ascending) : nil
        }
        // Sorted by a signal's effect, the last column shows it.
        var last = "Δ"
        if case .effect(let signal) = sort { last = "-" + state.inputName(signal) }
        if sort == .background { last = backgroundTitle }
        let learned: [Table.Column] = marksLearned ? [.init("", .fixed(1))] : []
        let names = [Table.Column("gene", .share(1, min: 6), order: order(.name))] + learned
        let changes = showsChanges ? GeneChangeCells.bothColumns(order) : []
        if GeneStateCells.shows(state) { return names + GeneStateCells.columns(state) + changes }
        if sort.isOfChange, !showsChanges {
            return names + GeneChangeCells.columns(sort, order: order(sort))
        }
        let values: [Table.Column] = [
            .init("meas", .fixed(5), .right, order: order(.measured)),
            .init("pred", .fixed(5), .right, order: order(.predicted)),
            .init(
                last, .fixed(lastWidth), .right,
                order: sort.mask == nil && sort != .background ? order(.difference) : order(sort)),
        ]
        return names + values + changes
            + (showsBackground ? [.init(backgroundTitle, .fixed(backgroundWidth), .right)] : [])
    }

    private static func nameCell(
        of gene: Int, _ pattern: [UInt8], alias: String?, _ state: ExplorerState
    ) -> TableCell {
        let match = pattern.isEmpty ? nil : FuzzyMatch(pattern, in: state.catalog.searchNames[gene])
        // Why a gene is found whose symbol does not say it.
        let alias = match == nil ? alias.map { " = " + $0 } ?? "" : ""
        let mark = state.list.marked.contains(gene) ? String(state.look.glyphs.signs.on) : ""
        return TableCell(
            mark + state.catalog.genes[gene].symbol + alias, gene == state.gene ? .textStrong : .text,
            matches: (match?.places ?? []).map { $0 + mark.unicodeScalars.count })
    }

    /// Where genes are sorted by a change, the mark tells of both models.
    private static func learnedText(_ gene: Int, _ state: ExplorerState) -> String {
        let isHeldOut =
            state.list.sort.isOfChange ? state.isChangeHeldOut(gene) : state.isHeldOut(gene)
        return isHeldOut == false ? learnedSign : ""
    }

    private static func valueCells(
        of gene: Int, _ state: ExplorerState, marksLearned: Bool, showsChanges: Bool, lastWidth: Int
    ) -> [TableCell] {
        let dot = String(state.look.glyphs.signs.dot)
        let learned =
            marksLearned ? [TableCell(learnedText(gene, state), .textMuted)] : []
        if GeneStateCells.shows(state) { return learned + GeneStateCells.cells(of: gene, state) }
        if state.list.sort.isOfChange, !showsChanges {
            return learned + GeneChangeCells.cells(of: gene, state)
        }
        let measured = state.measured(gene).map(Double.init)
        let predicted = state.listed(gene)
        let isAsIf = gene == state.gene && state.asIf != nil
        let difference =
            state.sortMask.map { state.effect(of: $0, on: gene) }
            ?? predicted.flatMap { p in measured.map { p - $0 } }
        let change = difference.map { Words.difference($0, width: lastWidth) }
        return learned + [
            TableCell(measured.map { Words.value($0, width: 5) } ?? dot, .measured),
            TableCell(
                predicted.map { Words.value($0, width: 5) } ?? dot, isAsIf ? .alternative : .observed),
            state.list.sort == .background
                ? backgroundCell(of: gene, state, width: lastWidth)
                : TableCell(change ?? dot, change.map { Words.role(ofSigned: $0) } ?? .nodata),
        ]
    }
}
