/// Whatever pop-up is open, comparable.
struct OpenPopup: Sendable, Equatable {
    var popup: any Popup

    static func == (first: OpenPopup, second: OpenPopup) -> Bool {
        func isEqual<Own: Popup>(_ own: Own) -> Bool { (second.popup as? Own) == own }
        return isEqual(first.popup)
    }
}
