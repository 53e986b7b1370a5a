extension String {
    /// The last part of a path or URL; the whole where it has none.
    package var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}
