import Foundation
import Testing

/// What the explorer's `e` writes, through the program itself.
extension ExploreCommandTests {
    /// Presses `e`, chooses a line, types a path, and writes.
    private func export(_ line: Int, to path: String, then keys: String = "") throws -> Program.Outcome {
        let choose = Array(repeating: "Down", count: line).joined(separator: " ")
        let typed = path.map { String($0) }.joined(separator: " ")
        return try Program.prism(
            "snapshot", try Self.folder.get().path, "--gene", "SIM7", "--size", "160x40", "--keys",
            "e \(choose) Ctrl-U \(typed) Enter \(keys)")
    }

    @Test func exports() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "export\(Int.random(in: 0..<1_000_000))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func text(_ name: String) throws -> String {
            try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        }
        let tracks = try export(0, to: folder.path + "/a.bedgraph")
        #expect(tracks.output.contains("wrote ") && tracks.output.contains("signals over 3,000 bases"))
        let graph = try text("a.bedgraph")
        #expect(graph.hasPrefix("# prism ") && graph.contains("# data set: Simulated, seed 2 (SIMULATED)"))
        #expect(graph.contains("# weights: 1.safetensors sha256 ") && graph.contains("# window: 2000 bp"))
        #expect(
            graph.contains("track type=bedGraph name=\"H3K27ac\"")
                && graph.contains("track type=bedGraph name=\"Hi-C with the TSS of SIM7\""))

        _ = try export(1, to: folder.path + "/a.bw")
        let magic = try Data(contentsOf: folder.appendingPathComponent("a.bw")).prefix(4)
        #expect(Array(magic) == [0x26, 0xFC, 0x8F, 0x88])

        _ = try export(3, to: folder.path + "/masks.tsv")
        let masks = try text("masks.tsv").split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(masks.count == 17 && masks[0].hasPrefix("H3K27ac\tDNase\tHi-C\tH3K4me3\tobserved"))

        // What is there is left as it is, until Enter is pressed again.
        let path = folder.path + "/genes.tsv"
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        let kept = try export(6, to: path)
        #expect(kept.output.contains("Enter replaces it"))
        #expect(try text("genes.tsv") == "mine")
        _ = try export(6, to: path, then: "Enter")
        #expect(try text("genes.tsv").split(separator: "\n").count { !$0.hasPrefix("#") } == 61)

        let failed = try export(8, to: "/nowhere/x.svg")
        #expect(failed.output.contains("export: ") && failed.output.contains("cannot create"))
        _ = try export(8, to: folder.path + "/x.svg")
        #expect(try text("x.svg").contains("<desc>prism ") && !(try text("x.svg").contains("Enter writes")))
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left.sorted() == ["a.bedgraph", "a.bw", "a.bw.txt", "genes.tsv", "masks.tsv", "x.svg"])
    }
}
