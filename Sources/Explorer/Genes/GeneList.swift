import PrismModel

/// The genes that show in the list, in their order.
struct GeneList: Sendable, Equatable {
    var filter = ""
    var sort = GeneSort.position
    var isDescending = false
    /// The only genes that the list holds, picked out in a view; nil: all.
    var chosen: GeneSubset?
    /// Genes that pass the filter, positions in the catalog.
    private(set) var order: [Int] = []
    /// Position in `order` of the current gene; nil where the filter hides it.
    private(set) var selected: Int?
    /// The first row that shows.
    var first = 0

    /// Filters and sorts anew.
    ///
    /// `without` are the predictions under the order's mask, if it has one. While something is typed, the best matches come first, whatever the order asked for.
    mutating func rebuild(
        _ catalog: Catalog, measured: [Float?], predicted: Survey?, without: Survey? = nil, current: Int?
    ) {
        let pattern = FuzzyMatch.folded(filter)
        if pattern.isEmpty {
            order = chosen?.genes ?? Array(catalog.genes.indices)
            arrange(catalog, measured: measured, predicted: predicted, without: without)
        } else {
            let genes = chosen?.genes ?? Array(catalog.searchNames.indices)
            let found = genes.compactMap { gene -> (gene: Int, score: Int)? in
                FuzzyMatch(pattern, in: catalog.searchNames[gene]).map { (gene, $0.score) }
            }
            order = found.sorted { ($1.score, $0.gene) < ($0.score, $1.gene) }.map(\.gene)
        }
        select(current)
    }

    mutating func select(_ gene: Int?) {
        selected = gene.flatMap { gene in
            // In the usual order a gene stands at its own number.
            order.indices.contains(gene) && order[gene] == gene ? gene : order.firstIndex(of: gene)
        }
    }

    private mutating func arrange(
        _ catalog: Catalog, measured: [Float?], predicted: Survey?, without: Survey?
    ) {
        func known(_ gene: Int) -> Float? { measured.indices.contains(gene) ? measured[gene] : nil }
        switch sort {
        case .position: if isDescending { order.reverse() }
        case .name:
            let names = catalog.searchNames
            order.sort {
                isDescending
                    ? names[$1].lexicographicallyPrecedes(names[$0])
                    : names[$0].lexicographicallyPrecedes(names[$1])
            }
        case .measured: arrange { known($0) }
        case .predicted: arrange { predicted?.value($0) }
        case .difference:
            arrange { gene in
                guard let a = predicted?.value(gene), let b = known(gene) else { return nil }
                return abs(a - b)
            }
        case .effect:
            arrange { gene in
                guard let a = without?.value(gene), let b = predicted?.value(gene) else { return nil }
                return abs(a - b)
            }
        }
    }

    /// Genes without a value come last either way.
    private mutating func arrange(by value: (Int) -> Float?) {
        let keyed = order.map { (gene: $0, value: value($0)) }
        order = keyed.sorted { first, second in
            guard let a = first.value else { return false }
            guard let b = second.value else { return true }
            return isDescending ? a > b : a < b
        }.map(\.gene)
    }
}
