import Files
import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Explorer

@Suite struct SessionTests {
    @Test func aSessionComesBackFromItsFile() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("prism-state-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try #require(
            SessionFile(manifest: "/data/k562/dataset.toml", environment: ["XDG_STATE_HOME": folder.path]))
        #expect(try file.read() == nil)
        var state = Sample.state()
        state.press("G + + l 2 m x k")
        try file.write(SavedSession(state))
        var resumed = Sample.state()
        resumed.resume(try #require(try file.read()))
        #expect(resumed.place == state.place && resumed.mask == state.mask)
        #expect(resumed.bookmarks == state.bookmarks)
        #expect(resumed.list.selected == state.list.selected)
        // Another data set keeps its own.
        let other = SessionFile(
            manifest: "/data/gm/dataset.toml", environment: ["XDG_STATE_HOME": folder.path])
        #expect(other?.path != file.path)
        try Data("{".utf8).write(to: URL(fileURLWithPath: file.path))
        #expect(throws: (any Error).self) { try file.read() }
    }

    @Test func whatIsGoneIsPassedOver() {
        var saved = SavedSession(Sample.state())
        saved.place = SavedPlace(gene: "gone", contig: "chrB", start: -5, end: Int.max)
        saved.off = ["DNase", "gone"]
        saved.bookmarks = [
            "x": saved.place, "": saved.place, "q": .init(gene: nil, contig: "gone", start: 0, end: 9),
        ]
        var state = Sample.state()
        state.resume(saved)
        #expect(state.gene == nil && state.locus.contig == "chrB" && state.locus.end <= 50_000)
        #expect(state.mask == ModalityMask(off: [1]) && state.bookmarks.count == 1)
        #expect(state.text.contains("no gene is chosen"))
    }
}
