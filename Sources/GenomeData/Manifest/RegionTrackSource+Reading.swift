extension Manifest.RegionTrackSource {
    init(_ table: ManifestTable, _ files: FileNames) throws(GenomeDataError) {
        try table.allow(["name", "file", "column"])
        name = try table.requiredText("name")
        file = files.resolve(try table.requiredText("file"))
        column = try RegionColumn(table) ?? .score
    }
}
