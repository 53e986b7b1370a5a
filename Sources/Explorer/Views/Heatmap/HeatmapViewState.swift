import GenomeData
import PrismModel

/// What the heat map shows, and where its cursor is.
struct HeatmapViewState: ViewState {
    var order = RowOrder.list
    /// Bases to each side of the TSS.
    var flank = ProfileQuery.usualFlank
    /// The gene under the cursor; nil: the current one.
    var pointed: Int?
    /// The gene that was current when the cursor left it.
    var leftGene: Int?
    /// A signal that only the other condition has, by its position there, in place of the focused one.
    var ofOther: Int?
    /// The signal that had the focus when that one was chosen.
    var leftFocus: Int?
    /// The places of the rows that show; nil: all.
    var part: Range<Int>?
    /// Whether what the other condition has more than this one is drawn, too.
    var showsDifference = false
    /// The genes in the order of their rows, as they were last sorted, and what by.
    fileprivate(set) var genes: [Int] = []
    fileprivate var sorted: Sorting?
    /// The rows as they show; nil where this condition has no such signal, and until it is read.
    fileprivate(set) var ownRows: HeatRows?
    /// The same rows of the other condition, in the same colours; nil where none is open, or it has no such signal.
    fileprivate(set) var otherRows: HeatRows?
    /// The same rows of the difference; nil where it is not drawn, or there is none.
    fileprivate(set) var changeRows: HeatRows?
    /// What they were made of.
    fileprivate var drawn: Drawn?

    /// The rows of either: which genes are in which of them, and what colours stand for.
    var rows: HeatRows? { ownRows ?? otherRows }

    /// What the order depends on.
    struct Sorting: Sendable, Equatable {
        var order: RowOrder
        var list: [Int]
        var measured: Int
        var predicted: Int
        var states: ClusterRequest?
        var genome: StateSet?
        var signal: HeatSignal
        var flank: Int
        var read: Int
        /// What is read of the other condition, where that matters.
        var other: [Int]
    }

    /// What the rows depend on.
    struct Drawn: Sendable, Equatable {
        var sorting: Sorting
        var part: Range<Int>?
        var limit: Int
        var showsDifference: Bool
        /// Which other condition is open, and what is read of it.
        var other: [Int]
    }
}

extension ExplorerState {
    /// What the heat map shows.
    var heatmap: HeatmapViewState {
        get { own[HeatmapViewState.self] }
        _modify { yield &own[HeatmapViewState.self] }
    }

    /// What the heat map reads; nil where this condition has no such signal.
    var profileQuery: ProfileQuery? {
        heatSignal.own.map { ProfileQuery(signal: $0, flank: heatmap.flank) }
    }

    /// What is read of it so far.
    var shownProfiles: Profiles? { profileQuery.flatMap { profiles[$0] } }

    /// Whether the signal is read around every listed gene; so it is where there is nothing to read.
    var hasListedProfiles: Bool {
        profileQuery == nil || (shownProfiles?.known(among: list.order) ?? 0) >= list.order.count
    }

    /// What the heat map reads of the other condition; nil where none is open, or it has no such signal.
    var otherProfileQuery: ProfileQuery? {
        heatSignal.other.map { ProfileQuery(signal: $0, flank: heatmap.flank) }
    }

    /// What is read of that so far.
    var otherProfiles: Profiles? { otherProfileQuery.flatMap { other?.state.profiles[$0] } }

    /// The listed genes that the other condition has, by their positions there.
    var listedByOther: [Int] { list.order.compactMap { counterpart(of: $0) } }

    /// Whether its signal is read around every listed gene that it has; so it is where there is nothing to read.
    var hasOtherProfiles: Bool {
        guard otherProfileQuery != nil else { return true }
        let listed = listedByOther
        return (otherProfiles?.known(among: listed) ?? 0) >= listed.count
    }

    /// The places of the rows that show.
    var heatPlaces: Range<Int> {
        let all = heatmap.genes.indices
        return heatmap.part.map { $0.clamped(to: all) }.flatMap { $0.isEmpty ? nil : $0 } ?? all
    }

    /// The place of the gene under the cursor among the rows; nil where it has none.
    var heatCursor: Int? {
        (heatmap.pointed ?? gene).flatMap { heatmap.genes.firstIndex(of: $0) }
    }

    /// A state's number by gene, for the order; nil where it is not known.
    func heatState(of gene: Int) -> Int? {
        alongGenome == nil ? study.map?.state(of: gene) : genome?.state(of: gene)
    }

