import Checkpoints

/// A file of inputs with the outputs that a model must give for them.
///
/// Tensors as golden files name them: `in.seqs` (B, L, 4), `in.signals` (B, L, S), `in.rna_feat` (B, F), `in.target`
/// (B, 1), and `eval64.*` or `eval.*` for the outputs in evaluation mode, `train64.*` or `train.*` in training mode; among
/// them `grad.*`, the gradients of the total loss by parameter.
package struct Fixture: Sendable {
    /// One window per gene.
    package let windows: [GeneWindow]
    /// The measured expression of each gene; empty where the file has none.
    package let targets: [Float]
    /// Where the file came from, for errors.
    let file: String
    private let checkpoint: Checkpoint

    /// Reads a fixture for models of a configuration.
    ///
    /// Throws `CheckpointError` for a file that cannot be read, `PrismError.checkpoint` naming the tensor otherwise.
    package init(contentsOf path: String, for configuration: ModelConfiguration) throws {
        try self.init(Checkpoint.read(contentsOf: path), file: path, for: configuration)
    }

    init(_ checkpoint: Checkpoint, file: String, for configuration: ModelConfiguration) throws(PrismError) {
        self.checkpoint = checkpoint
        self.file = file
        let shapes = ShapeReader(checkpoint: checkpoint, file: file)
        let batch = InputBatch(prefix: "in.")
        windows = try batch.windows(shapes, configuration)
        targets = checkpoint.tensors[batch.target]?.floats() ?? []
    }

    /// How the outputs of a fixture were computed, and the prefix of their names.
    enum Mode: String {
        case evaluation = "eval"
        case training = "train"
    }

    /// The expected values of an output, from the float64 oracle where the file has it; nil where the file does not
    /// have this output.
    func expected(_ output: String, in mode: Mode = .evaluation) -> [Double]? {
        let name = mode.rawValue
        return (checkpoint.tensors["\(name)64.\(output)"] ?? checkpoint.tensors["\(name).\(output)"])?
            .doubles()
    }

    /// The names of the parameters whose gradients the file holds.
    func gradientNames(in mode: Mode) -> Set<String> {
        let prefixes = ["\(mode.rawValue)64.grad.", "\(mode.rawValue).grad."]
        return Set(
            checkpoint.tensors.keys.compactMap { name in
                prefixes.first(where: name.hasPrefix).map { String(name.dropFirst($0.count)) }
            })
    }
}
