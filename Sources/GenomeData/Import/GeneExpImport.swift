import Foundation
import Wording

/// Makes a data set of a folder in the published work's layout.
///
/// The folder's own files are named in the manifest where they can be; beside it are written a gene table and the
/// features, of which the last, the promoter activity, is worked out here:
/// √(H3K27ac RPM × DHS RPM) in TSS ± 500 bp.
public struct GeneExpImport: Sendable {
    /// What was written and what was noticed.
    public struct Report: Sendable, Equatable {
        /// The files written, the manifest first.
        public var files: [String]
        /// The genes of the data set.
        public var genes: Int
        /// What was left out or decided.
        public var notes: [String]
    }

    /// The eight mRNA features, in the order of the released models; the promoter activity follows.
    static let featureColumns = [
        "UTR5LEN_log10zscore", "CDSLEN_log10zscore", "INTRONLEN_log10zscore", "UTR3LEN_log10zscore", "UTR5GC",
        "CDSGC", "UTR3GC", "ORFEXONDENSITY",
    ]

    private let folder: String
    private let cell: String
    private let fold: Int
    private let expression: GeneExpExpression

    /// An import of one cell line.
    ///
    /// - Parameters:
    ///   - folder: holds `hg38`, `chr_length.json` and `promo_enhan_inter`.
    ///   - cell: `K562`, `GM12878`, `H1`.
    ///   - fold: which of the folds splits the genes; the release uses 11.
    ///   - expression: what the model is to predict.
    public init(folder: String, cell: String, fold: Int = 11, expression: GeneExpExpression = .cage) {
        self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        self.cell = cell
        self.fold = fold
        self.expression = expression
    }

    /// Writes the manifest at `path` and its tables beside it.
    ///
    /// - Throws: `GenomeDataError` when the folder lacks something or its files disagree; `WriteError` when a file
    ///   cannot be written.
    public func write(to path: String) throws -> Report {
        let files = try GeneExpFolder(folder, cell: cell)
        var notes: [String] = []
        try checkLengths(files)
        let features = try GeneValues(path: files.expression, columns: Self.featureColumns)
        let measured = try expression.source(files, cell: cell)
        _ = try TableReader(path: files.splits).column("fold_\(fold)")
        let list = try GeneExpGenes(
            files.geneList, wanted: features.keys.keys, names: try GeneExpGenes.names(files.splits))
        notes += list.notes

        let stem = path.hasSuffix(".toml") ? String(path.dropLast(5)) : path
        let genesPath = stem + ".genes.tsv"
        let featuresPath = stem + ".features.tsv"
        let genes = try TextWriter(path: genesPath)
        let table = try TextWriter(path: featuresPath)
        try genes.write(row: ["gene_id", "symbol", "chrom", "tss", "strand"])
        try table.write(row: ["gene_id"] + Self.featureColumns + ["promoter_activity"])
        var count = 0
        for (row, id) in features.keys.keys.enumerated() {
            guard let gene = list.genes[id] else { continue }
            count += 1
            try genes.write(row: [id, gene.symbol, gene.contig, "\(gene.tss)", gene.strand.rawValue])
            let values = features.row(row) + [gene.promoterActivity]
            try table.write(row: [id] + values.map { $0.isNaN ? "" : "\($0)" })
        }
        guard count > 0 else {
            throw GenomeDataError(
                file: files.geneList, place: nil, problem: "names none of the genes of \(files.expression)")
        }
        if count < features.keys.keys.count {
            notes.append(
                "\((features.keys.keys.count - count).counted("gene")) with expression but no position: left out"
            )
        }
        let manifest = try TextWriter(path: path)
        try manifest.write(
            manifestText(
                files, genes: genesPath, features: featuresPath, expression: measured, path: path))
        for writer in [genes, table, manifest] { try writer.commit() }
        return Report(files: [path, genesPath, featuresPath], genes: count, notes: notes)
    }

    /// The folder's own list of contig lengths must be true of its genome.
    private func checkLengths(_ files: GeneExpFolder) throws {
        let data = try ByteSources.open(files.lengths).readAll(limit: 1 << 24)
        guard let lengths = try? JSONDecoder().decode([String: Int].self, from: Data(data)) else {
            throw GenomeDataError(
                file: files.lengths, place: nil, problem: "expected JSON: a length for each contig")
        }
        for contig in try FASTAFile(path: files.genome).contigs {
            guard let length = lengths[contig.name], length != contig.length else { continue }
            throw GenomeDataError(
                file: files.lengths, place: contig.name,
                problem: "\(length) bases, but \(files.genome) has \(contig.length): not the same assembly")
        }
    }

    private func manifestText(
        _ files: GeneExpFolder, genes: String, features: String, expression source: GeneExpExpression.Source,
        path: String
    ) -> String {
        let relative = RelativePath(to: path)
        var text = ManifestText()
        text.comment("Made by prism import geneexp from a folder in the published work's layout.")
        text.set("name", "\(cell), GeneExp")
        text.set("assembly", "hg38")
        text.set("genome", relative.path(files.genome))
        text.set("genes", relative.path(genes))
        text.set("window", 2000)
        expression.write(source, of: files, relative, to: &text)
        text.header("features")
        text.set("file", relative.path(features))
        text.set("columns", Self.featureColumns + ["promoter_activity"])
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
