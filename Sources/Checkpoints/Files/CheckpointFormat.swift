/// The file formats checkpoints come in.
public enum CheckpointFormat: String, Sendable {
    /// A JSON header and raw tensors.
    case safetensors
    /// A zip archive of a pickle and raw storages, as PyTorch and PyTorch Lightning save it.
    case pytorch
}

extension CheckpointFile {
    /// Tells the format by content: the file's name plays no part.
    ///
    /// - Throws: `CheckpointError` saying what the file looks like when it is neither.
    public func format() throws(CheckpointError) -> CheckpointFormat {
        if starts(with: [0x50, 0x4B, 0x03, 0x04]) || starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return .pytorch
        }
        if bytes.count > 8, bytes[8] == UInt8(ascii: "{") { return .safetensors }

        let likeness: String? =
            if bytes.isEmpty {
                "the file is empty"
            } else if starts(with: [0x80, 0x02]) {
                "it is a bare pickle, as PyTorch saved before version 1.6; load and save it there once"
            } else if starts(with: [0x1F, 0x8B]) {
                "it is gzip-compressed; decompress it first"
            } else if starts(with: [0x89, 0x48, 0x44, 0x46]) {
                "it is an HDF5 file"
            } else if starts(with: Array("version https://git-lfs".utf8)) {
                "it is a Git LFS pointer; fetch the file itself"
            } else {
                nil
            }
        let expected = "not a checkpoint: expected safetensors or a PyTorch zip archive"
        throw failure(at: .file, likeness.map { "\(expected), but \($0)" } ?? expected)
    }

    private func starts(with magic: [UInt8]) -> Bool { bytes.starts(with: magic) }
}