    /// What the rows are ordered by, in words; of states also whose they are, where they are not every member's.
    var heatOrderTitle: String {
        let whose = heatmap.order == .state ? found?.origin ?? statesFold : nil
        // Of two conditions rows are in the order of the one that is browsed.
        let owner =
            if other == nil || heatmap.order == .list {
                ""
            } else {
                heatmap.order == .change ? ", " + conditionNames.change : " of " + conditionNames.own
            }
        return heatmap.order.title + owner + (whose.map { " " + $0 } ?? "")
    }

    /// Whether the rows' order is what this condition's model says: predictions, or states that it brings.
    var isHeatOrderOfModel: Bool {
        switch heatmap.order {
        case .list, .expression, .signal, .change: false
        case .predicted: true
        case .state: found == nil
        }
    }

    /// Sorts and averages the rows anew, where what they are made of has changed; `limit` is how many can be told apart.
    mutating func arrangeHeatmap(rows limit: Int) {
        if heatmap.leftGene != gene {
            (heatmap.pointed, heatmap.leftGene) = (nil, gene)
        }
        // Another signal has the focus, or the condition that has the chosen one is gone.
        let isThere = heatmap.ofOther.map { other?.pairing.onlyTheirs.contains($0) == true } ?? true
        if heatmap.leftFocus != focus || !isThere { heatmap.ofOther = nil }
        let sorting = sorting
        if heatmap.sorted != sorting {
            heatmap.genes = sortedGenes
            heatmap.sorted = sorting
        }
        // The cursor stays among what shows.
        if let part = heatmap.part, let place = heatCursor, !part.contains(place) {
            heatmap.part = Range(
                from: place - part.count / 2, count: part.count, inside: heatmap.genes.indices)
        }
        let drawn = HeatmapViewState.Drawn(
            sorting: sorting, part: heatmap.part, limit: limit, showsDifference: showsHeatDifference,
            other: readOfOther)
        guard heatmap.drawn != drawn else { return }
        let genes = heatmap.genes[heatPlaces]
        let own = shownProfiles.map { HeatRows(genes, of: $0, rows: limit) }
        let theirs = otherProfiles.map {
            HeatRows(genes, of: $0, counterpart: { counterpart(of: $0) }, rows: limit)
        }
        let isShared = scaleDifference(of: heatSignal) == nil
        (heatmap.ownRows, heatmap.otherRows) = HeatRows.paired(own, theirs, sharingUnit: isShared)
        heatmap.changeRows = heatChange(genes, rows: limit)
        heatmap.drawn = drawn
    }

    /// The other condition's number, and how many genes are read of it, coarsely as long as some are not.
    private var readOfOther: [Int] {
        guard let other, let known = otherProfiles?.known else { return [] }
        return [other.number, hasOtherProfiles ? known : known - known % 64, hasOtherProfiles ? 1 : 0]
    }

    private var sorting: HeatmapViewState.Sorting {
        let read = (shownProfiles ?? otherProfiles)?.known ?? 0
        let total = max(1, catalog.genes.count)
        // Sorting takes time in proportion to all genes: done at the end and now and then before.
        func coarse(_ count: Int) -> Int { count >= total ? count : count - count % max(32, total / 20) }
        return HeatmapViewState.Sorting(
            order: heatmap.order, list: list.order, measured: measured.count,
            predicted: coarse(surveys[.all]?.next ?? 0), states: study.map?.request,
            genome: genome == nil ? nil : stateSet, signal: heatSignal, flank: heatmap.flank,
            read: hasListedProfiles && hasOtherProfiles ? read : coarse(read),
            other: heatmap.order == .change ? readOfOther : [])
    }

    private var sortedGenes: [Int] {
        let genes = list.order
        switch heatmap.order {
        case .list: return genes
        case .state:
            return Self.sorted(genes) { heatState(of: $0).map { -Float($0) } }
        case .expression: return Self.sorted(genes) { measured($0) }
        case .predicted: return Self.sorted(genes) { surveys[.all]?.value($0) }
        case .signal:
            if let profiles = shownProfiles { return Self.sorted(genes) { profiles.mean($0) } }
            guard let profiles = otherProfiles else { return genes }
            return Self.sorted(genes) { counterpart(of: $0).flatMap(profiles.mean) }
        case .change:
            guard heatDifferenceAbsence == nil, let own = shownProfiles, let theirs = otherProfiles else {
                return genes
            }
            return Self.sorted(genes) { gene in
                guard let here = own.mean(gene), let there = counterpart(of: gene).flatMap(theirs.mean) else {
                    return nil
                }
                return there - here
            }
        }
    }

    /// The most first; equal ones in their order, those without a value last.
    private static func sorted(_ genes: [Int], by value: (Int) -> Float?) -> [Int] {
        let keyed = genes.enumerated().map { (place: $0, gene: $1, value: value($1) ?? -.infinity) }
        return keyed.sorted { ($1.value, $0.place) < ($0.value, $1.place) }.map(\.gene)
    }
}
