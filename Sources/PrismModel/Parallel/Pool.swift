import Synchronization

/// Things that are costly to make, kept for the next one who needs them.
final class Pool<Element: Sendable>: Sendable {
    private let idle = Mutex<[Element]>([])

    /// An idle element that fits, or a new one; then an idle one that does not fit is given up, so that the pool never
    /// holds more than were in use at a time.
    func take(where fits: (Element) -> Bool = { _ in true }, orMake make: () -> Element) -> Element {
        let found = idle.withLock { idle -> Element? in
            if let index = idle.firstIndex(where: fits) { return idle.remove(at: index) }
            _ = idle.popLast()
            return nil
        }
        return found ?? make()
    }

    /// Gives an element back.
    func give(_ element: Element) { idle.withLock { $0.append(element) } }
}
