/// The contact of a stretch of bases with a TSS; 0-based half-open.
struct ContactBin: Sendable, Equatable {
    let start: UInt32
    let end: UInt32
    let value: Float
}
