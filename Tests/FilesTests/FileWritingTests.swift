import Foundation
import Testing

@testable import Files

/// Bytes reach a file or a pipe whole, or the reason why not is told.
struct FileWritingTests {
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullDiskIsTold() throws {
        let descriptor = open("/dev/full", O_WRONLY)
        defer { close(descriptor) }
        #expect(throws: WriteError(path: "x", reason: "cannot write: No space left on device")) {
            try FileWriting.write([1, 2, 3], to: descriptor, path: "x")
        }
    }

    @Test func aPipeThatIsFullIsWaitedFor() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let (reader, writer) = (ends[0], ends[1])
        #expect(fcntl(writer, F_SETFL, O_NONBLOCK) == 0)
        // More than a pipe holds: the rest is taken once somebody reads.
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 2) }
        let received = FileHandle(fileDescriptor: reader, closeOnDealloc: true)
        let writing = Thread {
            try? FileWriting.write(bytes[...], to: writer, path: "pipe")
            close(writer)
        }
        writing.start()
        #expect(try received.readToEnd() == Data(bytes))
    }

    @Test func aClosedStreamIsTold() {
        #expect(throws: WriteError(path: "x", reason: "cannot write: Bad file descriptor")) {
            try FileWriting.write([1], to: 9_999, path: "x")
        }
    }
}
