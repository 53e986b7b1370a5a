import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An element of an SVG picture or a page, as an XML parser reads it: what is not well-formed is an error.
package final class MarkupElement {
    package let name: String
    package let attributes: [String: String]
    package fileprivate(set) var children: [MarkupElement] = []
    /// The element's own text, without that of its children.
    package fileprivate(set) var text = ""

    fileprivate init(_ name: String, _ attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    /// Text that is no well-formed XML.
    package struct Malformed: Error, CustomStringConvertible { package let description: String }

    /// Reads a document; what a page begins with before its root is passed over.
    package static func read(_ document: String) throws -> MarkupElement {
        let reader = Reader()
        let parser = XMLParser(data: Data(document.replacing("<!DOCTYPE html>\n", with: "").utf8))
        parser.delegate = reader
        guard parser.parse(), let root = reader.root else {
            throw Malformed(
                description:
                    "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "no element")")
        }
        return root
    }

    /// This element and all below it, in the document's order.
    package var all: [MarkupElement] { [self] + children.flatMap(\.all) }

    /// All the text of this element and those below it.
    package var allText: String { all.map(\.text).joined(separator: " ") }

    /// The first element with this label.
    package func labelled(_ label: String) -> MarkupElement? {
        all.first { $0.attributes["aria-label"] == label }
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var root: MarkupElement?
        private var open: [MarkupElement] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String]
        ) {
            let element = MarkupElement(name, attributes)
            open.last?.children.append(element)
            if root == nil { root = element }
            open.append(element)
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) { open.removeLast() }

        func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
    }
}
