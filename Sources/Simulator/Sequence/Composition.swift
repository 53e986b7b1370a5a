/// Background sequence: a first-order Markov chain in which G after C is rarer than by chance.
struct Composition {
    /// Upper ends of the shares of A, C and G among 2¹⁶, for each base before: 4 × 3.
    private let ends: [UInt16]

    /// - Parameters:
    ///   - gc: share of G and C among independent bases.
    ///   - cpg: factor on the probability of G after C: 1 for none lost.
    init(gc: Double, cpg: Double) {
        var ends: [UInt16] = []
        for before in 0..<4 {
            let half = gc / 2
            var shares = [0.5 - half, half, half]
            if before == 1 {
                let kept = half * cpg
                let scale = (1 - kept) / (1 - half)
                shares = [shares[0] * scale, half * scale, kept]
            }
            var sum = 0.0
            for share in shares {
                sum += share
                ends.append(UInt16(min(65_535, (sum * 65_536).rounded())))
            }
        }
        self.ends = ends
    }

    /// Between islands: CpG is kept at 22 %.
    static func background(gc: Double) -> Composition { Composition(gc: gc, cpg: 0.22) }
    /// In a CpG island: GC 0.65, CpG kept at 85 %.
    static let island = Composition(gc: 0.65, cpg: 0.85)

    /// Writes random bases over `range` of `codes`; four bases take 64 random bits.
    func fill(_ codes: inout [UInt8], _ range: Range<Int>, _ stream: inout RandomStream) {
        let range = range.clamped(to: codes.indices)
        var before = range.lowerBound > 0 ? Int(min(codes[range.lowerBound - 1], 3)) : 0
        var bits: UInt64 = 0
        // A plain loop over plain memory: tests run it unoptimised, over every base of every contig.
        ends.withUnsafeBufferPointer { ends in
            codes.withUnsafeMutableBufferPointer { codes in
                var position = range.lowerBound
                while position < range.upperBound {
                    if (position - range.lowerBound) & 3 == 0 { bits = stream.next() }
                    let draw = UInt16(truncatingIfNeeded: bits)
                    bits >>= 16
                    let row = before * 3
                    before = draw < ends[row] ? 0 : draw < ends[row + 1] ? 1 : draw < ends[row + 2] ? 2 : 3
                    codes[position] = UInt8(truncatingIfNeeded: before)
                    position += 1
                }
            }
        }
    }
}
