import Wording

/// What an import of a folder in the published work's layout is made of, read and found to agree.
public struct GeneExpTables: Sendable {
    /// What was written and what was noticed.
    public struct Report: Sendable, Equatable {
        /// The files written, the manifest first.
        public var files: [String]
        /// The genes of the data set.
        public var genes: Int
        /// What was left out or decided.
        public var notes: [String]
    }

    let files: GeneExpFolder
    let cell: String
    let fold: Int
    let expression: GeneExpExpression
    let measured: GeneExpExpression.Source
    let features: GeneValues
    let list: GeneExpGenes

    /// The genes with expression; those without a position are left out.
    public var count: Int { features.keys.keys.count }

    /// Writes the manifest at `path` and its tables beside it: all of them or, where anything goes wrong, none.
    ///
    /// - Parameters:
    ///   - path: the manifest's; the tables are named like it.
    ///   - progress: called with the number of genes done; what it throws ends the import.
    /// - Returns: what was written and what was noticed.
    /// - Throws: `WriteError` when a file cannot be written; what `progress` throws.
    public func write(to path: String, progress: (Int) throws -> Void = { _ in }) throws -> Report {
        let stem = path.hasSuffix(".toml") ? String(path.dropLast(5)) : path
        let genesPath = stem + ".genes.tsv"
        let featuresPath = stem + ".features.tsv"
        let columns = GeneExpImport.featureColumns
        let genes = try TextWriter(path: genesPath)
        let table = try TextWriter(path: featuresPath)
        try genes.write(row: ["gene_id", "symbol", "chrom", "tss", "strand"])
        try table.write(row: ["gene_id"] + columns + ["promoter_activity"])
        var written = 0
        for (row, id) in features.keys.keys.enumerated() {
            try progress(row)
            guard let gene = list.genes[id] else { continue }
            written += 1
            try genes.write(row: [id, gene.symbol, gene.contig, "\(gene.tss)", gene.strand.rawValue])
            let values = features.row(row) + [gene.promoterActivity]
            try table.write(row: [id] + values.map { $0.isNaN ? "" : "\($0)" })
        }
        var notes = list.notes
        if written < count {
            notes.append("\((count - written).counted("gene")) with expression but no position: left out")
        }
        let manifest = try TextWriter(path: path)
        try manifest.write(manifestText(genes: genesPath, features: featuresPath, path: path))
        let writers = [genes, table, manifest]
        for writer in writers { try writer.close() }
        try progress(count)
        for writer in writers { try writer.publish() }
        return Report(files: [path, genesPath, featuresPath], genes: written, notes: notes)
    }

    private func manifestText(genes: String, features: String, path: String) -> String {
        let relative = RelativePath(to: path)
        var text = ManifestText()
        text.comment("Made by prism import geneexp from a folder in the published work's layout.")
        text.set("name", "\(cell), GeneExp")
        text.set("assembly", "hg38")
        text.set("genome", relative.path(files.genome))
        text.set("genes", relative.path(genes))
        text.set("window", 2000)
        expression.write(measured, of: files, relative, to: &text)
        text.header("features")
        text.set("file", relative.path(features))
        text.set("columns", GeneExpImport.featureColumns + ["promoter_activity"])
        text.set("derived", "promoter_activity", ["H3K27ac", "DNase"])
        for (name, file) in [("H3K27ac", files.h3k27ac), ("DNase", files.dnase)] {
            text.header("signal", isElement: true)
            text.set("name", name)
            text.set("file", relative.path(file))
        }
        write(files.contacts, relative, to: &text)
        text.header("split")
        text.set("file", relative.path(files.splits))
        text.set("column", "fold_\(fold)")
        return text.text
    }

    /// Writes the signal of contacts: profiles as they are, a matrix read as the release's profiles were made.
    private func write(
        _ contacts: GeneExpFolder.Contacts, _ relative: RelativePath, to text: inout ManifestText
    ) {
        text.header("signal", isElement: true)
        text.set("name", "Hi-C")
        switch contacts {
        case .profiles(let pattern): text.set("contacts", relative.path(pattern))
        case .matrix(let file):
            let choice = HiCChoice()
            text.set("contacts", relative.path(file))
            text.set("normalization", choice.normalization)
            text.set("resolution", choice.resolution)
            text.set("unit", choice.unit.rawValue)
            text.set("pseudocount", ContactPseudocount.powerlaw.rawValue)
        }
        text.set("transform", "log10p1")
    }
}
