import Foundation
import Testing

@testable import Files

struct FolderTests {
    @Test func foldersAboveAreMadeToo() throws {
        let folder = try ScratchFolder()
        try Folder.make(folder("a/b//c/"))
        try Folder.make(folder("a/b/c"))
        #expect(FileManager.default.fileExists(atPath: folder("a/b/c")))
        try FileManager.default.createSymbolicLink(atPath: folder("link"), withDestinationPath: "a")
        try Folder.make(folder("link/d"))
        #expect(FileManager.default.fileExists(atPath: folder("a/d")))
        try Folder.make("/")
    }

    @Test func whatIsInTheWayIsNamed() throws {
        let folder = try ScratchFolder()
        try Data().write(to: URL(filePath: folder("file")))
        for path in ["file", "file/below", "file/below/more"] {
            #expect(throws: WriteError(path: folder("file"), reason: "is a file, expected a folder")) {
                try Folder.make(folder(path))
            }
        }
        #expect(throws: WriteError.self) { try Folder.make("/proc/no/such") }
    }
}
