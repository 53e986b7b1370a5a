import Canvas
import PrismModel

/// What of a state is worth coming back to: names rather than numbers, so that it survives a changed data set.
///
/// Bookmarks and the arrangement of tracks are taken over whenever the data set is opened, the rest on request.
public struct SavedSession: Sendable, Equatable, Codable {
    var place: SavedPlace
    /// The names of the signals that are off.
    var off: [String]
    var bookmarks: [String: SavedPlace]
    /// Whether signals that are off become their mean; nil: zero.
    var usesMeans: Bool?
    /// How many background states were asked for; nil: as many as have the best silhouette.
    var states: Int?
    /// The background state that genes were predicted in, from 0; nil: their own.
    var asIf: Int?
    /// How the tracks were arranged.
    var tracks: TrackArrangement?
    /// The view that was open.
    var view: String?
    /// The gene list's filter and order.
    var list: SavedList?
    /// Edits by the gene's id.
    var edits: [String: [SavedEdit]]?
    /// Changes of genes' sequences that move bases, by the gene's id.
    var changes: [String: [SavedChange]]?
    /// The prediction kept for comparison.
    var pin: SavedPin?
    /// Whether the pinned gene stood beside the current one.
    var showsPinned: Bool?
    /// The ids of the marked genes.
    var marked: [String]?
    /// Whether the list held the marked genes alone.
    var listsMarked: Bool?

    /// The condition that it was compared with.
    var other: ConditionSource?
    /// The names of the signals that were taken from it.
    var taken: [String]?

    /// What of a state is worth coming back to.
    public init(_ state: ExplorerState) {
        let catalog = state.catalog
        place = SavedPlace(state.place, catalog)
        off = state.offNames
        if state.baseline == .mean { usesMeans = true }
        if case .given(let count) = state.study.count { states = count }
        asIf = state.asIf
        bookmarks = Dictionary(
            uniqueKeysWithValues: state.bookmarks.map { (String($0), SavedPlace($1, catalog)) })
        tracks = state.tracksWanted
        view = state.view.name
        list = SavedList(state)
        edits = Dictionary(
            state.edits.compactMap { gene, edits in
                catalog.gene(gene).map { ($0.id, edits.made.map { SavedEdit($0, in: state) }) }
            }, uniquingKeysWith: { first, _ in first })
        let moved = state.edits.filter { !$0.value.changes.isEmpty }.compactMap { gene, edits in
            catalog.gene(gene).map { ($0.id, edits.changes.map { SavedChange($0) }) }
        }
        if !moved.isEmpty { changes = Dictionary(moved, uniquingKeysWith: { first, _ in first }) }
        pin = state.pinned.flatMap { SavedPin($0, in: state) }
        if state.beside.isShown { showsPinned = true }
        other = state.other?.source ?? state.opening
        let names = state.other == nil ? state.takesLater : state.takenNames
        if other != nil, !names.isEmpty { taken = names }
        if !state.list.marked.isEmpty {
            let subset = state.list.markedSubset
            marked = subset.genes.compactMap { catalog.gene($0)?.id }
            if state.list.chosen == subset { listsMarked = true }
        }
    }
}
