/// One zoom level of a bigWig: a summary per window of `reduction` bases, counted from the contig's start.
///
/// Windows without data have no record. Each full window is handed on, so that the next, coarser level adds
/// four of these instead of reading the data again.
struct BigWigZoom {
    /// What a window holds: 32 bytes in the file.
    struct Record {
        var contig: UInt32
        var start: UInt32
        var end: UInt32
        var covered: UInt32
        var minimum: Float
        var maximum: Float
        var sum: Double
        var sumOfSquares: Double
    }

    static let recordsPerBlock = 512
    static let recordSize = 32

    let reduction: Int
    private(set) var blocks: [BigWigBlock] = []
    /// The compressed blocks, one after the other.
    private(set) var data: [UInt8] = []
    private(set) var recordCount = 0
    private var current: Record?
    private var pending = LittleEndianBytes()
    private var pendingSpan: BigWigBlock?

    init(reduction: Int) {
        self.reduction = reduction
    }

    /// Adds a record that lies inside one window; returns the window before, when that is now full.
    mutating func add(_ record: Record, contigLength: Int, path: String) throws -> Record? {
        if var window = current, window.contig == record.contig,
            Int(window.start) / reduction == Int(record.start) / reduction
        {
            window.covered += record.covered
            window.minimum = min(window.minimum, record.minimum)
            window.maximum = max(window.maximum, record.maximum)
            window.sum += record.sum
            window.sumOfSquares += record.sumOfSquares
            current = window
            return nil
        }
        let finished = try flushWindow(path: path)
        var window = record
        let first = Int(record.start) / reduction * reduction
        window.start = UInt32(first)
        window.end = UInt32(min(contigLength, first + reduction))
        current = window
        return finished
    }

    /// Writes out the window at hand and returns it.
    mutating func flushWindow(path: String) throws -> Record? {
        guard let window = current else { return nil }
        current = nil
        if let span = pendingSpan,
            pending.count >= Self.recordsPerBlock * Self.recordSize || span.contig != window.contig
        {
            try flushBlock(path: path)
        }
        append(window)
        return window
    }

    /// Compresses the records at hand into a block.
    mutating func flushBlock(path: String) throws {
        guard var block = pendingSpan else { return }
        let bytes = try BigWigBlock.deflate(pending.bytes, path: path)
        block.offset = UInt64(data.count)
        block.size = UInt64(bytes.count)
        data += bytes
        blocks.append(block)
        pending.removeAll()
        pendingSpan = nil
    }

    private mutating func append(_ window: Record) {
        pending.append(window.contig)
        pending.append(window.start)
        pending.append(window.end)
        pending.append(window.covered)
        pending.append(window.minimum)
        pending.append(window.maximum)
        pending.append(Float(window.sum))
        pending.append(Float(window.sumOfSquares))
        recordCount += 1
        if pendingSpan == nil {
            pendingSpan = BigWigBlock(
                contig: window.contig, start: window.start, endContig: window.contig, end: window.end,
                offset: 0, size: 0)
        } else {
            pendingSpan?.end = window.end
        }
    }
}
