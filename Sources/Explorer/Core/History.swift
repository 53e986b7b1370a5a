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
