import ArgumentParser
import GenomeData
import Wording

struct ImportGeneExp: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "geneexp",
        abstract: "Make a data set of a folder in the published work's layout.",
        discussion: """
            Writes the manifest and, beside it, a gene table and the features, of which the promoter activity is worked \
            out here. Contacts are the folder's hic_feat_<contig>.h5, or else its .hic, read as the release made its profiles \
            of it: VC at 5 kb, with the power law's pseudocount. Everything else stays where it is and is named in the manifest. Check the result with prism check.
            """)

    @Argument(help: "The folder that holds hg38, chr_length.json and promo_enhan_inter.")
    var folder: String

    @Option(help: "The cell line: K562, GM12878, H1.")
    var cell: String

    @Option(name: .shortAndLong, help: "The manifest to write.")
    var output: String

    @Option(help: "Which of the folds splits the genes.")
    var fold = 11

    @Option(help: "What is predicted, CAGE or RNA: the release's expr_type.")
    var exprType = GeneExpExpression.cage

    func run() throws {
        let tables = try GeneExpImport(folder: folder, cell: cell, fold: fold, expression: exprType).read()
        let work = StoppableRun("writing", total: tables.count, "gene", kept: nil)
        let report = try work.run { try tables.write(to: output) { try work.update($0) } }
        for file in report.files { try StandardOutput.writeLine("wrote \(file)") }
        try StandardOutput.writeLine(report.genes.counted("gene"))
        for note in report.notes { try StandardOutput.writeLine("note: \(note)") }
    }
}

extension GeneExpExpression: ExpressibleByArgument {}
