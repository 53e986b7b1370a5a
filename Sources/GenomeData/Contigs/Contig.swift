/// A sequence of the assembly: a chromosome, a scaffold.
public struct Contig: Sendable, Hashable {
    /// The name, as the file that lists the contig spells it.
    public let name: String
    /// The length in bases.
    public let length: Int

    /// A contig of `length` bases.
    public init(name: String, length: Int) {
        self.name = name
        self.length = length
    }
}
