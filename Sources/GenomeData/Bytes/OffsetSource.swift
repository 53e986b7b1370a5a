/// Another source without its first bytes, so that offsets count from a later place.
struct OffsetSource: ByteSource {
    let size: Int
    private let base: any ByteSource
    private let offset: Int

    /// The bytes of `base` from `offset`, which lies within it.
    init(_ base: any ByteSource, from offset: Int) {
        self.base = base
        self.offset = min(max(0, offset), base.size)
        size = base.size - self.offset
    }

    var name: String { base.name }
    var isRemote: Bool { base.isRemote }

    func read(at offset: Int, count: Int) throws(GenomeDataError) -> [UInt8] {
        try checkRange(at: offset, count: count)
        return try base.read(at: self.offset + offset, count: count)
    }
}
