/// Processes that train one model together, each known by its rank.
///
/// All ranks must call the same operations in the same order; each waits for the others it needs. An operation that
/// fails, or a rank that ends early, must end all ranks: whoever provides the group sees to that.
public protocol RankGroup: Sendable {
    /// This process's place, 0 ..< `count`. Rank 0 writes files and talks to people.
    var rank: Int { get }
    /// How many there are.
    var count: Int { get }

    /// Hands bytes to another rank, which receives as many.
    func send(_ bytes: UnsafeRawBufferPointer, to rank: Int) throws(PrismError)

    /// Waits for bytes from another rank.
    func receive(_ bytes: UnsafeMutableRawBufferPointer, from rank: Int) throws(PrismError)

    /// Gives every rank the bytes that `rank` holds; all hold as many.
    func broadcast(_ bytes: UnsafeMutableRawBufferPointer, from rank: Int) throws(PrismError)

    /// Every rank's bytes, however many, in the order of ranks.
    func gather(_ bytes: [UInt8]) throws(PrismError) -> [[UInt8]]
}

extension RankGroup {
    /// The part of `total` things, in order, that falls to this rank: the parts differ in size by at most one.
    func share(of total: Int) -> Range<Int> { (total * rank / count)..<(total * (rank + 1) / count) }

    /// Every rank's numbers, one after the other in the order of ranks.
    func gather<Value: BitwiseCopyable>(_ values: [Value]) throws(PrismError) -> [Value] {
        let bytes = values.withUnsafeBytes { Array($0) }
        var all: [Value] = []
        for piece in try gather(bytes) {
            piece.withUnsafeBytes { piece in
                let stride = MemoryLayout<Value>.stride
                for place in 0..<(piece.count / stride) {
                    all.append(piece.loadUnaligned(fromByteOffset: place * stride, as: Value.self))
                }
            }
        }
        return all
    }

    /// Whether it holds on any rank: the same answer on all.
    public func isAny(_ condition: Bool) throws(PrismError) -> Bool {
        try gather([UInt8(condition ? 1 : 0)]).contains(1)
    }

    /// Whether this is the last rank.
    var isLast: Bool { rank == count - 1 }

    /// Adds up what the ranks hold in their order, as one process would: the sum so far goes from rank to rank. The last
    /// rank then has all of it.
    ///
    /// - Parameters:
    ///   - values: this rank's own on rank 0, anything of that length elsewhere; becomes the sum up to this rank.
    ///   - add: adds what this rank holds beside onto the values.
    /// - Throws: what handing on throws.
    func addUp(_ values: inout [Float], adding add: (inout [Float]) -> Void) throws(PrismError) {
        if rank > 0 {
            try values.withBytes { bytes throws(PrismError) in try receive(bytes, from: rank - 1) }
        }
        add(&values)
        if !isLast {
            try values.withBytes { bytes throws(PrismError) in
                try send(UnsafeRawBufferPointer(bytes), to: rank + 1)
            }
        }
    }

    /// Gives all ranks the last one's values; all hold as many.
    func takeFromLast(_ values: inout [Float]) throws(PrismError) {
        try values.withBytes { bytes throws(PrismError) in try broadcast(bytes, from: count - 1) }
    }
}

extension [Float] {
    /// The array's bytes; unlike the standard library's, for bodies that throw errors of one type.
    fileprivate mutating func withBytes(
        _ body: (UnsafeMutableRawBufferPointer) throws(PrismError) -> Void
    ) throws(PrismError) {
        var failure: PrismError?
        withUnsafeMutableBytes { bytes in
            do throws(PrismError) { try body(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
