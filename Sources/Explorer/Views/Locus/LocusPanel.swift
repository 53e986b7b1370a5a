import Canvas
import GenomeData
import Wording

/// The locus: ruler, gene models, tracks, letters.
enum LocusPanel {
    static func paint(_ state: ExplorerState, _ screen: Screen, on grid: inout Grid) -> HitRegions<any Target>
    {
        var hits = HitRegions<any Target>()
        let rect = screen.main
        let look = state.look
        grid.draw(Frame(title(state), detail: detail(state)), in: rect, with: look)
        let inside = Frame.inside(rect)
        let plot = inside.inset(left: screen.gutter, right: screen.scaleWidth)
        guard plot.width > 0, plot.height > 2 else { return hits }
        let rows = Rows(state, height: inside.height, columns: plot.width)
        let map = state.columnMap(columns: plot.width)

        grid.write(
            "ruler".fitted(to: screen.gutter - 1), row: plot.row, column: inside.column + 1, as: .textMuted,
            with: look)
        grid.draw(ruler(state, map), in: plot.part(rows: 0, 2), with: look)
        hits.add(plot, LocusTarget())
        GeneModelRows.paint(
            state, map, gutter: inside.part(columns: 0, screen.gutter).inset(left: 1),
            in: plot.part(rows: 2, rows.genes), on: &grid)
        if rows.letters > 0 { paintLetters(state, map, inside, plot.line(2 + rows.genes), on: &grid) }
        for index in 0..<rows.regions {
            let line = inside.line(2 + rows.genes + rows.letters + index)
            RegionRows.paint(state, index, screen, in: line, on: &grid)
        }
        let top = 2 + rows.genes + rows.letters + rows.regions
        if state.catalog.signals.isEmpty {
            grid.explain("the data set has no signals", in: plot.inset(top: top), with: look)
        }
        let offset = paintTracks(state, screen, rows, inside, from: top, &hits, on: &grid)
        ConditionLegend.paint(state, ConditionForm.shown(state, rows), inEdgeOf: rect, on: &grid)
        AttributionRows.paint(
            state, rows.attribution, map, screen,
            in: inside.part(rows: offset + rows.ribbon + rows.otherRibbon, rows.attribution.total), on: &grid)
        paintRibbons(state, screen, rows, inside, from: offset, &hits, on: &grid)
        if rows.hasNote { paintNote(state, rows, inside, on: &grid) }
        return hits
    }

    /// The tracks of both conditions and the row of hidden ones; the row behind them.
    private static func paintTracks(
        _ state: ExplorerState, _ screen: Screen, _ rows: Rows, _ inside: Rect, from top: Int,
        _ hits: inout HitRegions<any Target>, on grid: inout Grid
    ) -> Int {
        let columns = inside.inset(left: screen.gutter, right: screen.scaleWidth).width
        let scales = TrackRows.scales(state, columns: columns)
        var offset = top
        for (signal, height) in rows.tracks where height > 0 {
            let line = inside.part(rows: offset, height)
            TrackRows.paint(state, signal, scales[signal], screen, in: line, on: &grid)
            hits.add(line.part(columns: 0, screen.gutter), TrackTarget(signal: signal))
            offset += height
        }
        for (signal, height) in rows.otherTracks where height > 0 {
            OtherTrackRows.paintTrack(
                state, signal, TrackRows.scale(ofOther: signal, state, columns: columns), screen,
                in: inside.part(rows: offset, height), on: &grid)
            offset += height
        }
        if rows.hidden > 0 {
            HiddenTracksRow.paint(state, screen, in: inside.line(offset), hits: &hits, on: &grid)
            offset += rows.hidden
        }
        return offset
    }

