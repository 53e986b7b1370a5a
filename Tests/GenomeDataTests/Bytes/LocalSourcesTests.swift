import Foundation
import PrismModel
import Testing

@testable import GenomeData

/// Byte sources on disk and in memory, and the cache that they share.
@Suite struct LocalSourcesTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `a file that shrinks while it is open is an error`() throws {
        let path = try scratch.write([UInt8](repeating: 7, count: 1_000), as: "x.bin")
        let file = try ByteSources.open(path)
        #expect(try file.read(at: 990, count: 10) == [UInt8](repeating: 7, count: 10))
        #expect(truncate(path, 500) == 0)
        #expect(failure { try file.read(at: 400, count: 200) }?.contains("the file ends here") == true)
        #expect(try file.read(at: 400, count: 100).count == 100)
    }

    @Test func `pipes and folders are refused at once`() throws {
        let pipe = scratch.path("pipe")
        try #require(mkfifo(pipe, 0o600) == 0)
        for path in [pipe, scratch.folder.path] {
            #expect(failure { try ByteSources.open(path) }?.contains("not a regular file") == true)
        }
    }

    @Test func `pages give what their source gives`() throws {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let paged = PagedSource(MemorySource(name: "m", bytes: bytes), pageSize: 64, capacity: 512)
        var random = SplitMix64(seed: 3)
        for _ in 0..<500 {
            let offset = Int.random(in: 0...1_000, using: &random)
            let count = Int.random(in: 0...(1_000 - offset), using: &random)
            #expect(try paged.read(at: offset, count: count) == Array(bytes[offset..<(offset + count)]))
        }
    }

    @Test func `the cache keeps what is used, within its bounds`() {
        let cache = RecentCache<Int, Int>(capacity: 20)
        for key in 0..<1_000 {
            cache.insert(key, for: key, cost: 1)
            _ = cache[0]
        }
        #expect(cache[0] == 0)
        #expect(cache[999] == 999)
        #expect((0..<1_000).filter { cache[$0] != nil }.count <= 20)
        cache.insert(5, for: -1, cost: 11)
        #expect(cache[-1] == nil)
    }
}
