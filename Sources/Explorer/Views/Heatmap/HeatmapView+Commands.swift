import GenomeData

extension HeatmapView {
    /// What only the heat map can do.
    static let commands: [Command] = [
        own("row-up", ["Up"], "row up", "the cursor a row up") { $0.moveHeatCursor(rows: -1) },
        own("row-down", ["Down"], "row down", "the cursor a row down") { $0.moveHeatCursor(rows: 1) },
        own("row-gene-before", ["Left", "h"], "gene before", "the cursor one gene up, within its row too") {
            $0.moveHeatCursor(genes: -1)
        },
        own("row-gene-after", ["Right", "l"], "gene after", "the cursor one gene down, within its row too") {
            $0.moveHeatCursor(genes: 1)
        },
        own("open-row", ["Enter"], "open gene", "show the gene under the cursor in the locus") {
            $0.openHeatCursor()
        },
        own(
            "row-order", ["s"], "order",
            "rows as the list, by state, measured expression, prediction, the signal's mean, or its change, in turn"
        ) { $0.heatmap.order = $0.nextHeatOrder },
        own(
            "next-heat-signal", ["Tab"], "next signal",
            "the next signal, at last those that only the other condition has"
        ) { $0.moveHeatSignal(by: 1) },
        own("previous-heat-signal", ["Shift-Tab"], "previous signal", "the signal before") {
            $0.moveHeatSignal(by: -1)
        },
        Command(
            "heat-difference", ["D"], "difference",
            "also the other condition less this one, where there is no room for three in place of both; or both alone",
            section, obstacle: { $0.otherSignalsObstacle }
        ) { $0.toggleHeatDifference() },
        own("narrower-flank", ["+", "="], "narrower", "fewer bases to each side of the TSS") {
            $0.changeFlank(by: -1)
        },
        own("wider-flank", ["-", "_"], "wider", "more bases to each side of the TSS") {
            $0.changeFlank(by: 1)
        },
        own("fewer-rows", [">"], "fewer genes", "a quarter of the rows' genes, around the cursor") {
            $0.zoomHeatmap(by: 0.25)
        },
        own("more-rows", ["<"], "more genes", "four times as many genes around the cursor, up to all") {
            $0.zoomHeatmap(by: 4)
        },
    ]

    private static let section = "In the heat map"

    private static func own(
        _ name: String, _ keys: [String], _ title: String, _ help: String,
        _ change: @escaping @Sendable (inout ExplorerState) -> Void
    ) -> Command {
        Command(name, keys, title, help, section, does: change)
    }
}

extension ExplorerState {
    /// Moves the cursor among the genes.
    mutating func moveHeatCursor(genes steps: Int) {
        pointHeatmap(at: (heatCursor ?? heatPlaces.lowerBound) + steps)
    }

    /// Moves the cursor from row to row, to the middle of one.
    mutating func moveHeatCursor(rows steps: Int) {
        guard let rows = heatmap.rows, rows.count > 0 else { return }
        let first = heatPlaces.lowerBound
        let here = heatCursor.flatMap { rows.row(ofPlace: $0 - first) }
        let row = min(max((here ?? (steps > 0 ? -1 : rows.count)) + steps, 0), rows.count - 1)
        let places = rows.places(row)
        pointHeatmap(at: first + places.lowerBound + places.length / 2)
    }

    /// Puts the cursor on the gene of a place; beyond the ends on the last one.
    mutating func pointHeatmap(at place: Int) {
        let places = heatPlaces
        guard !places.isEmpty else { return }
        heatmap.pointed = heatmap.genes[min(max(place, places.lowerBound), places.upperBound - 1)]
    }

    /// Shows the gene under the cursor in the view that the program begins with.
    mutating func openHeatCursor() {
        guard let pointed = heatmap.pointed ?? gene else { return }
        jump(to: pointed)
        view = views.first
    }

    mutating func changeFlank(by steps: Int) {
        let all = ProfileQuery.flanks
        let next =
            steps > 0
            ? all.first { $0 > heatmap.flank } ?? heatmap.flank
            : all.last { $0 < heatmap.flank } ?? heatmap.flank
        guard next != heatmap.flank else {
            message = Message(text: "flanks are \(all[0]) to \(all[all.count - 1]) bases", kind: .info)
            return
        }
        heatmap.flank = next
    }

    /// Shows so many times the genes around the cursor.
    mutating func zoomHeatmap(by factor: Double) {
        let all = heatmap.genes.indices
        let places = heatPlaces
        let wanted = max(4, Int(Double(places.count) * factor))
        guard wanted < all.count else {
            heatmap.part = nil
            return
        }
        let middle = heatCursor ?? places.lowerBound + places.count / 2
        heatmap.part = Range(from: middle - wanted / 2, count: wanted, inside: all)
    }
}
