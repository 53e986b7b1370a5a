import Testing

@testable import GenomeData

/// What a manifest says of matrices and of regions.
@Suite struct FormatKeysTests {
    private func signal(_ keys: String) throws -> Manifest.SignalSource {
        let manifest = try Manifest(
            text: ManifestTests.least + "[[signal]]\nname = \"s\"\n" + keys + "\n", path: "/sets/d.toml")
        return try #require(manifest.signals.first)
    }

    @Test func `a matrix of a hic file: unless told, the release's`() throws {
        let plain = try signal("contacts = \"x.hic\"")
        #expect(plain.kind == .contacts && plain.file == "/sets/x.hic" && plain.pseudocount == .none)
        #expect(plain.matrix == HiCChoice(normalization: "VC", resolution: 5_000, unit: .bases))
        #expect(plain.normalization == "VC, 5000 BP" && plain.unit == nil)
        let told = try signal(
            "contacts = \"https://host/x.hic\"\nnormalization = \"kr\"\nresolution = 10000\nunit = \"BP\"\npseudocount = \"powerlaw\""
        )
        #expect(told.matrix == HiCChoice(normalization: "KR", resolution: 10_000))
        #expect(told.pseudocount == .powerlaw && told.unit == nil)
        #expect(told.normalization == "KR, 10000 BP, with the power law's pseudocount")
        let fragments = try signal("contacts = \"x.hic\"\nresolution = 2\nunit = \"FRAG\"")
        #expect(fragments.matrix.unit == .fragments && fragments.matrix.resolution == 2)
        // Any other unit is that of the values, as of every signal.
        #expect(try signal("contacts = \"x.hic\"\nunit = \"VC contact\"").unit == "VC contact")
        #expect(try signal("contacts = \"x.cool\"\nunit = \"BP\"").unit == "BP")
        #expect(try signal("contacts = \"x.cool\"").normalization == "weight")
        #expect(try signal("contacts = \"x.cool\"\nbalance = false").normalization == "NONE")
        #expect(try signal("contacts = \"x.tsv\"").normalization == nil)
        #expect(try signal("file = \"x.bw\"").normalization == nil)
    }

    @Test func `columns of regions`() throws {
        #expect(try signal("file = \"x.bed\"").column == .strength)
        #expect(try signal("file = \"x.narrowPeak.gz\"\ncolumn = \"pValue\"").column == .named("pValue"))
        #expect(try signal("file = \"x.bb\"\ncolumn = 5").column == .number(5))
        #expect(try signal("file = \"x.bigBed\"\ncolumn = \"presence\"").column == .presence)
    }

    @Test func `tracks`() throws {
        let text =
            ManifestTests.least + "[[track]]\nname = \"DNase peaks\"\nfile = \"p.narrowPeak\"\n"
            + "[[track]]\nname = \"elements\"\nfile = \"https://host/e.bigBed\"\ncolumn = \"signalValue\"\n"
        let manifest = try Manifest(text: text, path: "/sets/d.toml")
        #expect(manifest.tracks.map(\.name) == ["DNase peaks", "elements"])
        #expect(manifest.tracks.map(\.file) == ["/sets/p.narrowPeak", "https://host/e.bigBed"])
        #expect(manifest.tracks.map(\.column) == [.score, .named("signalValue")])
        for (change, words) in [
            ("name = \"DNase peaks\"", "a second track named \"elements\""),
            ("file = \"p.narrowPeak\"\n", "no key \"file\" in [[track]]"),
        ] {
            let replaced = text.replacing(change, with: change.hasPrefix("name") ? "name = \"elements\"" : "")
            let message = failure { try Manifest(text: replaced, path: "/sets/d.toml") }
            #expect(message?.contains(words) == true, "\(message ?? "none")")
        }
    }

    @Test(arguments: [
        ("file = \"x.hic\"", "line 6: /sets/x.hic holds contacts; name it with contacts instead of file"),
        ("file = \"x.mcool::/resolutions/5\"", "holds contacts; name it with contacts"),
        ("contacts = \"x.tsv\"\nnormalization = \"VC\"", "line 7: normalization is for contacts of a .hic"),
        ("file = \"x.bw\"\nresolution = 5000", "line 7: resolution is for contacts of a .hic"),
        ("contacts = \"x.hic\"\nresolution = 0", "line 7: resolution is 0; expected 1 to"),
        ("contacts = \"x.hic\"\nresolution = \"5kb\"", "line 7: resolution: expected a whole number"),
        (
            "contacts = \"x.hic\"\nunit = \"FRAG\"",
            "line 7: expected resolution, the restriction fragments of a bin"
        ),
        ("contacts = \"x.hic\"\nbalance = \"KR\"", "line 7: balance is for contacts of a .cool"),
        (
            "contacts = \"x.h5\"\npseudocount = \"powerlaw\"",
            "line 7: pseudocount is for contacts of a .hic, .cool"
        ),
        (
            "contacts = \"x.hic\"\npseudocount = \"one\"",
            "line 7: pseudocount is \"one\"; expected none, powerlaw"
        ),
        (
            "contacts = \"x.hic\"\nnormalisation = \"VC\"",
            "line 7: unknown key \"normalisation\" in [[signal]]; did you mean \"normalization\""
        ),
        ("file = \"x.bw\"\ncolumn = 5", "line 7: column is for regions"),
        ("file = \"x.bed\"\ncolumn = 0", "line 7: column is 0; expected 1 to"),
        ("file = \"x.bed\"\ncolumn = true", "line 7: column: expected a whole number"),
    ])
    func `what is wrong is named with its line`(keys: String, words: String) throws {
        let message = failure { try signal(keys) }
        #expect(message?.contains(words) == true, "\(message ?? "none")")
    }
}
