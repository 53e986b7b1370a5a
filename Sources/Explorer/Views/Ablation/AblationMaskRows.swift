import Canvas
import PrismModel

/// The current gene's prediction under every mask: a bar each while there are rows, the others as numbers.
enum AblationMaskRows {
    /// Columns that a bar needs with its label and number, where bars stand side by side.
    private static let narrowest = 44

    /// Bars for those masks that find a row, numbers for the others.
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        guard rect.height > 1 else { return }
        let masks = state.signalMasks
        let room = rect.inset(top: paintHeading(state, rect, on: &grid))
        // Those that find no row of their own stand as numbers, several on a line.
        let cell = state.modelSignals + 1 + 6
        let across = max(1, (room.width + 2) / (cell + 2))
        var barred = masks.count
        while barred > 1, barred + (masks.count - barred + across - 1) / across > room.height { barred -= 1 }
        let shown = Array(masks.prefix(min(barred, room.height)))
        paintBars(shown, state, room, on: &grid)
        paintNumbers(
            Array(masks.dropFirst(shown.count)), across, cell, state, room.inset(top: shown.count), on: &grid)
    }

    /// A bar for every mask, in as many columns as there is room for; with more masks one page of them after the other.
    static func paintPage(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        guard rect.height > 3 else { return }
        let masks = state.signalMasks
        let (pages, rows) = pages(state, rect)
        let columns = columns(rect)
        let page = min(state.ablationMaskPage, pages - 1)
        let room = rect.inset(top: paintHeading(state, rect, on: &grid), bottom: pages > 1 ? 1 : 0)
        let shown = masks.dropFirst(page * rows * columns).prefix(rows * columns)
        let places = room.columns(Array(repeating: .share(), count: columns), gap: 2)
        for (column, place) in places.enumerated() {
            paintBars(Array(shown.dropFirst(column * rows).prefix(rows)), state, place, on: &grid)
        }
        guard pages > 1 else { return }
        let keys = Hint("previous-masks", "next-masks", title: "").keys(in: state).map {
            "; \($0) turn the page"
        }
        let words = "masks \(shown.startIndex + 1)-\(shown.endIndex) of \(masks.count)" + (keys ?? "")
        grid.write(
            words.truncated(to: rect.width, ellipsis: state.look.glyphs.ellipsis), row: room.bottom,
            column: rect.column, as: .textMuted, with: state.look)
    }

    private static func columns(_ rect: Rect) -> Int { max(1, rect.width / narrowest) }

    /// How many pages all masks take, and how many rows of bars each of them has.
    static func pages(_ state: ExplorerState, _ rect: Rect) -> (count: Int, rows: Int) {
        let masks = 1 << min(state.modelSignals, Ablation.mostSignals)
        let columns = columns(rect)
        let height = rect.height - headingHeight(state, rect)
        let needed = (masks + columns - 1) / columns
        if needed <= height { return (1, needed) }
        let rows = max(1, height - 1)
        return ((masks + rows * columns - 1) / (rows * columns), rows)
    }

    /// The order of the signs and behind it, where there is room, the measured line's value; returns how many lines it took.
    private static func paintHeading(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> Int {
        let look = state.look
        let order = order(state, rect), height = headingHeight(state, rect)
        func write(_ text: String, _ role: Role, row: Int, column: Int) {
            let shown = text.truncated(to: rect.right - column, ellipsis: look.glyphs.ellipsis)
            grid.write(shown, row: rect.row + row, column: column, as: role, with: look)
        }
        for (row, line) in order.enumerated() { write(line, .textMuted, row: row, column: rect.column) }
        if let line = measuredLine(state) {
            let column =
                height > order.count ? rect.column : max(rect.column, rect.right - line.columnWidth)
            write(line, .measured, row: height - 1, column: column)
        }
        return height
    }

    /// The order of the signs: the signals' names on as many lines as they take or, where these would leave the masks too little
    /// room, the numbers of their tracks, which masks go by too.
    private static func order(_ state: ExplorerState, _ rect: Rect) -> [String] {
        let signals = 0..<state.modelSignals
        let names = "order: " + signals.map { state.inputName($0) }.joined(separator: ", ")
        let numbers = "order: tracks " + signals.map { state.inputNumber($0) }.joined(separator: " ")
        let lines = names.wrapped(to: rect.width)
        return lines.count <= max(1, rect.height / 4) ? lines : numbers.wrapped(to: rect.width)
    }

    /// What the line through the bars stands for; nil where nothing is measured.
    private static func measuredLine(_ state: ExplorerState) -> String? {
        state.gene.flatMap { state.measured($0) }.map {
            "\(state.look.glyphs.box.vertical) measured \(Words.value(Double($0)))"
        }
    }

    private static func headingHeight(_ state: ExplorerState, _ rect: Rect) -> Int {
        let order = order(state, rect)
        guard let line = measuredLine(state) else { return order.count }
        let last = order.last?.columnWidth ?? 0
        return order.count + (last + 2 + line.columnWidth <= rect.width ? 0 : 1)
    }

    private static func paintBars(
        _ masks: [ModalityMask], _ state: ExplorerState, _ rect: Rect, on grid: inout Grid
    ) {
        let values = state.signalMaskValues
        let measured = state.gene.flatMap { state.measured($0) }.map(Double.init)
        let labels = masks.map { label($0, width: rect.width / 2, state) }
        var chart = Bars(
            zip(masks, labels).map { mask, label in
                let value = values[mask]
                let role: Role = mask == state.mask ? .textStrong : mask == .all ? .observed : .ablation
                return Bar(label, to: value ?? .nan, text: value.map(Words.value) ?? "…", role: role)
            })
        // On one scale, however the bars are shared out.
        chart.scale = Words.scale(of: values.values.map { $0 } + [measured ?? 0])
        chart.reference = measured
        chart.labelWidth = labels.map(\.columnWidth).max()
        grid.draw(chart, in: rect, with: state.look)
    }

    /// Signs, which no two masks share, and where they fit whole the signals' names or else their tracks' numbers.
    static func label(_ mask: ModalityMask, width: Int, _ state: ExplorerState) -> String {
        let signs = MaskWords.signs(mask, state.modelSignals, state.look)
        let labels = [MaskWords.signals(mask, state), MaskWords.shortSignals(mask, state)].map {
            signs + " " + $0
        }
        return labels.first { $0.columnWidth <= width } ?? signs
    }

    /// Masks with their predictions as numbers alone.
    private static func paintNumbers(
        _ masks: [ModalityMask], _ across: Int, _ cell: Int, _ state: ExplorerState, _ rect: Rect,
        on grid: inout Grid
    ) {
        let look = state.look
        let values = state.signalMaskValues
        let isCut = masks.count > across * rect.height
        let fitting = across * max(0, rect.height - (isCut ? 1 : 0))
        for (index, mask) in masks.prefix(fitting).enumerated() {
            let value = values[mask].map { Words.value($0, width: 5) } ?? look.glyphs.ellipsis
            let text = MaskWords.signs(mask, state.modelSignals, look) + " " + value.fitted(to: 6, .right)
            grid.write(
                text, row: rect.row + index / across, column: rect.column + index % across * (cell + 2),
                as: mask == state.mask ? .textStrong : .ablation, with: look)
        }
        guard isCut, rect.height > 0 else { return }
        grid.write(
            "\(masks.count - fitting) more on the page of all masks".truncated(
                to: rect.width, ellipsis: look.glyphs.ellipsis), row: rect.bottom - 1, column: rect.column,
            as: .textMuted, with: look)
    }
}
