import Files

/// Reads numbers out of bytes of genomics files; damage is a `GenomeDataError`.
typealias ByteReader = Files.ByteReader<GenomeDataError>

extension GenomeDataError: ByteDamage {
    /// "byte 4096 (R-tree node)" is the place.
    package init(file: String, byte: Int, what: String, problem: String) {
        self.init(file: file, place: "byte \(byte) (\(what))", problem: problem)
    }
}
