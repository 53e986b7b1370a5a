import Foundation

/// The files of a folder in the published work's layout (`GeneExp`), for one cell line.
struct GeneExpFolder {
    /// `hg38/hg38.ml.fa`.
    let genome: String
    /// Contig lengths: `chr_length.json`.
    let lengths: String
    /// Expression and mRNA features by Ensembl id.
    let expression: String
    /// Train, validation and test by fold.
    let splits: String
    /// The genes' positions and promoter activity.
    let geneList: String
    /// The tracks.
    let h3k27ac: String
    let dnase: String
    /// The contacts.
    let contacts: Contacts

    private let inner: String
    private let cell: String

    /// What holds the contacts.
    enum Contacts {
        /// The release's profiles, a pattern with `*` for the contig.
        case profiles(String)
        /// A `.hic` that such profiles are made of.
        case matrix(String)
    }

    /// Finds the files; throws where one is not there, or where several could be meant.
    init(_ folder: String, cell: String) throws(GenomeDataError) {
        guard !cell.isEmpty, !cell.contains("/"), !cell.hasPrefix(".") else {
            throw GenomeDataError(file: folder, place: nil, problem: "\"\(cell)\" is no name of a cell line")
        }
        let inner = folder + "/promo_enhan_inter"
        self.inner = inner
        self.cell = cell
        genome = try Self.file(folder + "/hg38", "hg38.ml.fa") { $0 == "hg38.ml.fa" }
        lengths = try Self.file(folder, "chr_length.json") { $0 == "chr_length.json" }
        expression = try Self.file(inner, "GM12878_K562_18377_gene_expr_fromXpresso.csv") {
            $0.hasSuffix("_gene_expr_fromXpresso.csv")
        }
        splits = try Self.file(inner, "leave_chrom_out_crossvalidation_split_18377genes.csv") {
            $0.hasPrefix("leave_chrom_out_crossvalidation_split_") && $0.hasSuffix(".csv")
        }
        let nominated = try Self.file(inner, "\(cell)_DNase_…_ABC_nominated or \(cell)_ABC") {
            $0.hasPrefix("\(cell)_DNase_") && $0.hasSuffix("_ABC_nominated") || $0 == "\(cell)_ABC"
        }
        let neighborhoods = try Self.file(nominated, "DNase_…_Neighborhoods or Neighborhoods") {
            $0.hasPrefix("DNase_") && $0.hasSuffix("_Neighborhoods") || $0 == "Neighborhoods"
        }
        geneList = try Self.file(neighborhoods, "GeneList.txt") { $0 == "GeneList.txt" }
        h3k27ac = try Self.file(inner + "/H3K27ac/" + cell, "one bigWig", Self.isBigWig)
        dnase = try Self.file(inner + "/DNase-seq/" + cell, "one bigWig", Self.isBigWig)
        contacts = try Self.contacts(inner + "/HiC/" + cell)
    }

    /// The profiles of a folder or, without any, its one `.hic`.
    private static func contacts(_ folder: String) throws(GenomeDataError) -> Contacts {
        let names = try names(folder)
        if names.contains(where: { $0.hasPrefix("hic_feat_") && $0.hasSuffix(".h5") }) {
            return .profiles(folder + "/hic_feat_*.h5")
        }
        guard names.contains(where: HiCContacts.isNamed) else {
            throw GenomeDataError(
                file: folder, place: nil, problem: "no hic_feat_<contig>.h5 in this folder, and no .hic")
        }
        return .matrix(try file(folder, "one .hic", HiCContacts.isNamed))
    }

    /// The CAGE track of a cell line whose expression is in no table, as that of H1.
    func cage() throws(GenomeDataError) -> String {
        try Self.file(inner + "/CAGE/" + cell, "one bigWig", Self.isBigWig)
    }

    private static func isBigWig(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix(".bigwig") || name.hasSuffix(".bw")
    }

    private static func names(_ folder: String) throws(GenomeDataError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw GenomeDataError(
                file: folder, place: nil, problem: "is not there, or not a folder that can be read")
        }
    }

    /// The one name in a folder that fits.
    private static func file(
        _ folder: String, _ expected: String, _ fits: (String) -> Bool
    ) throws(GenomeDataError) -> String {
        let found = try names(folder).filter(fits)
        guard let name = found.first, found.count == 1 else {
            throw GenomeDataError(
                file: folder, place: nil,
                problem: "expected \(expected), found "
                    + (found.isEmpty ? "nothing of the kind" : found.joined(separator: ", ")))
        }
        return folder + "/" + name
    }
}
