/// Which view: its name as messages, `--view` and files call it.
struct ViewID: Sendable, Hashable, CustomStringConvertible {
    let name: String

    init(_ name: String) { self.name = name }

    var description: String { name }
}
