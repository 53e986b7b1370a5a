import Canvas
import GenomeData
import PrismModel

/// What bases and signals contribute to the prediction, under the tracks: signed bars, all on one scale.
enum AttributionRows {
    /// How many rows there are.
    struct Size: Equatable {
        /// 1 + S: bases and every signal; 1: all of them together; 0: none.
        private(set) var bands = 0
        private(set) var bandHeight = 1
        /// Rows of the bases: more where each has a column, as letters pile up.
        private(set) var baseHeight = 1

        /// With the line that names the method.
        var total: Int { bands > 0 ? 1 + baseHeight + (bands - 1) * bandHeight : 0 }

        /// The most rows that letters pile up on.
        private static let highestLetters = 7

        /// What a panel of so many rows has room for once every track has two.
        init(_ state: ExplorerState, height: Int) {
            guard state.attributions.method != nil, state.model.facts != nil, !state.showsPair else { return }
            let tracks = state.shownTracks.count + (state.hiddenTracks.isEmpty ? 0 : 1)
            let genes = min(max(1, (height - 3) / 6), 4)
            let ribbon = state.hasStates == true ? 1 : 0
            let room = height - 4 - ribbon - genes - 2 * tracks
            let all = 1 + state.modelSignals
            if room >= 1 + 2 * all + tracks {
                (bands, bandHeight) = (all, 2)
            } else if room >= 1 + all {
                bands = all
            } else if room >= 2 {
                (bands, bandHeight) = (1, room >= 3 ? 2 : 1)
            } else if state.attributions.isAsked, height - 4 - ribbon - tracks >= 2 {
                bands = 1
            }
            baseHeight = bandHeight
            guard bands > 1, AttributionRows.showsLetters(state) else { return }
            baseHeight = max(bandHeight, min(Self.highestLetters, bandHeight + room - total))
        }
    }

    /// Whether a column is one base, or less.
    static func showsLetters(_ state: ExplorerState) -> Bool {
        state.locus.length <= Screen(state).plotColumns
    }

    static func paint(
        _ state: ExplorerState, _ size: Size, _ map: ColumnMap, _ screen: Screen, in rect: Rect,
        on grid: inout Grid
    ) {
        guard size.total > 0, rect.height >= size.total, let method = state.attributions.method else {
            return
        }
        let look = state.look
        let plot = rect.inset(left: screen.gutter, right: screen.scaleWidth)
        let words = rect.line(0).inset(left: screen.gutter)
        grid.write("attribution", row: rect.row, column: rect.column + 1, as: .textMuted, with: look)
        guard let attribution = state.attribution, let window = state.window else {
            let reason = state.attributionQuery.flatMap {
                state.attributions.failures[$0] ?? state.obstacle($0.question)
            }
            let text = "\(method.title): \(reason ?? waiting(state))"
            grid.write(
                text.truncated(to: words.width, ellipsis: look.glyphs.ellipsis), row: words.row,
                column: words.column, as: .nodata, with: look)
            return
        }
        paintSummary(attribution, state, isWithoutLetters: size.bands == 1, in: words, on: &grid)
        let columns = Columns(map, window: window, isSummed: attribution.residual != nil)
        let isOff = state.currentGene?.contig != state.locus.contig
        let bands = self.bands(attribution, state, size.bands).map { name, values in
            let values = state.onReference(values, isSummed: attribution.residual != nil)
            return (name, isOff ? Array(repeating: .nan, count: map.columns) : columns.pick(values))
        }
        if bands.allSatisfy({ $0.1.allSatisfy(\.isNaN) }) {
            let gene = state.currentGene?.symbol ?? "the gene"
            return grid.explain(
                "outside the window that the model sees of \(gene): no contributions",
                in: plot.inset(top: 1).part(rows: 0, size.total - 1), with: look)
        }
        paintBands(bands, columns, state, size, screen, in: rect, on: &grid)
    }

    /// The rows of bars and letters, on one scale.
    private static func paintBands(
        _ bands: [(String, [Double])], _ columns: Columns, _ state: ExplorerState, _ size: Size,
        _ screen: Screen, in rect: Rect, on grid: inout Grid
    ) {
        let look = state.look
        let plot = rect.inset(left: screen.gutter, right: screen.scaleWidth)
        let reach = bands.flatMap(\.1).reduce(0) { $1.isNaN ? $0 : max($0, $1.magnitude) }
        for (index, (name, values)) in bands.enumerated() {
            let top = index == 0 ? 1 : 1 + size.baseHeight + (index - 1) * size.bandHeight
            let band = rect.part(rows: top, index == 0 ? size.baseHeight : size.bandHeight)
            let label = name.truncated(to: max(0, screen.gutter - 4), ellipsis: look.glyphs.ellipsis)
            grid.write(label, row: band.row, column: rect.column + 3, as: .legend, with: look)
            let place = Rect(row: band.row, column: plot.column, height: band.height, width: plot.width)
            if index == 0, bands.count > 1, showsLetters(state), let letters = columns.letters(state) {
                let piles = zip(values, letters).map { LetterBars.Column($0, $1.letter, $1.role) }
                grid.draw(LetterBars(piles, reach: reach), in: place, with: look)
            } else {
                grid.draw(DivergingBars(values, reach: reach), in: place, with: look)
            }
            guard index == 0 else { continue }
            let scale = String(look.glyphs.signs.plusMinus) + NumberText.compact(reach)
            grid.write(
                scale.truncated(to: screen.scaleWidth - 1), row: band.row, column: plot.right + 1,
                as: .axisLabel, with: look)
        }
    }

