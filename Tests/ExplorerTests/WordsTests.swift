import Canvas
import PrismModel
import Testing

@testable import Explorer

@Suite struct WordsTests {
    @Test func numbersKeepToTheirColumns() {
        #expect(Words.value(2.345, width: 5) == "2.35" && Words.value(nil, width: 5) == "NA")
        #expect(Words.value(102.39, width: 5) == "102.4" && Words.value(1234.5, width: 5) == "1235")
        #expect(Words.value(123_456, width: 5) == "123k")
        #expect(Words.difference(0.004, width: 5) == "0.00" && Words.difference(-131.5, width: 5) == "-132")
        #expect(Words.difference(99.99, width: 5) == "+100" || Words.difference(99.99, width: 5) == "+100.0")
        for exponent in -8...9 {
            for factor in [1.0, 1.5, 9.99, -3.3] {
                var value = factor
                for _ in 0..<abs(exponent) { value = exponent < 0 ? value / 10 : value * 10 }
                #expect(Words.value(value, width: 5).count <= 5, "\(value)")
                #expect(Words.difference(value, width: 5).count <= 5, "\(value)")
            }
        }
    }
}
