import Foundation
import TestSupport
import Testing

@testable import Checkpoints

struct CheckpointFileTests {
    private let checkpoint = Checkpoint(tensors: ["x": CheckpointTensor(shape: [1], floats: [1])])

    @Test func `the format is told by content, not by name`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/misnamed.ckpt"
            try checkpoint.write(safetensors: path)
            #expect(try CheckpointFile(contentsOf: path).format() == .safetensors)
            #expect(try Checkpoint.read(contentsOf: path) == checkpoint)
        }
    }

    @Test(
        arguments: [
            ([], "empty"), ([0x80, 0x02, 0x8A], "bare pickle"), ([0x1F, 0x8B, 8], "gzip"),
            ([0x89, 0x48, 0x44, 0x46], "HDF5"),
            (Array("version https://git-lfs.github.com/spec/v1".utf8), "LFS"),
            (Array("hello, world".utf8), "expected"),
            ([UInt8](repeating: 0, count: 4096), "expected"),
        ] as [([UInt8], String)])
    func `what is no checkpoint is named`(bytes: [UInt8], likeness: String) {
        expectCheckpointError("f: not a checkpoint", likeness) {
            try Checkpoint(CheckpointFile(bytes: bytes, path: "f"))
        }
    }

    @Test func `missing files, folders, devices and pipes are refused`() throws {
        try withTemporaryFolder { folder in
            expectCheckpointError("/none.ckpt: cannot be opened") {
                try Checkpoint.read(contentsOf: folder + "/none.ckpt")
            }
            expectCheckpointError("not a regular file") { try Checkpoint.read(contentsOf: folder) }
            expectCheckpointError("not a regular file") { try Checkpoint.read(contentsOf: "/dev/zero") }
            let pipe = folder + "/pipe"
            #expect(mkfifo(pipe, 0o600) == 0)
            expectCheckpointError("not a regular file") { try Checkpoint.read(contentsOf: pipe) }
        }
    }

    @Test func `a huge sparse file is refused unread`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/huge.ckpt"
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
            #expect(truncate(path, off_t(CheckpointFile.largestSize) + 1) == 0)
            expectCheckpointError("huge.ckpt: has 4294967297 bytes") { try Checkpoint.read(contentsOf: path) }
        }
    }

    @Test func `writing replaces the old file and leaves nothing else behind`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/w.safetensors"
            try Data("old".utf8).write(to: URL(filePath: path))
            try checkpoint.write(safetensors: path)
            #expect(try Checkpoint.read(contentsOf: path) == checkpoint)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["w.safetensors"])
        }
    }

    @Test func `writing that fails leaves the old file and nothing else`() throws {
        try withTemporaryFolder { folder in
            expectCheckpointError("cannot create") {
                try checkpoint.write(safetensors: folder + "/no/such/folder/w.safetensors")
            }
            let taken = folder + "/folder"
            try FileManager.default.createDirectory(atPath: taken, withIntermediateDirectories: false)
            expectCheckpointError("not a regular file") { try checkpoint.write(safetensors: taken) }
            expectCheckpointError("not a regular file") { try checkpoint.write(safetensors: "/dev/null") }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["folder"])
        }
    }
}
