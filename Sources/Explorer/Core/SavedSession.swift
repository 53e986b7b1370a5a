import Canvas
import PrismModel

/// What of a state is worth coming back to: names rather than numbers, so that it survives a changed data set.
public struct SavedSession: Sendable, Equatable, Codable {
    /// A place by name.
    struct SavedPlace: Sendable, Equatable, Codable {
        var gene: String?
        var contig: String
        /// 0-based half-open.
        var start: Int
        var end: Int
    }

    var place: SavedPlace
    /// The names of the signals that are off.
    var off: [String]
    /// The theme's name, to begin with; nil where there were no colours to choose.
    public var theme: String?
    var bookmarks: [String: SavedPlace]
    /// Whether signals that are off become their mean; nil: zero.
    var usesMeans: Bool?
    /// How many background states were asked for; nil: as many as have the best silhouette.
    var states: Int?

    /// What of a state is worth coming back to.
    public init(_ state: ExplorerState) {
        place = SavedPlace(state.place, state.catalog)
        off = state.offNames
        theme = state.look.depth == .mono ? nil : state.look.theme.name
        if state.baseline == .mean { usesMeans = true }
        if case .given(let count) = state.study.count { states = count }
        bookmarks = Dictionary(
            uniqueKeysWithValues: state.bookmarks.map { (String($0), SavedPlace($1, state.catalog)) })
    }
}

extension SavedSession.SavedPlace {
    init(_ place: Place, _ catalog: Catalog) {
        gene = catalog.gene(place.gene)?.id
        contig = place.locus.contig
        (start, end) = (place.locus.start, place.locus.end)
    }

    /// Nil where the contig is gone.
    func place(in catalog: Catalog) -> Place? {
        guard let length = catalog.contigLengths[contig] else { return nil }
        return Place(
            gene: gene.flatMap { catalog.annotation.index(ofID: $0) },
            locus: Locus(contig: contig, start: start, end: end, contigLength: length))
    }
}

extension ExplorerState {
    /// Says something that was found before the first screen.
    public mutating func warn(_ text: String) { message = Message(text: text, kind: .warning) }

    /// Goes back to where a session was left; what is gone meanwhile is passed over.
    public mutating func resume(_ saved: SavedSession) {
        if let place = saved.place.place(in: catalog) { restore(place) }
        mask = mask(off: saved.off)
        baseline = saved.usesMeans == true ? .mean : .zero
        if let states = saved.states, (1...ContextStates.mostStates).contains(states) {
            study.count = .given(states)
        }
        for (letter, saved) in saved.bookmarks {
            guard let scalar = letter.unicodeScalars.first, letter.unicodeScalars.count == 1 else { continue }
            bookmarks[scalar] = saved.place(in: catalog)
        }
        tidy()
    }
}
