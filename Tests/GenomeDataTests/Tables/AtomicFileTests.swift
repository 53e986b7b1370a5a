import Files
import Foundation
import Testing

@testable import GenomeData

@Suite struct AtomicFileTests {
    @Test func appearsWithItsNameOnlyWhenCommitted() throws {
        let folder = try ScratchFolder()
        let writer = try TextWriter(path: folder("a.tsv"))
        try writer.write("one\n")
        #expect(folder.contents.count == 1)
        #expect(folder.contents.allSatisfy { $0.hasPrefix(".a.tsv.") && $0.hasSuffix(".partial") })
        try writer.close()
        #expect(!folder.contents.contains("a.tsv"))
        try writer.publish()
        #expect(folder.contents == ["a.tsv"])
        #expect(try folder.bytes("a.tsv") == Data("one\n".utf8))
    }

    @Test func abandonedLeavesTheOldFileAndNothingElse() throws {
        let folder = try ScratchFolder()
        try Data("old".utf8).write(to: URL(fileURLWithPath: folder("a.txt")))
        do {
            let writer = try TextWriter(path: folder("a.txt"))
            try writer.write(String(repeating: "new", count: 100_000))
        }
        #expect(folder.contents == ["a.txt"])
        #expect(try folder.bytes("a.txt") == Data("old".utf8))
    }

    @Test func twoWritersOfOneNameDoNotMix() throws {
        let folder = try ScratchFolder()
        let first = try TextWriter(path: folder("a"))
        let second = try TextWriter(path: folder("a"))
        try first.write("first")
        try second.write("second")
        try second.commit()
        #expect(try folder.bytes("a") == Data("second".utf8))
        try first.commit()
        #expect(try folder.bytes("a") == Data("first".utf8))
        #expect(folder.contents == ["a"])
    }

    @Test func errorsNameThePathAndTheReason() throws {
        let folder = try ScratchFolder()
        let absent = folder("no/such/file")
        #expect(throws: WriteError(path: absent, reason: "cannot create: No such file or directory")) {
            _ = try AtomicFile(path: absent)
        }
        #expect(throws: WriteError(path: folder.path, reason: "is a folder, not a regular file")) {
            _ = try AtomicFile(path: folder.path)
        }
        #expect(throws: WriteError.self) { _ = try AtomicFile(path: folder.path + "/") }
        #expect(throws: WriteError.self) { _ = try AtomicFile(path: "") }
    }

    /// The device on which every write fails as on a full disk.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullDiskIsAnError() throws {
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        let plain = try PlainOutput(temporaryPath: "/dev/full", path: "x.tsv")
        #expect(throws: WriteError(path: "x.tsv", reason: "cannot write: No space left on device")) {
            try bytes.withUnsafeBytes { try plain.write($0) }
            try plain.close()
        }
        #expect(throws: WriteError.self) {
            let compressed = try BlockGzipOutput(temporaryPath: "/dev/full", path: "x.gz")
            try bytes.withUnsafeBytes { try compressed.write($0) }
            try compressed.close()
        }
    }
}
