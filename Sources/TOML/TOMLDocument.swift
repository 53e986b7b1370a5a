/// A TOML text, read: TOML 1.0 without dates and times, each value with the line it stands on.
///
/// The lines are why this reader exists: whoever checks a setting can say where it is wrong. It accepts nothing
/// that TOML 1.0 forbids, and no text makes it do worse than throw.
public struct TOMLDocument: Sendable, Equatable {
    /// The table that holds everything.
    public let root: TOMLTable

    /// How deep arrays, inline tables, dotted keys and headers may nest, each by itself and together.
    public static let deepestNesting = 64

    /// Reads a text; a byte order mark at its start is passed over.
    ///
    /// - Throws: `TOMLError` with the first line that is wrong.
    public init(_ text: String) throws(TOMLError) {
        var parser = TOMLParser(text)
        root = try parser.document()
    }
}
