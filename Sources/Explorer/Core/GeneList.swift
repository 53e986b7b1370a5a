import PrismModel
import Wording

/// The genes that show in the list, in their order.
struct GeneList: Sendable, Equatable {
    var filter = ""
    var sort = GeneSort.position
    var isDescending = false
    /// The mask whose effect it was last sorted by; nil where it is by something else.
    var sortedUnder: ModalityMask?
    /// The only genes that the list holds, picked out in a view; nil: all.
    var chosen: GeneSubset?
    /// Genes that pass the filter, positions in the catalog.
    private(set) var order: [Int] = []
    /// The other names that the filter finds, by gene: looked for once, not in every frame.
    private(set) var aliases: [Int: GeneNames.Match] = [:]
    /// Position in `order` of the current gene; nil where the filter hides it.
    private(set) var selected: Int?
    /// The gene whose name is nearest to a filter that nothing passes; nil where something does, or none is near.
    private(set) var nearest: Int?
    /// The genes that were marked, positions in the catalog.
    private(set) var marked: Set<Int> = []
    /// The first row that shows.
    var first = 0

    /// Marks a gene, or takes its mark away.
    mutating func toggleMark(_ gene: Int) {
        if marked.remove(gene) == nil { marked.insert(gene) }
    }

    mutating func mark(_ gene: Int) { marked.insert(gene) }

    mutating func unmarkAll() { marked = [] }

    /// The marked genes as the only ones of the list.
    var markedSubset: GeneSubset { GeneSubset(title: "marked", genes: marked.sorted()) }

    /// Filters and sorts anew.
    ///
    /// `without` are the predictions under the order's mask, if it has one, `intervened` those under the intervention, `changes` those to the other condition that the order is by. While something is typed, the best matches come first, whatever the order asked for.
    mutating func rebuild(
        _ catalog: Catalog, names: GeneNames, measured: [Float?], predicted: Survey?, without: Survey? = nil,
        intervened: Survey? = nil, changes: [Float?] = [], current: Int?
    ) {
        let pattern = FuzzyMatch.folded(filter)
        aliases = names.matches(pattern)
        if pattern.isEmpty {
            order = chosen?.genes ?? Array(catalog.genes.indices)
            arrange(
                catalog, measured: measured, predicted: predicted, without: without, intervened: intervened,
                changes: changes)
        } else {
            order = catalog.found(by: pattern, among: chosen?.genes, aliases: aliases)
        }
        nearest = order.isEmpty && !pattern.isEmpty ? Self.nearest(to: pattern, chosen, catalog) : nil
        select(current)
    }

    mutating func select(_ gene: Int?) {
        selected = gene.flatMap { gene in
            // In the usual order a gene stands at its own number.
            order.indices.contains(gene) && order[gene] == gene ? gene : order.firstIndex(of: gene)
        }
    }

    private mutating func arrange(
        _ catalog: Catalog, measured: [Float?], predicted: Survey?, without: Survey?, intervened: Survey?,
        changes: [Float?]
    ) {
        func known(_ gene: Int) -> Float? { measured.indices.contains(gene) ? measured[gene] : nil }
        switch sort {
        case .position: if isDescending { order.reverse() }
        case .name:
            let names = catalog.searchNames
            order.sort {
                isDescending
                    ? NaturalOrder.precedes(names[$1], names[$0])
                    : NaturalOrder.precedes(names[$0], names[$1])
            }
        case .measured: arrange { known($0) }
        case .predicted: arrange { predicted?.value($0) }
        case .difference:
            arrange { gene in
                guard let a = predicted?.value(gene), let b = known(gene) else { return nil }
                return abs(a - b)
            }
        case .background:
            arrange { gene in
                guard let a = intervened?.value(gene), let b = predicted?.value(gene) else { return nil }
                return abs(a - b)
            }
        case .measuredChange, .predictedChange:
            arrange { changes.indices.contains($0) ? changes[$0]?.magnitude : nil }
        case .measuredRise, .predictedRise:
            arrange { changes.indices.contains($0) ? changes[$0] : nil }
        case .effect:
            arrange { gene in
                guard let a = without?.value(gene), let b = predicted?.value(gene) else { return nil }
                return abs(a - b)
            }
        }
    }

    /// Names that are compared letter by letter with a mistyped one: more would take longer than a key press may.
    private static let mostCompared = 200

    /// The gene whose name is nearest to a mistyped one, of those that begin and end most like it.
    private static func nearest(to pattern: [UInt8], _ chosen: GeneSubset?, _ catalog: Catalog) -> Int? {
        let names = catalog.searchNames
        let alike = (chosen?.genes ?? Array(names.indices)).map { gene -> (gene: Int, score: Int) in
            let name = names[gene]
            let begin = zip(pattern, name).prefix { $0 == $1 }.count
            let end = zip(pattern.reversed(), name.reversed()).prefix { $0 == $1 }.count
            return (gene, begin + end - abs(name.count - pattern.count))
        }.sorted { ($1.score, $0.gene) < ($0.score, $1.gene) }.prefix(mostCompared).map(\.gene)
        let known = alike.map { String(decoding: names[$0], as: UTF8.self) }
        let word = String(decoding: pattern, as: UTF8.self)
        return NearestName.nearest(to: word, among: known).flatMap(known.firstIndex).map { alike[$0] }
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
