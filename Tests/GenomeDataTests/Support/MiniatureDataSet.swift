@testable import GenomeData

/// A data set of two short contigs whose every number can be worked out by hand.
///
/// Contig `chr1` has 100 bases, ACGT over and over, with N at 50…51; `chr2` 40 bases of T. Genes: G1 at chr1:20 (+),
/// G2 at chr1:97 (−), G3 at chr2:3 (+).
struct MiniatureDataSet {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        var bases = (0..<100).map { ["A", "c", "G", "t"][$0 % 4] }
        bases[50] = "N"
        bases[51] = "n"
        try scratch.write(
            ">chr1 first\n\(bases.joined())\n>chr2\n\(String(repeating: "T", count: 40))\n", as: "genome.fa")
        try scratch.write(
            "gene_id\tsymbol\tchrom\ttss\tstrand\nG3\tC\t2\t3\t+\nG1.5\tA\t1\t20\t+\nG2\tB\t1\t97\t-\n",
            as: "genes.tsv")
        try scratch.write(
            "gene_id\tCAGE\nG1\t99\nG2\t0\nG9\t4\n", as: "expression.tsv")
        try scratch.write("gene_id\tf1\tf2\nG1\t1.5\t\nG2\t2.5\t7\nG8\t5\t9\n", as: "features.tsv")
        let track = try BigWigWriter(path: scratch.path("a.bw"), contigs: [("chr1", 100)])
        try track.append(contig: "chr1", start: 10, values: (0..<15).map { Float($0) })
        try track.append(contig: "chr1", start: 95, values: [3])
        try track.append(contig: "chr1", start: 97, values: [5, 6, 7])
        try track.commit()
        try scratch.write(
            """
            gene_id\tchrom\tbin_start\tbin_end\tcontact
            G1\tchr1\t0\t18\t9
            G1\tchr1\t18\t22\t99
            G2\tchr1\t90\t100\t0

            """, as: "contacts.tsv")
    }

    static let manifest = """
        name = "miniature"
        genome = "genome.fa"
        genes = "genes.tsv"
        window = 8
        [expression]
        file = "expression.tsv"
        column = "CAGE"
        transform = "log10p1"
        [features]
        file = "features.tsv"
        columns = ["f2", "f1"]
        [[signal]]
        name = "a"
        file = "a.bw"
        [[signal]]
        name = "hic"
        contacts = "contacts.tsv"
        transform = "log10p1"
        [split]
        validation = ["2"]
        test = []

        """

    /// Opens the data set of the manifest with some of its text replaced.
    func open(_ changes: [(String, String)] = []) throws -> DataSet {
        let text = changes.reduce(Self.manifest) { $0.replacing($1.0, with: $1.1) }
        return try DataSet(path: scratch.write(text, as: "dataset.toml"))
    }
}
