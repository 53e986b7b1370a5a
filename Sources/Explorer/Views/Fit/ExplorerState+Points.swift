import Canvas

extension ExplorerState {
    /// One panel, one per split, or one per contig, in turn.
    mutating func groupFitOtherwise() {
        // Groupings with a single part would show the same panel again.
        // Counted over all genes: those that are predicted so far may all be of one split.
        let all = FitViewState.Grouping.allCases.filter { hasParts(by: $0) }
        let next = (all.firstIndex(of: fitView.grouping) ?? 0) + 1
        fitView.grouping = all[next % all.count]
        fitView.chosen = 0
        fitView.isEnlarged = false
        if all.count == 1 {
            message = Message(
                text: "every measured gene is in the same split and on the same contig", kind: .info)
        }
        regroup()
    }

    /// Whether measured genes are in several parts, predicted or not; one panel of all there always is.
    private func hasParts(by grouping: FitViewState.Grouping) -> Bool {
        let genes = catalog.genes.indices.filter { measured.isEmpty || measured($0) != nil }
        return switch grouping {
        case .all: true
        case .split: Set(genes.map { catalog.split($0) }).count > 1
        case .contig: Set(genes.map { catalog.genes[$0].contig }).count > 1
        }
    }

    /// Lists the outliers, or every gene again.
    mutating func listOutliers() {
        list.chosen = listsOutliers ? nil : outliers
        relist()
    }

    mutating func choosePart(_ index: Int) {
        let count = max(1, fitParts.count)
        fitView.chosen = (index % count + count) % count
        if listsOutliers { list.chosen = outliers }
        relist()
    }

    mutating func moveThreshold(by steps: Int) {
        fitView.moveThreshold(by: steps)
        if listsOutliers { list.chosen = outliers }
        relist()
    }

    /// The point nearest in a direction, looked for in a quadrant around it; distances in shares of the scales.
    mutating func movePoint(_ direction: Direction) {
        guard let part = fitPart else { return }
        let chart = scatter(of: part)
        func place(_ index: Int) -> (x: Double, y: Double)? {
            guard let x = chart.xScale.share(of: chart.x[index]),
                let y = chart.yScale.share(of: chart.y[index])
            else { return nil }
            return (x, y)
        }
        guard let here = chart.current.flatMap(place) else {
            // Another panel's gene, or one that is not measured: begin in this panel.
            if let first = part.places.first { show(gene: shownFit.genes[first]) }
            return
        }
        var best: (index: Int, distance: Double)?
        for index in part.places.indices where index != chart.current {
            guard let there = place(index) else { continue }
            let (right, up) = (there.x - here.x, there.y - here.y)
            let (along, across) =
                switch direction {
                case .right: (right, up)
                case .left: (-right, up)
                case .up: (up, right)
                case .down: (-up, right)
                }
            guard along > 0, across.magnitude <= along else { continue }
            let distance = along * along + across * across
            if best.map({ distance < $0.distance }) ?? true { best = (index, distance) }
        }
        guard let best else {
            message = Message(text: "no point further \(direction.rawValue)", kind: .info)
            return
        }
        show(gene: shownFit.genes[part.places[best.index]])
    }

    /// A click into a panel chooses it and the gene nearest to the pointer.
    mutating func pressPoint(_ mouse: Mouse, part index: Int, _ rect: Rect) {
        guard fitParts.indices.contains(index) else { return }
        if index != fitView.chosen { choosePart(index) }
        let part = fitParts[index]
        if let nearest = scatter(of: part).nearest(row: mouse.row, column: mouse.column, in: rect),
            part.places.indices.contains(nearest)
        {
            jump(to: shownFit.genes[part.places[nearest]])
        }
    }
}
