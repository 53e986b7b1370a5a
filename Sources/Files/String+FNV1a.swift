extension String {
    /// FNV-1a of the UTF-8 in 64 bits (Fowler, Noll and Vo): the same in every run, unlike Swift's own hashes.
    package var fnv1a: UInt64 {
        utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
