import Files

/// Reads numbers and texts out of a part of a checkpoint; damage is a `CheckpointError`.
typealias ByteReader = Files.ByteReader<CheckpointError>

extension ByteReader {
    /// A reader of a part of a file, which must lie within it; `what` names the part in messages.
    init(_ file: CheckpointFile, _ range: Range<Int>, what: String) {
        self.init(file.bytes, in: range, file: file.path, origin: 0, what: what)
    }
}

extension CheckpointError: ByteDamage {
    /// The byte is the place; `what` comes before the problem.
    package init(file: String, byte: Int, what: String, problem: String) {
        self.init(path: file, place: .byte(byte), problem: "\(what): \(problem)")
    }
}
