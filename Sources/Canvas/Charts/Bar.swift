/// One of several horizontal bars.
public struct Bar: Sendable, Hashable {
    /// The name at its left.
    public var label: String
    /// Where it begins; 0 unless it stands on another, as parts of a sum do.
    public var from: Double
    /// Where it ends.
    public var to: Double
    /// The value as text, at its right.
    public var text: String
    /// What the bar means: the colour of bar and label.
    public var role: Role
    /// Drawn as a thin line this far to both sides of `to`; 0: none.
    public var spread: Double = 0
    /// A tick on its line.
    public var tick: Double?
    /// Shown dimmed: it is being computed anew.
    public var isStale = false

    /// A bar from `from` to `to`.
    public init(_ label: String, from: Double = 0, to: Double, text: String, role: Role = .bar) {
        self.label = label
        self.from = from
        self.to = to
        self.text = text
        self.role = role
    }
}
