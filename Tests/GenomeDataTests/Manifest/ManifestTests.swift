import Foundation
import Testing

@testable import GenomeData

@Suite struct ManifestTests {
    static let full = """
        # a data set
        name = "K562 chr22"
        assembly = "hg19"
        simulated = true
        genome = "genome.fa.gz"   # with "quotes" and = signs
        genes = "/data/genes.tsv"
        annotation = "https://example.org/genes.gtf.gz"
        window = 1000

        [expression]
        file = "expression.tsv"
        column = "K562_CAGE"
        transform = "log10p1"

        [features]
        file = "features.tsv"
        columns = [
            "A", # the first
            "B",
        ]
        missing = "zero"

        [[signal]]
        name = "H3K27ac"
        file = "tracks/H3K27ac.bw"
        scale = 1e3
        unit = "reads"
        [[signal]]
        name = "Hi-C"
        contacts = "hic/contacts.tsv.gz"
        transform = "log10p1"

        [split]
        validation = ["chr3", "chr21"]
        test = ["chr22"]

        [[model]]
        name = "k562"
        files = ["m/1.safetensors", "m/2.safetensors"]
        signals = ["Hi-C"]

        """

    static let least = "name = \"x\"\ngenome = \"g.fa\"\ngenes = \"g.tsv\"\n"

    private func manifest(_ text: String) throws -> Manifest {
        try Manifest(text: text, path: "/sets/one/dataset.toml")
    }

