import Foundation
import TestSupport
import Testing

@testable import Explorer

/// Wherever a run is stopped, the page ends as that of a run that was not.
@Suite struct ReportFileTests {
    private let opening = "<html>\n<head>\n"
    private let sections = [
        "<body>\n<section id=\"summary\">\nfacts\n</section>\n",
        "<section id=\"fit\">\n\nfigures\n</section>\n",
        "<section id=\"genes\">\n<section id=\"gene-1\">\n</section>\n",
        "<section id=\"gene-2\">\nlocus\n</section>\n",
    ]
    private let foot = "</section>\n<section id=\"provenance\">\n</section>\n</body>\n</html>\n"

    /// Writes the page, from where an earlier run left it on.
    private func write(to path: String, restart: Bool = false) throws -> Int {
        let file = try ReportFile(
            path: path, opening: opening, sections: sections.count, restart: restart)
        for section in sections[file.kept...] { try file.append(section) }
        try file.append(foot)
        try file.commit()
        return file.kept
    }

    @Test func anyCutIsGoneOnWith() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/page.html"
            #expect(try write(to: path) == 0)
            let whole = try Data(contentsOf: URL(filePath: path))
            #expect(!String(decoding: whole, as: UTF8.self).contains("\n\n"))
            var kept: Set<Int> = []
            for count in 0...whole.count {
                try whole.prefix(count).write(to: URL(filePath: path + ".partial"))
                kept.insert(try write(to: path))
                #expect(try Data(contentsOf: URL(filePath: path)) == whole, "\(count) bytes")
            }
            #expect(kept == Set(0...sections.count))
        }
    }

    @Test func whatIsOfSomethingElseStays() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/page.html"
            try Data("<html>\n<other>\n".utf8).write(to: URL(filePath: path + ".partial"))
            #expect(throws: (any Error).self) { try write(to: path) }
            #expect(FileManager.default.fileExists(atPath: path + ".partial"))
            #expect(try write(to: path, restart: true) == 0)
            #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
        }
    }
}
