/// Keys and their values, in the order in which they were written.
public struct TOMLTable: Sendable, Equatable {
    /// The keys, in order.
    public let keys: [String]
    /// Where the table starts: its header, its brace, or its first dotted key; 1 for the root.
    public let line: Int

    private let nodes: [String: TOMLNode]

    init(keys: [String], nodes: [String: TOMLNode], line: Int) {
        self.keys = keys
        self.nodes = nodes
        self.line = line
    }

    /// The value of a key; nil where it is absent.
    public subscript(key: String) -> TOMLNode? { nodes[key] }
}
