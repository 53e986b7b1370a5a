import Testing

@testable import Files

/// Files are called after what may hold anything.
struct FileNamesTests {
    private let awkward = [
        "A/B", "A:B", "A_B", "a_b", "..", ".", "", ".hidden", "-rf", "日本", "x\u{0}y", "n\nl", "CON", "A B",
        String(repeating: "g", count: 300), String(repeating: "g", count: 301), "MYC", "ENSG00000136997.15",
    ]

    @Test func noTwoShareAFile() {
        let names = FileNames(awkward)
        let made = awkward.map { names[$0] }
        #expect(Set(made.map { $0.lowercased() }).count == awkward.count)
        for name in made {
            #expect(!name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 100, "\(name)")
            #expect(
                name.unicodeScalars.allSatisfy {
                    $0.isASCII
                        && ($0.properties.isAlphabetic || ("0"..."9").contains($0)
                            || "-_.".unicodeScalars.contains($0))
                }, "\(name)")
        }
    }

    @Test func plainNamesStayAsTheyAre() {
        let names = FileNames(awkward)
        for plain in ["MYC", "ENSG00000136997.15", "CON", "-rf"] { #expect(names[plain] == plain) }
    }

    /// What a run of some genes has left, a run of others finds under the same names.
    @Test func aNameDoesNotDependOnTheOrder() {
        let (names, turned) = (FileNames(awkward), FileNames(awkward.reversed()))
        for text in awkward { #expect(names[text] == turned[text]) }
    }

    @Test func plainIsWhatCanBeKept() {
        #expect(FileNames.plain("a/b c") == "a_b_c")
        #expect(FileNames.plain("") == "_")
        #expect(FileNames.plain(String(repeating: "g", count: 300)).count == 80)
    }
}
