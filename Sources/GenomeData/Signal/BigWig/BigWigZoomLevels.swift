/// All zoom levels of a bigWig, and the summary of the whole file, gathered as values come.
struct BigWigZoomLevels {
    /// Finest first.
    private(set) var levels: [BigWigZoom]
    /// Over the whole file.
    private(set) var total = BigWigSummary()
    private let path: String
    private let contigLengths: [Int]
    /// The window of the finest level that is being filled.
    private var window: (contig: Int, index: Int, summary: BigWigSummary)?

    private static let mostLevels = 10
    private static let leastWindows = 64

    /// Levels from `finest` bases per window on, until one has fewer than 64 windows on the longest contig.
    init(path: String, contigLengths: [Int], finest: Int) {
        self.path = path
        self.contigLengths = contigLengths
        let longest = contigLengths.max() ?? 0
        var reductions = [finest]
        while reductions.count < Self.mostLevels, let last = reductions.last,
            longest / last >= Self.leastWindows
        {
            reductions.append(last * 4)
        }
        levels = reductions.map(BigWigZoom.init(reduction:))
    }

    /// Adds a stretch of one value, window by window.
    mutating func add(contig: Int, start: Int, end: Int, value: Float) throws {
        guard let reduction = levels.first?.reduction else { return }
        var start = start
        while start < end {
            let index = start / reduction
            let stop = min(end, (index + 1) * reduction)
            if let open = window, open.contig == contig, open.index == index {
                window?.summary.add(value, bases: stop - start)
            } else {
                try flushWindow()
                var summary = BigWigSummary()
                summary.add(value, bases: stop - start)
                window = (contig, index, summary)
            }
            start = stop
        }
    }

    /// Ends all levels: nothing may be added after.
    mutating func finish() throws {
        try flushWindow()
        for level in levels.indices {
            if let last = try levels[level].flushWindow(path: path) { try handOn(last, from: level + 1) }
            try levels[level].flushBlock(path: path)
        }
    }

    private mutating func flushWindow() throws {
        guard let done = window else { return }
        window = nil
        let start = UInt32(done.index * (levels.first?.reduction ?? 1))
        let record = BigWigZoom.Record(
            contig: UInt32(done.contig), start: start, end: start, covered: UInt32(done.summary.covered),
            minimum: Float(done.summary.minimum), maximum: Float(done.summary.maximum),
            sum: done.summary.sum, sumOfSquares: done.summary.sumOfSquares)
        total.add(record)
        try handOn(record, from: 0)
    }

    /// Adds a record to a level, the window that this fills to the next one, and so on.
    private mutating func handOn(_ record: BigWigZoom.Record, from level: Int) throws {
        var record: BigWigZoom.Record? = record
        for level in level..<max(level, levels.count) {
            guard let finer = record else { break }
            // The window handed on may belong to the contig before: each brings its own contig's length.
            let length = contigLengths[Int(finer.contig)]
            record = try levels[level].add(finer, contigLength: length, path: path)
        }
    }
}
