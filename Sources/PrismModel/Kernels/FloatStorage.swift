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
        return block.initializeMemory(as: Float.self, repeating: 0, count: max(1, count))
    }
}
