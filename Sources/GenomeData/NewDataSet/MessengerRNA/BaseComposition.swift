/// How many bases of a stretch are G or C, and how many are known at all.
struct BaseComposition {
    private(set) var gc = 0
    private(set) var known = 0
    /// All bases, those that are N too.
    private(set) var length = 0

    /// Counts bases, as codes of `PrismModel.Base`.
    mutating func add(_ codes: ArraySlice<UInt8>) {
        length += codes.count
        for code in codes where code < 4 {
            known += 1
            if code == 1 || code == 2 { gc += 1 }
        }
    }

    static func + (one: Self, other: Self) -> Self {
        var sum = one
        sum.gc += other.gc
        sum.known += other.known
        sum.length += other.length
        return sum
    }

    /// The share of G and C among known bases: 0 for no bases, as the published table has it; nil where none is known.
    var share: Double? { length == 0 ? 0 : known == 0 ? nil : Double(gc) / Double(known) }
}
