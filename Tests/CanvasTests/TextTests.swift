import Testing
import Wording

@testable import Canvas

@Suite struct TextTests {
    @Test func widths() {
        #expect("abc".columnWidth == 3)
        #expect("日本".columnWidth == 4)
        #expect("e\u{301}".columnWidth == 1)
        #expect("▁▂█⣿┌●".columnWidth == 6)
        #expect("a\u{200D}b\u{202E}c".columnWidth == 3)
        #expect("".columnWidth == 0)
    }

    @Test func kinds() {
        #expect(CharacterWidth.kind(of: "\u{1B}") == .control)
        #expect(CharacterWidth.kind(of: "\u{9B}") == .control)
        #expect(CharacterWidth.kind(of: "\u{7F}") == .control)
        #expect(CharacterWidth.kind(of: "\t") == .space)
        #expect(CharacterWidth.kind(of: "\n") == .space)
        #expect(CharacterWidth.kind(of: "\u{2028}") == .space)
        #expect(CharacterWidth.kind(of: "\u{202E}") == .invisible)
        #expect(CharacterWidth.kind(of: "\u{FEFF}") == .invisible)
        #expect(CharacterWidth.kind(of: "\u{FE0F}") == .invisible)
        #expect(CharacterWidth.kind(of: "\u{308}") == .mark)
        #expect(CharacterWidth.kind(of: "漢") == .wide)
        #expect(CharacterWidth.kind(of: "😀") == .wide)
        #expect(CharacterWidth.kind(of: "é") == .narrow)
    }

    @Test func fitting() {
        #expect("MYH9".fitted(to: 6) == "MYH9  ")
        #expect("MYH9".fitted(to: 6, .right) == "  MYH9")
        #expect("MYH9".fitted(to: 7, .centre) == " MYH9  ")
        #expect("MYH9-long".fitted(to: 6) == "MYH9-…")
        #expect("日本語".fitted(to: 4) == "日… ")
        #expect("日本語".fitted(to: 5) == "日本…")
        #expect("abc".fitted(to: 0) == "")
        #expect("abc".fitted(to: -3) == "")
        #expect("abc".fitted(to: 1, ellipsis: "...") == "a")
        for width in 0...12 { #expect("a日e\u{301}b語-tail".fitted(to: width).columnWidth == width) }
    }

    @Test func wrapping() {
        #expect("the quick brown fox".wrapped(to: 9) == ["the quick", "brown fox"])
        #expect("a\n\nb".wrapped(to: 5) == ["a", "", "b"])
        #expect("abcdefgh ij".wrapped(to: 3) == ["abc", "def", "gh", "ij"])
        #expect("日本".wrapped(to: 1) == [""])
        #expect("x".wrapped(to: 0) == [])
        #expect("one\r\ntwo".wrapped(to: 9) == ["one", "two"])
    }

    @Test func nounsAgreeWithTheirNumbers() {
        #expect(0.counted("gene") == "0 genes" && 1.counted("gene") == "1 gene")
        #expect(10_000.counted("line") == "10,000 lines")
        #expect(1.counted("stretch", "stretches") == "1 stretch")
        #expect(2.counted("stretch", "stretches") == "2 stretches")
        #expect(6.counted(of: 10_000, "line") == "6 of 10,000 lines")
        #expect(1.counted(of: 1, "gene") == "1 of 1 gene")
    }

    @Test func numbers() {
        #expect(NumberText.fixed(2.345, 2) == "2.35")
        #expect(NumberText.fixed(-0.001, 2) == "0.00")
        #expect(NumberText.fixed(-1.5, 0) == "-2")
        #expect(NumberText.fixed(12, 3) == "12.000")
        #expect(NumberText.fixed(0.05, 1) == "0.1")
        #expect(NumberText.fixed(.nan, 2) == "NA")
        #expect(NumberText.fixed(.infinity, 2) == "inf")
        #expect(NumberText.fixed(-.infinity, 2) == "-inf")
        #expect(NumberText.fixed(1e300, 2) == "1e+300")
        #expect(NumberText.grouped(36_677_327) == "36,677,327")
        #expect(NumberText.grouped(-1_000) == "-1,000")
        #expect(NumberText.grouped(999) == "999")
        #expect(NumberText.grouped(.min) == "-9,223,372,036,854,775,808")
        #expect(NumberText.grouped(36_677_327.4) == "36,677,327")
        #expect(NumberText.grouped(Double.nan) == "NA" && NumberText.grouped(1e300) == "NA")
        #expect([3, 0.1, 0.05, 0.004, 0.0003].map(NumberText.decimals) == [2, 2, 3, 4, 5])
        #expect([0, -1, .nan, .infinity, 1e-300].map(NumberText.decimals) == [2, 2, 2, 2, 9])
        #expect(NumberText.compact(0) == "0")
        #expect(NumberText.compact(0.314) == "0.31")
        #expect(NumberText.compact(2.5) == "2.5")
        #expect(NumberText.compact(38.2) == "38")
        #expect(NumberText.compact(1_234) == "1.2k")
        #expect(NumberText.compact(999.7) == "1k")
        #expect(NumberText.compact(3_400_000) == "3.4M")
        #expect(NumberText.compact(2_000, "b") == "2 kb")
        #expect(NumberText.compact(-51_304_566, "b") == "-51 Mb")
        #expect(NumberText.compact(1e-9) == "1.0e-9")
        #expect(NumberText.compact(1e20) == "1.0e8T")
        #expect(NumberText.percent(0.814) == "81%")
    }
}
