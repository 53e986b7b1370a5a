import Foundation
import GenomeData

/// The README's shell commands, and a folder in which they find what they name.
struct ReadmeCommands {
    let folder: URL

    /// Every line of a `sh` block, without its comment.
    static func lines(of readme: String) -> [String] {
        readme.components(separatedBy: "```sh\n").dropFirst().flatMap { block in
            (block.components(separatedBy: "```").first ?? "").replacing("\\\n", with: " ").split(
                separator: "\n"
            ).map {
                line in
                (line.components(separatedBy: " #").first ?? "").trimmingCharacters(in: .whitespaces)
            }
        }
    }

    /// The first block of this language that starts with `start`.
    static func block(_ language: String, startingWith start: String, in readme: String) -> String? {
        readme.components(separatedBy: "```\(language)\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
            .first { $0.hasPrefix(start) }
    }

    /// The sample data, the README's settings, a checkpoint and a miniature of the published data's folder.
    init(readme: String, checkpoint: String?) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("prism-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["sample-data", "Benchmarks"] {
            try FileManager.default.createSymbolicLink(
                at: folder.appendingPathComponent(name),
                withDestinationURL: Program.root.appendingPathComponent(name))
        }
        let settings = Self.block("toml", startingWith: "[model]", in: readme) ?? ""
        // Short: whether the command works does not depend on how long it trains.
        try write(settings.replacing("steps = 1500", with: "steps = 2"), as: "training.toml")
        if let checkpoint {
            try FileManager.default.createSymbolicLink(
                atPath: folder.appendingPathComponent("released.ckpt").path,
                withDestinationPath: checkpoint)
        }
        try writeGeneExp()
    }

    private func write(_ text: String, as name: String) throws {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// One gene in the published layout; contacts are looked for by name and read when they are needed.
    private func writeGeneExp() throws {
        let features = [
            "UTR5LEN_log10zscore", "CDSLEN_log10zscore", "INTRONLEN_log10zscore", "UTR3LEN_log10zscore",
            "UTR5GC", "CDSGC", "UTR3GC", "ORFEXONDENSITY",
        ]
        let signals = "GeneExp/promo_enhan_inter"
        try write(">chr1\n\(String(repeating: "ACGT", count: 700))\n", as: "GeneExp/hg38/hg38.ml.fa")
        try write("{\"chr1\": 2800}", as: "GeneExp/chr_length.json")
        try write(
            "ENSID,K562_CAGE_128*3_sum,GM12878_CAGE_128*3_sum,Actual_K562,"
                + features.joined(separator: ",") + "\nENSG01,99,9,0.5,1,2,3,4,5,6,7,8\n",
            as: signals + "/GM12878_K562_18377_gene_expr_fromXpresso.csv")
        try write(
            "ENSID,fold_11\nENSG01,train\n",
            as: signals + "/leave_chrom_out_crossvalidation_split_18377genes.csv")
        try write(
            "chr\tname\ttss\tstrand\tH3K27ac.RPM.TSS1Kb\tDHS.RPM.TSS1Kb\tsymbol\n"
                + "chr1\tENSG01\t1500\t+\t8\t0.5\tAAA\n",
            as: signals + "/K562_DNase_X_ABC_nominated/DNase_X_Neighborhoods/GeneList.txt")
        for track in ["H3K27ac", "DNase-seq"] {
            let path = "\(signals)/\(track)/K562/ENCFF.bigWig"
            try write("", as: path)
            let writer = try BigWigWriter(
                path: folder.appendingPathComponent(path).path, contigs: [("chr1", 2800)])
            try writer.append(contig: "chr1", start: 0, end: 2800, value: 1)
            try writer.commit()
        }
        try write("", as: signals + "/HiC/K562/hic_feat_chr1.h5")
    }
}
