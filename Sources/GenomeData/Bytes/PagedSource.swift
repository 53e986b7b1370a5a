/// A source read page by page, with a bounded memory of recent pages: an index walk over a network becomes a few
/// requests, and a view that moves a little asks for little.
final class PagedSource: ByteSource {
    let name: String
    let size: Int
    let isRemote: Bool
    private let base: any ByteSource
    private let pageSize: Int
    private let pages: RecentCache<Int, [UInt8]>

    /// No single request is longer than this; a longer read becomes several.
    private static let longestRequest = 8 << 20

    init(_ base: any ByteSource, pageSize: Int = 64 << 10, capacity: Int = 32 << 20) {
        self.base = base
        self.pageSize = pageSize
        name = base.name
        size = base.size
        isRemote = base.isRemote
        pages = RecentCache(capacity: capacity)
    }

    func read(at offset: Int, count: Int) throws(GenomeDataError) -> [UInt8] {
        try checkRange(at: offset, count: count)
        guard count > 0 else { return [] }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        let end = offset + count
        let last = (end - 1) / pageSize
        var page = offset / pageSize
        while page <= last {
            if let held = pages[page] {
                append(held, at: page * pageSize, to: &bytes, from: offset, end: end)
                page += 1
                continue
            }
            var stop = page + 1
            while stop <= last, (stop - page) * pageSize < Self.longestRequest, pages[stop] == nil {
                stop += 1
            }
            let first = page * pageSize
            let run = try base.read(at: first, count: min(stop * pageSize, size) - first)
            append(run, at: first, to: &bytes, from: offset, end: end)
            for kept in page..<stop {
                let low = (kept - page) * pageSize
                pages.insert(Array(run[low..<min(low + pageSize, run.count)]), for: kept, cost: pageSize)
            }
            page = stop
        }
        return bytes
    }

    /// Appends the part of `piece`, whose first byte is at `start`, that lies in `offset ..< end`.
    private func append(_ piece: [UInt8], at start: Int, to bytes: inout [UInt8], from offset: Int, end: Int)
    {
        let low = max(offset - start, 0)
        let high = min(end - start, piece.count)
        if low < high { bytes.append(contentsOf: piece[low..<high]) }
    }
}
