import Foundation
import Testing

@testable import Files

/// What a finished file replaces, and what it must not.
struct DestinationTests {
    private func write(_ text: String, to path: String) throws {
        try AtomicFile.write([ArraySlice(text.utf8)], to: path)
    }

    @Test(arguments: [0o600, 0o640, 0o755])
    func thePermissionsOfTheFileThereAreKept(mode: Int) throws {
        let folder = try ScratchFolder()
        try Data("old".utf8).write(to: URL(filePath: folder("a")))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder("a"))
        try write("new", to: folder("a"))
        #expect(try folder.text("a") == "new")
        #expect(try folder.permissions("a") == mode)
        #expect(folder.contents == ["a"])
    }

    @Test func aLinkStaysALink() throws {
        let folder = try ScratchFolder()
        try FileManager.default.createDirectory(
            atPath: folder("far"), withIntermediateDirectories: false)
        try Data("old".utf8).write(to: URL(filePath: folder("far/target")))
        try FileManager.default.createSymbolicLink(
            atPath: folder("link"), withDestinationPath: "far/target")
        try write("new", to: folder("link"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("link")) == "far/target")
        #expect(try folder.text("far/target") == "new")
        #expect(folder.contents == ["far", "link"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder("far")) == ["target"])
    }

    @Test func whatIsNoFileStaysWhatItIs() throws {
        let folder = try ScratchFolder()
        #expect(mkfifo(folder("pipe"), 0o600) == 0)
        #expect(throws: WriteError(path: folder("pipe"), reason: "is a device or a pipe, not a regular file"))
        {
            try write("x", to: folder("pipe"))
        }
        #expect(throws: WriteError.self) { try write("x", to: "/dev/null") }
        #expect(throws: WriteError(path: folder.path, reason: "is a folder, not a regular file")) {
            try write("x", to: folder.path)
        }
        #expect(throws: WriteError.self) { try write("x", to: "") }
        #expect(throws: WriteError.self) { try write("x", to: folder("new/")) }
        #expect(folder.contents == ["pipe"])
    }

    @Test func aFailureLeavesTheOldFileAndNothingElse() throws {
        let folder = try ScratchFolder()
        try Data("old".utf8).write(to: URL(filePath: folder("a")))
        do {
            let file = try AtomicFile(path: folder("a"))
            #expect(folder.contents.count == 2)
            // What was being written is gone before it is whole.
            unlink(file.temporaryPath)
            #expect(throws: WriteError.self) { try file.commit() }
        }
        #expect(try folder.text("a") == "old" && folder.contents == ["a"])
    }
}
