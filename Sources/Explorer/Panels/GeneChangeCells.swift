import Canvas

/// Columns of the gene list that compare two conditions.
enum GeneChangeCells {
    private static let width = 6
    /// Where no change is shown, as the two are not compared.
    private static let none = "n/a"

    /// Whether both changes have columns beside the others: sorted by a change in a narrow list they take their place.
    static func showsBoth(_ state: ExplorerState, width: Int) -> Bool {
        state.other != nil && state.list.sort.mask == nil && width >= 40
    }

    /// Of a narrow list: this condition's value, the other's, the change.
    static func columns(_ sort: GeneSort, order: Table.Column.Order?) -> [Table.Column] {
        [
            .init(sort.isOfMeasuredChange ? "meas" : "pred", .fixed(5), .right),
            .init("other", .fixed(5), .right), .init("chg", .fixed(5), .right, order: order),
        ]
    }

    static func cells(of gene: Int, _ state: ExplorerState) -> [TableCell] {
        let dot = String(state.look.glyphs.signs.dot)
        let sort = state.list.sort
        let isMeasured = sort.isOfMeasuredChange
        let theirs = state.counterpart(of: gene)
        let own = isMeasured ? state.measured(gene).map(Double.init) : state.predicted(gene, .all)
        let other = theirs.flatMap { theirs in
            isMeasured
                ? state.other?.state.measured(theirs).map(Double.init)
                : state.comparedOther?.predicted(theirs, .all)
        }
        let role: Role = isMeasured ? .measured : .observed
        return [
            TableCell(own.map { Words.value($0, width: 5) } ?? dot, role),
            theirs == nil
                ? TableCell("none", .nodata)
                : TableCell(other.map { Words.value($0, width: 5) } ?? dot, role),
            cell(state.change(sort, of: gene), width: 5, state),
        ]
    }

    /// Of a wide list: both changes, after the columns of this condition.
    static func bothColumns(_ order: (GeneSort) -> Table.Column.Order?) -> [Table.Column] {
        [
            .init("chg m", .fixed(width), .right, order: order(.measuredChange) ?? order(.measuredRise)),
            .init("chg p", .fixed(width), .right, order: order(.predictedChange) ?? order(.predictedRise)),
        ]
    }

    static func both(of gene: Int, _ state: ExplorerState) -> [TableCell] {
        [GeneSort.measuredChange, .predictedChange].map {
            state.obstacle(toSortingBy: $0) == nil
                ? cell(state.change($0, of: gene), width: width, state) : TableCell(none, .nodata)
        }
    }

    private static func cell(_ change: Double?, width: Int, _ state: ExplorerState) -> TableCell {
        guard let change else { return TableCell(String(state.look.glyphs.signs.dot), .nodata) }
        let text = Words.difference(change, width: width)
        return TableCell(text, Words.role(ofSigned: text))
    }
}
