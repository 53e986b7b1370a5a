#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Blocks of floats, zeroed and aligned to a cache line, which live as long as this object.
final class FloatStorage {
    private var blocks: [UnsafeMutableRawPointer] = []
    private var mappings: [(start: UnsafeMutableRawPointer, bytes: Int)] = []

    /// The size of a large page, and of the blocks that take such pages.
    private static let largePage = 1 << 21

    deinit {
        for block in blocks { block.deallocate() }
        for mapping in mappings { munmap(mapping.start, mapping.bytes) }
    }

    /// A new block of `count` zeros.
    func block(_ count: Int) -> UnsafeMutablePointer<Float> {
        let bytes = max(1, count) * MemoryLayout<Float>.stride
        if bytes >= Self.largePage, let block = map(bytes) {
            return block.bindMemory(to: Float.self, capacity: count)
        }
        let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        blocks.append(block)
        let floats = block.bindMemory(to: Float.self, capacity: max(1, count))
        floats.clear(max(1, count))
        return floats
    }

    /// Fresh pages, which the system zeroes when they are first touched: by the threads that work on them. Large ones,
    /// where the system has them, as a first prediction otherwise spends a tenth of its time on thousands of page
    /// faults.
    private func map(_ bytes: Int) -> UnsafeMutableRawPointer? {
        let whole = bytes + Self.largePage
        let start = mmap(nil, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let start, start != MAP_FAILED else { return nil }
        mappings.append((start, whole))
        let block = UnsafeMutableRawPointer(bitPattern: Int(bitPattern: start).roundedUp(to: Self.largePage))
        #if canImport(Glibc)
            // The rest beyond the last whole page stays small.
            if let block { madvise(block, bytes / Self.largePage * Self.largePage, MADV_HUGEPAGE) }
        #endif
        return block
    }
}

extension UnsafeMutablePointer<Float> {
    /// Sets `count` floats to zero: whose bits are all zero, so that debug builds need not go one by one.
    func clear(_ count: Int) { memset(self, 0, count * MemoryLayout<Float>.stride) }
}