    /// The states of this condition, and below them those of the other.
    private static func paintRibbons(
        _ state: ExplorerState, _ screen: Screen, _ rows: Rows, _ inside: Rect, from top: Int,
        _ hits: inout HitRegions<any Target>, on grid: inout Grid
    ) {
        let other = RibbonSide(otherOf: state)
        let own = rows.ribbon > 0 ? RibbonSide(state) : nil
        let shown = [own, rows.otherRibbon > 0 ? other : nil].compactMap(\.self)
        for (offset, side) in shown.enumerated() {
            let line = inside.line(top + offset)
            StateRibbonRow.paint(
                side, beside: shown.count == 1 && own != nil ? other : nil, screen, in: line, on: &grid)
            hits.add(
                line.inset(left: screen.gutter, right: screen.scaleWidth),
                RibbonTarget(isPinned: state.isPinnedSide))
        }
    }

    /// The last line: how many tracks found no row, or what is to be known of the focused one.
    private static func paintNote(_ state: ExplorerState, _ rows: Rows, _ inside: Rect, on grid: inout Grid) {
        let squeezed =
            (rows.tracks + rows.otherTracks).count { $0.height == 0 } + state.catalog.regionTracks.count
            - rows.regions
        let note =
            switch squeezed {
            case 0: TrackRows.note(state, width: inside.width - 2)
            case 1: "1 more track needs more rows"
            default: "\(squeezed) more tracks need more rows"
            }
        let text = note.truncated(to: inside.width - 2, ellipsis: state.look.glyphs.ellipsis)
        grid.write(
            text, row: inside.bottom - 1, column: inside.column + 1, as: .textMuted, with: state.look)
    }

    private static func title(_ state: ExplorerState) -> [Span] {
        let place = Span(state.locus.text, .titleDetail)
        guard let gene = state.currentGene else { return [place] }
        let pinned = state.isPinnedSide ? [Span("pinned ", .pinned)] : []
        guard state.isGeneInLocus else {
            let width = Screen(state).main.width - 20 - state.locus.text.columnWidth
            let other = gene.contig == state.locus.contig ? "" : " on \(gene.contig)"
            let words = [
                "  other panels show \(gene.symbol)\(other)", "  panels show \(gene.symbol)",
                "  not \(gene.symbol)",
            ]
            let fitting = words.first { $0.columnWidth <= width } ?? words[words.count - 1]
            return pinned + [place, Span(fitting, .warning)]
        }
        let strand = gene.strand == .unknown ? "" : " (\(gene.strand.rawValue))"
        let edits = state.editCount
        let mark = edits > 0 ? [Span("  " + edits.counted("edit"), .alternative)] : []
        let taken =
            state.geneObstacle == nil
            ? state.takenText.map { [Span("  with " + $0, .alternative)] } ?? [] : []
        return pinned + [Span(gene.symbol + strand + "  ", .title), place] + mark + taken
    }

    private static func detail(_ state: ExplorerState) -> [Span] {
        let length = NumberText.bases(state.locus.length)
        guard let gene = state.currentGene, Screen(state).main.width >= 70 else {
            return [Span(length, .titleDetail)]
        }
        return [Span("TSS \(NumberText.grouped(gene.tss + 1))  \(length)", .titleDetail)]
    }

    /// Positions from 1, the TSS, and the stretch the model sees.
    private static func ruler(_ state: ExplorerState, _ map: ColumnMap) -> Axis {
        var axis = Axis.positions(map) { NumberText.grouped($0 + 1) }
        if let gene = state.currentGene, gene.contig == state.locus.contig {
            axis.marks = [Axis.Mark(Double(gene.tss) + 0.5, "TSS")] + EditMarks.axis(state)
            if let window = state.window {
                axis.windows = [Double(window.lowerBound)..<Double(window.upperBound)]
            }
        }
        return axis
    }

    /// The letters of the + strand, each at the first of its columns.
    private static func paintLetters(
        _ state: ExplorerState, _ map: ColumnMap, _ inside: Rect, _ line: Rect, on grid: inout Grid
    ) {
        let look = state.look
        grid.write("bases +", row: line.row, column: inside.column + 1, as: .textMuted, with: look)
        guard let tracks = state.tracks, tracks.query.locus.contig == state.locus.contig,
            let letters = tracks.letters
        else {
            let reason = state.tracks?.lettersNote ?? "being read"
            grid.write(
                reason.truncated(to: line.width), row: line.row, column: line.column, as: .nodata, with: look)
            return
        }
        for base in state.locus.start..<state.locus.end {
            let index = base - tracks.query.locus.start
            guard letters.indices.contains(index), let column = map.column(of: Double(base)) else { continue }
            let letter = Unicode.Scalar(letters[index])
            let role = role(ofLetter: letters[index])
            grid.put(letter, row: line.row, column: line.column + column, style: look.style(role))
        }
        EditMarks.paintLetters(state, map, line, on: &grid)
    }