    @Test func `every key is read, and paths start from the manifest`() throws {
        let manifest = try manifest(Self.full)
        #expect(manifest.name == "K562 chr22" && manifest.assembly == "hg19" && manifest.isSimulated)
        #expect(manifest.genome == "/sets/one/genome.fa.gz")
        #expect(manifest.genes == "/data/genes.tsv")
        #expect(manifest.annotation == "https://example.org/genes.gtf.gz")
        #expect(manifest.window == 1000)
        #expect(
            manifest.expression
                == Manifest.ExpressionSource(
                    kind: .table(file: "/sets/one/expression.tsv", column: "K562_CAGE"), transform: .log10p1,
                    unit: "log10(K562_CAGE + 1)"))
        #expect(
            manifest.features
                == Manifest.FeatureSource(
                    file: "/sets/one/features.tsv", columns: ["A", "B"], transforms: [.none, .none],
                    missing: .zero))
        #expect(manifest.signals.map(\.name) == ["H3K27ac", "Hi-C"])
        #expect(manifest.signals.map(\.unit) == ["reads", nil])
        #expect(manifest.signals.map(\.scale) == [1000, 1])
        #expect(manifest.signals[1].kind == .contacts)
        #expect(manifest.signals[1].file == "/sets/one/hic/contacts.tsv.gz")
        #expect(manifest.signals[1].transform == .log10p1)
        #expect(manifest.split == .contigs(validation: ["chr3", "chr21"], test: ["chr22"]))
        #expect(manifest.models.first?.files == ["/sets/one/m/1.safetensors", "/sets/one/m/2.safetensors"])
        #expect(manifest.signalIndices(of: try #require(manifest.models.first)) == [1])
    }

    @Test func `what may be left out, CRLF and a byte order mark`() throws {
        let scratch = try Scratch()
        let path = try scratch.write("\u{FEFF}" + Self.least.replacing("\n", with: "\r\n"), as: "d.toml")
        let manifest = try Manifest(path: path)
        #expect(manifest.window == 2000 && !manifest.isSimulated)
        #expect(manifest.genome == scratch.path("g.fa"))
        #expect(manifest.signals.isEmpty && manifest.models.isEmpty && manifest.split == nil)
    }

    @Test func `expression from a bigWig, a split from a table`() throws {
        let text =
            Self.least + "[expression]\nbigwig = \"cage.bw\"\ntransform = \"log2p1\"\n"
            + "[split]\nfile = \"s.csv\"\ncolumn = \"fold_1\"\n"
        let manifest = try manifest(text)
        #expect(manifest.expression?.kind == .bigWig(file: "/sets/one/cage.bw", width: 384))
        #expect(manifest.expression?.unit == "log2(sum over 384 bp + 1)")
        #expect(manifest.split == .table(file: "/sets/one/s.csv", column: "fold_1"))
    }

    @Test func `the README's manifest is one, and uses every table`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let start = try #require(readme.range(of: "```toml\nname = ")).lowerBound
        let end = try #require(readme.range(of: "\n```\n", range: start..<readme.endIndex)).lowerBound
        let manifest = try manifest(String(readme[start..<end].dropFirst("```toml\n".count)))
        #expect(manifest.annotation != nil && manifest.expression != nil && manifest.features != nil)
        #expect(manifest.tracks.count == 1)
        #expect(manifest.signals.count == 2 && manifest.split != nil && manifest.models.count == 1)
    }

    /// A change to the full manifest, and what the error must say.
    @Test(arguments: [
        (
            "genome = \"genome.fa.gz\"", "genom = \"g\"",
            "line 5: unknown key \"genom\"; did you mean \"genome\"?"
        ),
        ("genome = \"genome.fa.gz\"", "", "no key \"genome\""),
        ("name = \"K562 chr22\"", "name = 7", "line 2: name: expected a string, found a whole number"),
        ("name = \"K562 chr22\"", "name = \"\"", "line 2: name is empty"),
        ("name = \"K562 chr22\"", "name = \"a\\u001B[31m\"", "line 2: name holds a control character"),
        ("name = \"K562 chr22\"", "name = \"a\\u0000b\"", "name holds a control character"),
        ("name = \"K562 chr22\"", "name = \"open", "line 2: "),
        ("window = 1000", "window = 0", "line 8: window is 0; expected 1 to 1048576"),
        ("window = 1000", "window = 10.5", "line 8: window: expected a whole number, found a number"),
        ("simulated = true", "simulated = \"yes\"", "line 4: simulated: expected true or false"),
        ("column = \"K562_CAGE\"", "", "line 10: no key \"column\" in [expression]"),
        (
            "transform = \"log10p1\"\n\n[f", "transform = \"ln\"\n\n[f",
            "line 13: transform is \"ln\"; expected none"
        ),
        ("column = \"K562_CAGE\"", "bigwig = \"c.bw\"", "line 12: both file and bigwig"),
        ("column = \"K562_CAGE\"", "column = \"x\"\nwidth = 3", "line 13: width is for a bigwig"),
        ("\"B\",", "\"A\",", "line 17: columns holds a name twice"),
        ("\"B\",", "2,", "line 19: columns: expected a list of strings, found a whole number"),
        (
            "missing = \"zero\"", "missing = \"skip\"",
            "line 21: missing is \"skip\"; expected mean, zero, error"
        ),
        ("name = \"Hi-C\"", "name = \"H3K27ac\"", "line 29: a second signal named \"H3K27ac\""),
        ("contacts = \"hic/contacts.tsv.gz\"", "", "line 28: signal \"Hi-C\" has neither file nor contacts"),
        ("unit = \"reads\"", "contacts = \"x\"", "line 27: both file and contacts"),
        ("unit = \"reads\"", "balance = \"KR\"", "line 27: balance is for contacts of a .cool or .mcool"),
        ("unit = \"reads\"", "divisive = true", "line 27: divisive is for contacts of a .cool or .mcool"),
        (
            "contacts = \"hic/contacts.tsv.gz\"", "contacts = \"c.cool\"\nbalance = true",
            "expected the name of a column of weights, or false"
        ),
        (
            "contacts = \"hic/contacts.tsv.gz\"", "contacts = \"c.cool\"\nbalance = false\ndivisive = true",
            "divisive without weights"
        ),
        (
            "contacts = \"hic/contacts.tsv.gz\"", "contacts = \"c.cool\"\nbalance = 3",
            "balance: expected true or false"
        ),
        ("scale = 1e3", "scale = 0", "line 26: scale is 0.0; expected a number above 0"),
        ("scale = 1e3", "scale = 1e99", "line 26: scale: expected a finite number"),
        ("scale = 1e3", "scale = nan", "line 26: scale: expected a finite number"),
        (
            "transform = \"log10p1\"\n\n[split]", "transform = \"log10p1\"\nmissing = -1\n\n[split]",
            "line 32: missing is -1.0, which has no log10p1"
        ),
        ("scale = 1e3", "scale = \"kb\"", "line 26: scale: expected a number, found a string"),
        (
            "unit = \"reads\"", "units = \"reads\"",
            "line 27: unknown key \"units\" in [[signal]]; did you mean \"unit\"?"
        ),
        (
            "test = [\"chr22\"]", "test = [\"21\"]",
            "line 35: contig \"21\" is both for validation and for test"
        ),
        ("test = [\"chr22\"]", "file = \"s.tsv\"", "line 35: both file and contigs"),
        (
            "signals = [\"Hi-C\"]", "signals = [\"HiC\"]",
            "line 40: no signal is named \"HiC\"; did you mean \"Hi-C\"?"
        ),
        (
            "signals = [\"Hi-C\"]", "signals = [\"Hi-C\", \"Hi-C\"]",
            "line 40: signal \"Hi-C\" is listed twice"
        ),
        ("files = [\"m/1.safetensors\", \"m/2.safetensors\"]", "files = []", "line 39: expected files"),
        ("[split]", "[split", "line 33: "),
        ("[split]", "[expression]", "line 33: "),
    ])
    func `what is wrong is named with its line`(from: String, to: String, expected: String) throws {
        #expect(Self.full.contains(from))
        let message = failure { try manifest(Self.full.replacing(from, with: to)) }
        #expect(message?.contains("/sets/one/dataset.toml: ") == true)
        #expect(message?.contains(expected) == true, "\(message ?? "no error")")
    }

    @Test func `a manifest that is missing, empty, huge or nested without end`() throws {
        let scratch = try Scratch()
        #expect(failure { try Manifest(path: scratch.path("none.toml")) }?.contains("No such file") == true)
        #expect(failure { try manifest("") }?.contains("no key \"name\"") == true)
        let huge = try scratch.write(String(repeating: "#", count: 1 << 20) + "\n", as: "huge.toml")
        #expect(failure { try Manifest(path: huge) }?.contains("more than the 1048576") == true)
        let deep = "x" + String(repeating: ".x", count: 200_000) + " = 1\n"
        #expect(failure { try manifest(deep) }?.contains("nest too deeply") == true)
        let arrays = "x = " + String(repeating: "[", count: 300_000) + "\n"
        #expect(failure { try manifest(arrays) }?.contains("nest too deeply") == true)
    }

    @Test func `5,000 damaged manifests: an error or a manifest, never worse`() {
        var mutation = TextMutation(seed: 20)
        let whole = Array(Self.full.utf8)
        var errors = 0
        for _ in 0..<5_000 {
            let bytes = mutation.applied(to: whole)
            guard let text = String(validating: bytes, as: UTF8.self) else { continue }
            do {
                let manifest = try manifest(text)
                #expect(!manifest.name.isEmpty && manifest.window > 0)
            } catch let error as GenomeDataError {
                errors += 1
                #expect(error.file == "/sets/one/dataset.toml" && !error.problem.isEmpty)
            } catch {
                Issue.record("\(error)")
            }
        }
        #expect(errors > 1_000)
    }

    @Test(arguments: [
        ("", ContactBalance.column("weight")), ("balance = \"KR\"", .column("KR")),
        ("balance = \"KR\"\ndivisive = false", .column("KR", isDivisive: false)),
        ("divisive = true", .column("weight", isDivisive: true)), ("balance = false", .raw),
    ])
    func `how a cooler's counts become contacts`(keys: String, expected: ContactBalance) throws {
        for uri in ["c.cool", "c.mcool::/resolutions/5000"] {
            let text =
                "name = \"x\"\ngenome = \"g\"\ngenes = \"g\"\n[[signal]]\nname = \"C\"\ncontacts = \"\(uri)\"\n\(keys)\n"
            #expect(try Manifest(text: text, path: "dataset.toml").signals.map(\.balance) == [expected])
        }
    }
}
