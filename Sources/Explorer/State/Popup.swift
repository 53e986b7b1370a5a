/// What lies over the panels and takes the keys.
enum Popup: Sendable, Equatable {
    /// Typing into the gene list's filter.
    case filter
    /// The commands, filtered by what is typed.
    case help(Typed)
    /// Genes, loci and commands by what is typed.
    case palette(Typed)
    /// The themes, shown as they are passed over; `before` is what Esc goes back to.
    case themes(selected: Int, before: String)
    /// A name for a state.
    case rename(Int, String)
    /// What to write, and under which name.
    case export(ExportForm)

    /// A line of text and the chosen line of the list under it.
    struct Typed: Sendable, Equatable {
        var text = ""
        var selected = 0
    }
}

/// A line for the user.
struct Message: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case info
        case warning
        case error
    }

    var text: String
    var kind: Kind
}

/// Somewhere to come back to.
struct Place: Sendable, Equatable {
    var gene: Int?
    var locus: Locus
}

/// Where the user has been, and where in it they are.
struct History: Sendable, Equatable {
    private var places: [Place] = []
    private var index = 0

    private static let limit = 200

    var canGoBack: Bool { index > 0 }
    var canGoForward: Bool { index + 1 < places.count }

    /// Notes the place that is left; what lay ahead is forgotten.
    mutating func leave(_ place: Place) {
        places = Array(places.prefix(index).suffix(Self.limit - 1))
        if places.last != place { places.append(place) }
        index = places.count
    }

    mutating func back(from place: Place) -> Place? {
        guard canGoBack else { return nil }
        if index == places.count { places.append(place) }
        index -= 1
        return places[index]
    }

    mutating func forward() -> Place? {
        guard canGoForward else { return nil }
        index += 1
        return places[index]
    }
}
