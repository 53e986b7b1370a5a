import Testing

struct ExampleCommandTests {
    /// The first thing that a newcomer sees says what it is: made-up input, untrained weights, units.
    @Test func labelsEverything() throws {
        let outcome = try Program.prism("example")
        #expect(outcome.status == 0)
        for text in ["made-up", "untrained", "predicted", "intervened", "log10(CAGE + 1)", "derived"] {
            #expect(outcome.output.contains(text), "\(text)")
        }
        #expect(try Program.prism("example").output == outcome.output, "the same every time")
    }
}
