import Foundation

/// Makes a data set of a folder in the published work's layout.
///
/// The folder's own files are named in the manifest where they can be; beside it are written a gene table and the
/// features, of which the last, the promoter activity, is worked out here:
/// √(H3K27ac RPM × DHS RPM) in TSS ± 500 bp.
public struct GeneExpImport: Sendable {
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

    /// Reads what a data set is made of.
    ///
    /// - Throws: `GenomeDataError` when the folder lacks something or its files disagree.
    public func read() throws(GenomeDataError) -> GeneExpTables {
        let files = try GeneExpFolder(folder, cell: cell)
        try checkLengths(files)
        let features = try GeneValues(path: files.expression, columns: Self.featureColumns)
        let measured = try expression.source(files, cell: cell)
        _ = try TableReader(path: files.splits).column("fold_\(fold)")
        let list = try GeneExpGenes(
            files.geneList, wanted: features.keys.keys, names: try GeneExpGenes.names(files.splits))
        guard features.keys.keys.contains(where: { list.genes[$0] != nil }) else {
            throw GenomeDataError(
                file: files.geneList, place: nil, problem: "names none of the genes of \(files.expression)")
        }
        return GeneExpTables(
            files: files, cell: cell, fold: fold, expression: expression, measured: measured,
            features: features, list: list)
    }

    /// The folder's own list of contig lengths must be true of its genome.
    private func checkLengths(_ files: GeneExpFolder) throws(GenomeDataError) {
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
}
