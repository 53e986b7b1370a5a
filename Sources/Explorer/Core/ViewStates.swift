/// Every view's own state, by its type, so that the program's state knows no view by name.
struct ViewStates: Sendable, Equatable {
    private var kept: [ObjectIdentifier: any ViewState] = [:]

    subscript<Own: ViewState>(_ type: Own.Type) -> Own {
        get { kept[ObjectIdentifier(type)] as? Own ?? Own() }
        _modify {
            // Taken out while it is changed: two owners would make every change a copy.
            let key = ObjectIdentifier(type)
            var own = kept.removeValue(forKey: key) as? Own ?? Own()
            defer { kept[key] = own }
            yield &own
        }
    }

    static func == (first: ViewStates, second: ViewStates) -> Bool {
        func isEqual<Own: ViewState>(_ own: Own, _ other: (any ViewState)?) -> Bool {
            (other as? Own ?? Own()) == own
        }
        return Set(first.kept.keys).union(second.kept.keys).allSatisfy { key in
            if let own = first.kept[key] { return isEqual(own, second.kept[key]) }
            return second.kept[key].map { isEqual($0, nil) } ?? true
        }
    }
}
