#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Blocks of floats, zeroed and aligned to a cache line, which live as long as this object.
final class FloatStorage {
    private var blocks: [UnsafeMutableRawPointer] = []

    deinit {
        for block in blocks { block.deallocate() }
    }

    /// A new block of `count` zeros.
    func block(_ count: Int) -> UnsafeMutablePointer<Float> {
        let bytes = max(1, count) * MemoryLayout<Float>.stride
        let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        blocks.append(block)
        let floats = block.bindMemory(to: Float.self, capacity: max(1, count))
        floats.clear(max(1, count))
        return floats
    }
}

extension UnsafeMutablePointer<Float> {
    /// Sets `count` floats to zero: whose bits are all zero, so that debug builds need not go one by one.
    func clear(_ count: Int) { memset(self, 0, count * MemoryLayout<Float>.stride) }
}
