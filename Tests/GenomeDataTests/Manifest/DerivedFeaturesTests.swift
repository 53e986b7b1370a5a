import PrismModel
import Testing

@testable import GenomeData

/// Features that the manifest says are made of signals.
struct DerivedFeaturesTests {
    private static let start = """
        name = "d"
        genome = "g.fa"
        genes = "g.tsv"

        """
    private static let signals =
        "[[signal]]\nname = \"a\"\nfile = \"a.bw\"\n[[signal]]\nname = \"b\"\nfile = \"b.bw\"\n"

    private func manifest(_ features: String) throws -> Manifest {
        try Manifest(
            text: Self.start + "[features]\nfile = \"f.tsv\"\ncolumns = [\"x\", \"y\"]\n" + features + "\n"
                + Self.signals, path: "/d.toml")
    }

    @Test func read() throws {
        #expect(try manifest("derived = { y = [\"a\", \"b\"] }").features?.derived == ["y": ["a", "b"]])
        #expect(try manifest("[features.derived]\nx = [\"b\"]").features?.derived == ["x": ["b"]])
        #expect(try manifest("").features?.derived == [:])
    }

    @Test(arguments: [
        ("derived = { z = [\"a\"] }", "derived names \"z\""),
        ("derived = { y = [\"c\"] }", "no signal is named \"c\""),
        ("derived = { y = [] }", "made of no signal"), ("derived = { y = [\"a\", \"a\"] }", "listed twice"),
        ("derived = [\"y\"]", "derived"), ("derived = { y = \"a\" }", "a list of strings"),
    ])
    func refused(text: String, problem: String) {
        #expect {
            try manifest(text)
        } throws: { error in
            "\(error)".contains(problem) && "\(error)".contains("line 7")
        }
    }
}
