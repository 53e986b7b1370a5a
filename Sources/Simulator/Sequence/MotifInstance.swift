/// A site in the sequence that matches a motif.
struct MotifInstance: Sendable, Equatable {
    /// Whether it does anything.
    enum Role: String, Sendable {
        /// Inside the motif's window, in an orientation that works.
        case functional
        /// Out of place, turned round, or of a factor without effect.
        case decoy
    }

    /// The gene beside whose TSS it lies.
    let gene: Int
    let motif: Motif
    /// On the contig, 0-based half-open.
    let range: Range<Int>
    /// Whether the pattern reads along the + strand.
    let isForward: Bool
    let role: Role

    static func == (a: MotifInstance, b: MotifInstance) -> Bool {
        a.gene == b.gene && a.motif.name == b.motif.name && a.range == b.range
            && a.isForward == b.isForward && a.role == b.role
    }

    /// Whether the sequence of the domain that starts at `origin` holds the pattern there.
    func matches(_ codes: [UInt8], origin: Int) -> Bool {
        motif.matches(codes, from: range.lowerBound - origin, forward: isForward)
    }
}
