import Canvas

/// Pieces of a page, which are well-formed XML too.
enum HTML {
    /// Text as it may stand in the page.
    static func text(_ text: String) -> String { SVG.escaped(text) }

    /// A table with a caption that says what it is; the first cell of a row names the row.
    static func table(_ caption: String, columns: [String], rows: [[String]]) -> String {
        var html = "<table><caption>\(text(caption))</caption>\n<thead><tr>"
        html += columns.map { "<th scope=\"col\">\(text($0))</th>" }.joined() + "</tr></thead>\n<tbody>\n"
        for row in rows {
            html += "<tr>"
            for (index, cell) in row.enumerated() {
                html += index == 0 ? "<th scope=\"row\">\(text(cell))</th>" : "<td>\(text(cell))</td>"
            }
            html += "</tr>\n"
        }
        return html + "</tbody></table>\n"
    }

    /// Names with what they are.
    static func list(_ facts: [(name: String, text: String)]) -> String {
        "<dl>\n" + facts.map { "<dt>\(text($0.name))</dt><dd>\(text($0.text))</dd>\n" }.joined() + "</dl>\n"
    }

    /// A paragraph.
    static func paragraph(_ words: String, kind: String = "") -> String {
        (kind.isEmpty ? "<p>" : "<p class=\"\(kind)\">") + text(words) + "</p>\n"
    }

    /// A figure, its colours those of the page.
    static func figure(_ figure: Figure, name: String) -> String {
        "<figure>\n\(figure.svg(.page, name: name))</figure>\n"
    }
}
