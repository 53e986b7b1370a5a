@testable import Checkpoints

/// Builds safetensors files from a header's text, right or wrong.
struct SafetensorsText {
    var header: String
    var data: [UInt8] = []
    /// What to state as the header's length instead of the true one.
    var statedLength: UInt64?

    /// The whole file.
    var bytes: [UInt8] {
        (statedLength ?? UInt64(header.utf8.count)).littleEndianBytes + Array(header.utf8) + data
    }

    /// The checkpoint that the reader makes of the file.
    func read() throws -> Checkpoint {
        try Checkpoint(CheckpointFile(bytes: bytes, path: "test.safetensors"))
    }
}
