extension RegionColumn {
    /// Where `column` says that values of regions come from: a name, a number from 1 on, or "presence"; nil where the key is
    /// absent.
    init?(_ table: ManifestTable) throws(GenomeDataError) {
        guard table.has("column") else { return nil }
        guard table.isText("column") else {
            guard let number = try table.integer("column", in: 1...Self.mostColumns) else { return nil }
            self = .number(number)
            return
        }
        guard let name = try table.text("column") else { return nil }
        self = name == Self.presenceWord ? .presence : .named(name)
    }

    private static let mostColumns = 1_000
}