    /// What a base's letter means.
    static func role(ofLetter letter: UInt8) -> Role {
        switch Unicode.Scalar(letter) {
        case "A", "a": .baseA
        case "C", "c": .baseC
        case "G", "g": .baseG
        case "T", "t": .baseT
        default: .baseN
        }
    }

    /// How many rows everything gets.
    struct Rows {
        var genes = 1
        var letters = 0
        /// The tracks of regions that have room.
        var regions = 0
        /// The tracks that show, from the top; those with no rows have no room.
        var tracks: [(signal: Int, height: Int)]
        /// Those of signals that only the other condition has.
        var otherTracks: [(signal: Int, height: Int)] = []
        /// The line that names the hidden tracks.
        var hidden = 0
        var attribution: AttributionRows.Size
        var ribbon = 0
        /// The same of the other condition.
        var otherRibbon = 0
        var hasNote = false

        init(_ state: ExplorerState, height: Int, columns: Int) {
            let shown = state.shownTracks
            let theirs = state.tracksOfOtherAlone
            let count = shown.count + theirs.count
            letters = state.locus.length <= columns ? 1 : 0
            var left = height - 2 - letters
            genes = GeneModelRows.rows(state, columns: columns, limit: min(max(1, left / 6), 4))
            left -= genes
            attribution = AttributionRows.Size(state, height: height)
            left -= attribution.total
            if shown.count < state.catalog.signals.count, left > count || count == 0 {
                hidden = 1
                left -= 1
            }
            if RibbonSide.isShown(state), left > count {
                ribbon = 1
                left -= 1
            }
            // Why it has no states stands where every track has a second row.
            if RibbonSide.isShownOfOther(state), let other = RibbonSide(otherOf: state),
                left > (other.isPainted ? count : 2 * count)
            {
                otherRibbon = 1
                left -= 1
            }
            regions = min(state.catalog.regionTracks.count, max(0, left - count))
            left -= regions
            hasNote = left > count
            if hasNote { left -= 1 }
            let names = state.trackNames
            let otherNames = state.other?.state.trackNames ?? []
            let all = shown.map { names[$0] } + theirs.map { otherNames[$0] }
            let heights = Self.heights(
                wanted: all.map { state.tracksWanted.heights[$0] }, rows: max(0, left))
            tracks = shown.enumerated().map { ($1, heights[$0]) }
            otherTracks = theirs.enumerated().map { ($1, heights[shown.count + $0]) }
        }

        /// Rows of each track: as many as it was given, as long as every other keeps one, and of what is left the same for
        /// all others, up to six.
        static func heights(wanted: [Int?], rows: Int) -> [Int] {
            var left = rows
            var heights = Array(repeating: 0, count: wanted.count)
            for (index, height) in wanted.enumerated() {
                guard let height else { continue }
                // Tracks that come later and those without a height of their own.
                let others = wanted.indices.count { $0 > index || wanted[$0] == nil && $0 < index }
                heights[index] = max(min(left, 1), min(height, left - others))
                left -= heights[index]
            }
            let free = wanted.indices.filter { wanted[$0] == nil }
            for (index, track) in free.enumerated() {
                // The first tracks get what does not divide.
                let share = left / free.count
                heights[track] = max(0, min(6, share + (index < left - share * free.count ? 1 : 0)))
            }
            return heights
        }
    }
}

extension ExplorerState {
    /// The visible bases on the columns of the tracks.
    func columnMap(columns: Int) -> ColumnMap {
        ColumnMap(start: Double(locus.start), end: Double(locus.end), columns: columns)
    }
}
