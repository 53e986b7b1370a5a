/// An error about bytes of a file, which a `ByteReader` makes where they are not as they should be.
package protocol ByteDamage: Error {
    /// The error that `file` is damaged.
    ///
    /// - Parameters:
    ///   - file: the path or URL.
    ///   - byte: the offset in the file where it was noticed.
    ///   - what: what the bytes there are: "R-tree node".
    ///   - problem: what was found and what was expected.
    init(file: String, byte: Int, what: String, problem: String)
}
