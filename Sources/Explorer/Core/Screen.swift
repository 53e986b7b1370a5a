import Canvas

/// Where the panels are, for a screen's size and a view. Panels that do not fit are empty rectangles.
struct Screen: Sendable, Equatable {
    var header = Rect.empty
    var footer = Rect.empty
    var list = Rect.empty
    var main = Rect.empty
    var expression = Rect.empty
    var background = Rect.empty
    var fit = Rect.empty
    /// How the pinned gene shares the screen with the current one; nil while it does not.
    private(set) var pairing: Pairing?
    /// How it would.
    private(set) var possiblePairing = Pairing.swapped

    static let leastRows = 10
    static let leastColumns = 40

    init(_ state: ExplorerState) {
        self.init(
            rows: state.rows, columns: state.columns,
            layout: state.views.view(state.view)?.layout ?? ViewLayout())
        if state.showsPair { share(pinned: state.isPinnedSide) }
    }

    /// Keeps the part of one of two genes. Fit makes way, so that each gene has its panels.
    private mutating func share(pinned: Bool) {
        let pairing = possiblePairing
        let part = pinned ? 1 : 0
        self.pairing = pairing
        switch pairing {
        case .beside: main = main.columns([.share(), .share()])[part]
        case .stacked: main = main.rows([.share(), .share()])[part]
        case .swapped: return
        }
        let below = Rect(
            row: expression.row, column: 0, height: expression.height, width: header.width
        ).columns(Array(repeating: .share(), count: 4))
        (expression, background, fit) = (below[part], below[2 + part], .empty)
    }

    init(rows: Int, columns: Int, layout: ViewLayout) {
        guard Self.fits(rows: rows, columns: columns) else { return }
        let all = Rect(row: 0, column: 0, height: rows, width: columns)
        header = all.line(0)
        footer = all.line(rows - 1)
        let body = all.inset(top: 1, bottom: 1)
        let listWidth = columns >= 160 ? 44 : columns >= 100 ? 36 : columns >= 70 ? 30 : 0
        if columns >= 100, rows >= 30 {
            let parts = body.rows([.share(1), .fixed(rows >= 50 ? 16 : 12)])
            let top = parts[0].columns([.fixed(listWidth), .share()])
            (list, main) = (top[0], top[1])
            let below = parts[1].columns([.share(), .share(), layout.showsFit ? .share() : .fixed(0)])
            (expression, background, fit) = (below[0], below[1], below[2])
            possiblePairing = main.width >= 130 ? .beside : main.height >= 24 ? .stacked : .swapped
        } else {
            let top = body.columns([.fixed(listWidth), .share()])
            list = top[0]
            let height = layout.showsExpressionWhenSmall && rows >= 14 ? (rows >= 22 ? 9 : 5) : 0
            let parts = top[1].rows([.share(), .fixed(height)])
            (main, expression) = (parts[0], parts[1])
        }
    }

    /// Whether a screen of a size has room for anything.
    static func fits(rows: Int, columns: Int) -> Bool { rows >= leastRows && columns >= leastColumns }

    /// Whether there is room for anything.
    var isUsable: Bool { !main.isEmpty }

    /// Genes that show in the list.
    var listLines: Int { max(0, Frame.inside(list).height - 1) }

    /// Columns of the main panel at the left of the tracks, for their names.
    var gutter: Int { main.width >= 80 ? 18 : 13 }
    /// Columns at the right, for their scales.
    var scaleWidth: Int { main.width >= 70 ? 12 : 9 }

    /// Columns that tracks have; 0 where none show.
    var plotColumns: Int { max(0, Frame.inside(main).width - gutter - scaleWidth) }
}

extension ExplorerState {
    /// What there is to say of a screen that is too small to show anything: "prism needs 40 × 10 cells; here are 10 × 3"; nil of
    /// one that is not.
    public static func tooSmall(rows: Int, columns: Int) -> String? {
        Screen.fits(rows: rows, columns: columns)
            ? nil
            : "prism needs \(Screen.leastColumns) × \(Screen.leastRows) cells; here are \(columns) × \(rows)"
    }
}
