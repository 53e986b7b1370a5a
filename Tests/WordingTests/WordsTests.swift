import Testing

@testable import Wording

/// Numbers in words: one is singular, everything else plural, and thousands are told apart.
struct WordsTests {
    @Test(
        arguments: [
            (0, "0 genes"), (1, "1 gene"), (2, "2 genes"), (-1, "-1 genes"), (1_000, "1,000 genes"),
            (51_304_566, "51,304,566 genes"),
        ])
    func counts(number: Int, words: String) { #expect(number.counted("gene") == words) }

    @Test func pluralsOfTheirOwn() {
        #expect(1.counted("stretch", "stretches") == "1 stretch")
        #expect(10_000.counted("stretch", "stretches") == "10,000 stretches")
        #expect(1.counted("gene or so") == "1 gene or so")
    }

    @Test func extremes() {
        #expect(Int.max.grouped == "9,223,372,036,854,775,807")
        #expect(Int.min.grouped == "-9,223,372,036,854,775,808")
        #expect(999.grouped == "999" && 0.grouped == "0" && (-1_234).grouped == "-1,234")
    }
}
