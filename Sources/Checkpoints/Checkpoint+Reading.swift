extension Checkpoint {
    /// Reads a checkpoint file, safetensors or PyTorch Lightning; which of them is told by its content.
    ///
    /// Nothing in the file is ever executed. Reading a file takes memory in proportion to its size.
    ///
    /// - Throws: `CheckpointError` naming the file and the tensor or byte where it is not as it should be.
    public static func read(contentsOf path: String) throws(CheckpointError) -> Checkpoint {
        try Checkpoint(CheckpointFile(contentsOf: path))
    }

    /// Interprets a file already in memory; see `read(contentsOf:)`.
    public init(_ file: CheckpointFile) throws(CheckpointError) {
        self =
            switch try file.format() {
            case .safetensors: try SafetensorsReader.read(file)
            case .pytorch: try PyTorchReader.read(file)
            }
        try dropWrappers(file)
    }
}
