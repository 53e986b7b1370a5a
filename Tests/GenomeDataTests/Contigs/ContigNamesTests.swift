import Testing

@testable import GenomeData

/// Contig names in the spellings of UCSC and Ensembl.
@Suite struct ContigNamesTests {
    @Test(arguments: [
        ("chr22", "chr22", false), ("22", "chr22", true), ("X", "chrX", true), ("MT", "chrM", true),
        ("M", "chrM", true), ("chrMT", "chrM", true), ("chrM", "chrM", false), ("chrHLA", "HLA", true),
        ("HLA", "HLA", false),
    ])
    func `a name is found in any spelling, and what was bridged is said`(
        wanted: String, found: String, isBridged: Bool
    ) {
        let names = ContigNames(names: ["chr22", "chrX", "chrM", "HLA"])
        #expect(names.match(wanted) == ContigNames.Match(name: found, isBridged: isBridged))
    }

    @Test func `Ensembl's names under UCSC's, and nothing guessed`() {
        let names = ContigNames([Contig(name: "22", length: 5), Contig(name: "MT", length: 6)])
        #expect(names.match("chr22")?.name == "22")
        #expect(names.match("chrM")?.name == "MT")
        #expect(names.match("chrMT")?.name == "MT")
        for unknown in ["2", "chr2", "222", "CHR22", "", "chr", "chrchr22", "chr22_random"] {
            #expect(names.match(unknown) == nil)
        }
    }

    @Test func `an exact name wins over a bridged one`() {
        let names = ContigNames(names: ["22", "chr22"])
        #expect(names.match("chr22") == ContigNames.Match(name: "chr22", isBridged: false))
        #expect(names.match("22") == ContigNames.Match(name: "22", isBridged: false))
    }
}
