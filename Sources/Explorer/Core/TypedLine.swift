/// Text as people type or paste it into a line.
enum TypedLine {
    /// One line without control characters; what parts columns and lines becomes a space.
    static func plain(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { "\t\n\r".unicodeScalars.contains($0) ? " " : $0 }
        return String(String.UnicodeScalarView(scalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }
}
