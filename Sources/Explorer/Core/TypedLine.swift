import Canvas

/// Text as people type or paste it into a line.
enum TypedLine {
    /// One line without control characters; what parts columns and lines becomes a space.
    static func plain(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { "\t\n\r".unicodeScalars.contains($0) ? " " : $0 }
        return String(String.UnicodeScalarView(scalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }

    /// A line that is typed into, with the cursor behind it, in so many columns: of a text that is longer the end shows, where
    /// typing goes.
    ///
    /// - Parameters:
    ///   - prompt: stands before the text and is never cut.
    ///   - text: what is typed.
    ///   - width: columns for all of it; the cursor takes the last one at most.
    ///   - promptRole: how the prompt looks.
    ///   - look: the screen's.
    /// - Returns: the prompt, what shows of the text, the cursor.
    static func spans(
        _ prompt: String, _ text: String, width: Int, promptRole: Role = .input, _ look: Look
    ) -> [Span] {
        let room = max(0, width - prompt.columnWidth - 1)
        return [
            Span(prompt, promptRole), Span(text.end(columns: room, ellipsis: look.glyphs.ellipsis), .input),
            Span(" ", .inputCursor),
        ]
    }
}
