/// A piece of a line of text and what it means.
public struct Span: Sendable, Hashable {
    /// The text.
    public var text: String
    /// What the text means, which decides how it looks.
    public var role: Role

    /// Text in a role.
    public init(_ text: String, _ role: Role = .text) {
        self.text = text
        self.role = role
    }
}

extension [Span] {
    /// The columns that the pieces take together.
    public var columnWidth: Int { reduce(0) { $0 + $1.text.columnWidth } }

    /// The pieces in at most `width` columns, the last of them cut with an ellipsis.
    public func truncated(to width: Int, ellipsis: String = "…") -> [Span] {
        guard columnWidth > width else { return self }
        var room = width
        var kept: [Span] = []
        for span in self {
            let needed = span.text.columnWidth
            // The ellipsis must fit too, since something after this is cut.
            guard needed > room - ellipsis.columnWidth else {
                kept.append(span)
                room -= needed
                continue
            }
            let forced = span.text + String(repeating: " ", count: Swift.max(0, room - needed + 1))
            kept.append(Span(forced.truncated(to: room, ellipsis: ellipsis), span.role))
            break
        }
        return kept
    }
}

extension Grid {
    /// Writes text in a role; see `write(_:row:column:style:)`.
    @discardableResult
    public mutating func write(
        _ text: some StringProtocol, row: Int, column: Int, as role: Role, with look: Look
    ) -> Int {
        write(text, row: row, column: column, style: look.style(role))
    }

    /// Writes pieces of text one after the other on one row.
    ///
    /// - Returns: the column after them, had nothing been cut.
    @discardableResult
    public mutating func write(_ spans: [Span], row: Int, column: Int, with look: Look) -> Int {
        var next = column
        for span in spans { next = write(span.text, row: row, column: next, as: span.role, with: look) }
        return next
    }
}
