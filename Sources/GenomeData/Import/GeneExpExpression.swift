/// The expression that a folder in the published work's layout is imported with.
public enum GeneExpExpression: String, Sendable, CaseIterable {
    /// CAGE: the sum over 384 bp at the TSS, log10(x + 1).
    case cage = "CAGE"
    /// RNA-seq, in the table's own unit.
    case rna = "RNA"

    /// Where it is found.
    enum Source {
        /// A column of the table of genes.
        case column(String)
        /// A track that is summed around each TSS.
        case track(String)
    }

    /// Finds it; throws where the folder does not have it for the cell line.
    func source(_ files: GeneExpFolder, cell: String) throws(GenomeDataError) -> Source {
        let table = try TableReader(path: files.expression)
        switch self {
        case .rna:
            let column = "Actual_\(cell)"
            _ = try table.column(column)
            return .column(column)
        case .cage:
            let column = "\(cell)_CAGE_128*3_sum"
            if try table.optionalColumn(column) != nil { return .column(column) }
            // Of H1 the release has a track instead.
            if let track = try? files.cage() { return .track(track) }
            _ = try table.column(column)
            return .column(column)
        }
    }

    /// Writes `[expression]`.
    func write(
        _ source: Source, of files: GeneExpFolder, _ relative: RelativePath, to text: inout ManifestText
    ) {
        text.header("expression")
        switch source {
        case .column(let column):
            text.set("file", relative.path(files.expression))
            text.set("column", column)
        case .track(let track):
            text.set("bigwig", relative.path(track))
            text.set("width", 384)
        }
        guard self == .cage else {
            text.set("unit", "RNA-seq, as the release has it")
            return
        }
        text.set("transform", "log10p1")
        text.set("unit", "log10(CAGE + 1)")
    }
}