    /// The method and its sums; before the sums, where they are not to be trusted, a warning.
    private static func paintSummary(
        _ attribution: Attribution, _ state: ExplorerState, isWithoutLetters: Bool, in line: Rect,
        on grid: inout Grid
    ) {
        let look = state.look
        // Of two conditions contributions are to the prediction of the one that is browsed.
        let owner = state.other == nil ? "" : state.conditionNames.own + ": "
        let end = grid.write(owner, row: line.row, column: line.column, as: .textMuted, with: look)
        let rect = line.inset(left: end - line.column)
        var room = rect
        if let warning = attribution.warning {
            let text = [attribution.method.title + " " + warning, warning].first {
                $0.columnWidth <= room.width
            }
            let shown = (text ?? warning).truncated(to: room.width, ellipsis: look.glyphs.ellipsis)
            let end = grid.write(shown, row: room.row, column: room.column, as: .warning, with: look)
            room = room.inset(left: end - room.column + 2)
        }
        if isWithoutLetters, showsLetters(state) {
            let note = ["bars: all inputs together, no row for letters", "no row for letters"].first {
                $0.columnWidth <= room.width
            }
            let end = grid.write(note ?? "", row: room.row, column: room.column, as: .textMuted, with: look)
            room = room.inset(left: end - room.column + 2)
        }
        let spans = AttributionSummary(attribution, state).spans(width: room.width)
        // Beside a warning or a note only what fits whole.
        guard room.width == rect.width || spans.columnWidth <= room.width else { return }
        grid.write(
            spans.truncated(to: room.width, ellipsis: look.glyphs.ellipsis), row: room.row,
            column: room.column, with: look)
    }

    private static func waiting(_ state: ExplorerState) -> String {
        if state.attributionQuery?.needsMeans(for: state.model.facts) == true, state.means.values == nil {
            return state.means.text
        }
        return "being computed"
    }

    /// The rows' names and values per position.
    static func bands(
        _ attribution: Attribution, _ state: ExplorerState, _ count: Int
    ) -> [(String, [Float])] {
        let signals = state.modelSignals
        func signal(_ index: Int) -> [Float] {
            stride(from: index, to: attribution.signals.count, by: max(1, signals)).map {
                attribution.signals[$0]
            }
        }
        guard count > 1 else {
            var sums = attribution.bases
            for index in 0..<signals { sums = zip(sums, signal(index)).map(+) }
            return [("total", sums)]
        }
        return [("bases", attribution.bases)] + (0..<signals).map { (state.inputName($0), signal($0)) }
    }

    /// Positions of the model's window on the columns of the locus.
    struct Columns {
        private let ranges: [Range<Int>?]
        private let isSummed: Bool

        /// With `isSummed`, a column of several bases shows their sum, otherwise their mean.
        init(_ map: ColumnMap, window: Range<Int>, isSummed: Bool) {
            self.isSummed = isSummed
            ranges = (0..<map.columns).map { column in
                var (low, high) = (map.position(of: column), map.position(of: column + 1))
                if map.step < 1 { (low, high) = ((low + high) / 2, (low + high) / 2 + 1) }
                guard let first = Int(exactly: (map.step < 1 ? low : low.rounded()).rounded(.down)),
                    let last = Int(exactly: (map.step < 1 ? high : high.rounded()).rounded(.down))
                else { return nil }
                let places = Range(from: first, count: max(1, last - first)).places(in: window)
                return places.isEmpty ? nil : places
            }
        }

        /// The base of each column, as it is edited: its letter at the first of its columns; nil before the window is read.
        func letters(_ state: ExplorerState) -> [(letter: Unicode.Scalar?, role: Role)]? {
            let bases = state.shownBases
            guard !bases.isEmpty else { return nil }
            return ranges.indices.map { column in
                guard let place = ranges[column]?.lowerBound, bases.indices.contains(place) else {
                    return (nil, .baseN)
                }
                let isFirst = column == 0 || ranges[column - 1]?.lowerBound != place
                let code = bases[place]
                return (
                    isFirst ? ExplorerState.letter(code).unicodeScalars.first : nil,
                    ExplorerState.role(ofBase: code)
                )
            }
        }

        /// A value per column; NaN outside the window.
        func pick(_ values: [Float]) -> [Double] {
            ranges.map { range in
                guard let range, range.upperBound <= values.count else { return .nan }
                let sum = values[range].reduce(0) { $0 + Double($1) }
                return isSummed ? sum : sum / Double(range.count)
            }
        }
    }
}
