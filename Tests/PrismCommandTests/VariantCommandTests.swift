import Foundation
import Testing

/// `prism variants` and `prism attribute`, run as commands on the sample data.
struct VariantCommandTests {
    private let set = Program.root.appending(path: "sample-data/dataset.toml").path
    private let variants = Program.root.appending(path: "sample-data/variants.vcf").path
    private let folder = FileManager.default.temporaryDirectory.appending(path: "prism-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func prism(_ arguments: [String]) throws -> Program.Outcome {
        try Program.run(Program.executable, arguments)
    }

    @Test func `effects are printed or written, and the end says what was found and how fast`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let printed = try prism([
            "variants", set, variants, "--genes", "SIM9", "--region", "chrSim1:1-140000",
        ])
        #expect(printed.status == 0, "\(printed.errors)")
        let rows = printed.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
        // Of an ensemble there is a spread too.
        #expect(
            rows.first?.replacing("\tdelta_sd", with: "")
                == "line\tchrom\tpos\tid\tref\talt\tgene_id\tsymbol\tdistance\tdelta\tstatus")
        #expect(rows.count == 7 && rows.filter { $0.contains("\tSIM9\t") }.count == 5)
        #expect(printed.output.contains("# data set: Simulated, seed 2 (SIMULATED)"))
        #expect(printed.errors.contains("5 records, 6 alleles: 5 scored in a window, 1 symbolic"))
        #expect(
            printed.errors.contains(" s of processor time: ")
                && printed.errors.contains("per second and core"))

        let written = try prism(["variants", set, variants, "-o", path("out.vcf")])
        #expect(
            written.status == 0 && written.output.contains("out.vcf: 7 records, 8 alleles"),
            "\(written.errors)")
        let text = try String(contentsOfFile: path("out.vcf"), encoding: .utf8)
        #expect(text.hasPrefix("##fileformat=VCFv4.3\n") && text.contains(/PRISM=A(\|NA){4,5}\|outside/))
    }

    @Test func `options that do not go together, and files that are none`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let list = Program.root.appending(path: "sample-data/selection.txt").path
        try FileManager.default.copyItem(atPath: variants, toPath: path("own.vcf"))
        for (arguments, words) in [
            (["variants", set, variants, "--background=-1"], "--background must be"),
            (["variants", set, variants, "--sample", "a"], "--sample goes with --phased"),
            (["variants", set, variants, "--phased"], "has no samples"),
            (["variants", set, variants, "--shard", "3/2"], "--shard must be like"),
            (["variants", set, variants, "-o", path("out.tsv.gz")], "pack it with bgzip afterwards"),
            (["variants", set, path("own.vcf"), "-o", path("own.vcf")], "is the VCF that is read"),
            (["variants", set, path("none.vcf")], "none.vcf"),
            (["variants", set, set], "line 1: is not VCF"),
            (["variants", set, variants, "--genes", "nobody"], "no gene is named"),
            (["variants", set, variants, "--region", "chr9"], "is no place on the genome"),
            (["attribute", set, "--genes", list, "-o", path("o"), "--steps", "0"], "--steps must be"),
            (["attribute", set, "--genes", list, "-o", path("o"), "--stride", "51"], "--stride 1"),
            (["attribute", set, "--genes", list, "-o", path("own.vcf")], "is a file, expected a folder"),
            (["attribute", set, "--genes", path("none"), "-o", path("o")], "none"),
        ] {
            let outcome = try prism(arguments)
            #expect(outcome.status != 0 && outcome.status < 128, "\(arguments)")
            #expect(outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
        }
    }
}
