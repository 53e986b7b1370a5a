import Files
import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Explorer

@Suite struct SessionFolderTests {
    @Test func aFileWhereTheFolderShouldBeIsNamed() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(
            "s\(UInt64.random(in: 0 ... .max))")
        try Data().write(to: place)
        defer { try? FileManager.default.removeItem(at: place) }
        let file = try #require(
            SessionFile(manifest: "/d/dataset.toml", environment: ["XDG_STATE_HOME": place.path]))
        let error = #expect(throws: WriteError.self) { try file.write(SavedSession(Sample.state())) }
        #expect(error?.description.hasPrefix(place.path + ": is a file, expected a folder") == true)
    }
}
