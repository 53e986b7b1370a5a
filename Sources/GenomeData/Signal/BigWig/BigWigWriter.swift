import Files

/// Writes a bigWig file in one pass: values in genome order, zoom levels gathered on the way.
///
/// Format: Kent et al., "BigWig and BigBed", Bioinformatics 26 (2010), supplement. Coordinates are 0-based
/// half-open. Memory grows with the zoom levels only, by about 25 bytes per `zoom` bases that hold data. The
/// bytes depend on the values and on libdeflate's version alone.
///
/// This is an own writer because libBigWig's (0.4.7) loses write errors, and reports a wrong maximum for
/// tracks that fall or are negative throughout, as attributions are.
public final class BigWigWriter {
    /// The file under its final name.
    public let path: String
    private let file: AtomicFile
    private let output: PlainOutput
    private let contigs: [(name: String, length: Int)]
    private let contigIndex: [String: Int]
    private let dataOffset: UInt64
    private var zooms: BigWigZoomLevels
    private var section: BigWigSection?
    private var blocks: [BigWigBlock] = []
    private var largestBlock = 0
    private var position = (contig: 0, base: 0)

    /// Starts the file; nothing is at `path` until `commit()`.
    ///
    /// - Parameters:
    ///   - path: where the file will be.
    ///   - contigs: names and lengths, in the order in which values will come; 1 to 65,535 of them.
    ///   - zoom: bases per summary of the finest zoom level, at least 16; each further level has four times
    ///     as many.
    /// - Throws: `WriteError` for unusable contigs or a file that cannot be created.
    public init(path: String, contigs: [(name: String, length: Int)], zoom: Int = 640) throws {
        guard (1...65_535).contains(contigs.count) else {
            throw WriteError(path: path, reason: "\(contigs.count) contigs, expected 1 to 65,535")
        }
        for contig in contigs where contig.name.isEmpty || !(1...Int(Int32.max)).contains(contig.length) {
            throw WriteError(
                path: path,
                reason: "contig \"\(contig.name)\" of \(contig.length) bases, expected 1 to 2^31 - 1")
        }
        guard (16...1_000_000).contains(zoom) else {
            throw WriteError(path: path, reason: "zoom of \(zoom) bases, expected 16 to 1,000,000")
        }
        contigIndex = Dictionary(
            contigs.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        guard contigIndex.count == contigs.count else {
            throw WriteError(path: path, reason: "a contig comes twice")
        }
        self.path = path
        self.contigs = contigs
        zooms = BigWigZoomLevels(path: path, contigLengths: contigs.map(\.length), finest: zoom)
        file = try AtomicFile(path: path)
        output = try PlainOutput(temporaryPath: file.temporaryPath, path: path)
        let reserved = BigWigHeader.size + BigWigHeader.zoomSize * zooms.levels.count
        let tree = BigWigHeader.contigTree(contigs)
        dataOffset = UInt64(reserved + tree.count + BigWigHeader.summarySize)
        var start = LittleEndianBytes()
        start.append(zeros: reserved)
        start.append(tree)
        start.append(zeros: BigWigHeader.summarySize + 8)
        try write(start.bytes)
    }

    /// Appends values over adjacent stretches of `step` bases each, the first at `start`.
    ///
    /// NaN leaves a gap.
    ///
    /// - Throws: `WriteError` for an unknown contig, a stretch beyond it or before the last one, an infinite
    ///   value, or a failed write.
    public func append(contig: String, start: Int, step: Int = 1, values: [Float]) throws {
        let index = try check(
            contig: contig, start: start, width: step, count: values.count, empty: values.isEmpty)
        var first = start
        for value in values {
            if !value.isNaN {
                try add(kind: .fixedStep, contig: index, start: first, end: first + step, value: value)
            }
            first += step
        }
        if !values.isEmpty { position = (index, start + values.count * step) }
    }

    /// Appends one value over `start ..< end`.
    ///
    /// - Throws: as `append(contig:start:step:values:)`, and for NaN.
    public func append(contig: String, start: Int, end: Int, value: Float) throws {
        let (width, overflow) = end.subtractingReportingOverflow(start)
        let index = try check(
            contig: contig, start: start, width: overflow ? 0 : width, count: 1, empty: false)
        try add(kind: .intervals, contig: index, start: start, end: end, value: value)
        position = (index, end)
    }

    /// Writes indices, zoom levels and header, and closes the file under its temporary name.
    public func close() throws {
        try flushSection()
        try zooms.finish()
        let dataEnd = output.offset
        try write(
            BigWigIndex.bytes(of: blocks, itemsPerSlot: BigWigSection.capacity(of: .fixedStep), at: dataEnd)
                .bytes)
        var placed: [BigWigHeader.Zoom] = []
        for level in zooms.levels { placed.append(try write(level)) }
        try write(BigWigHeader.signature.bytes)
        let header = BigWigHeader(
            contigTreeOffset: UInt64(BigWigHeader.size + BigWigHeader.zoomSize * zooms.levels.count),
            dataOffset: dataOffset, indexOffset: dataEnd,
            summaryOffset: dataOffset - UInt64(BigWigHeader.summarySize), largestBlock: largestBlock,
            zooms: placed)
        try output.patch(header.bytes.bytes, at: 0)
        var tail = zooms.total.bytes
        tail.append(UInt64(blocks.count))
        try output.patch(tail.bytes, at: dataOffset - UInt64(BigWigHeader.summarySize))
        try output.close()
    }

    /// Gives the closed file its name.
    public func publish() throws { try file.commit() }

    /// Closes the file and gives it its name.
    public func commit() throws {
        try close()
        try publish()
    }

    private func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try output.write($0) }
    }
}

extension BigWigWriter {
    /// The contig's index, if `count` stretches of `width` bases fit after what was written and on the
    /// contig.
    private func check(contig: String, start: Int, width: Int, count: Int, empty: Bool) throws -> Int {
        guard let index = contigIndex[contig] else {
            throw WriteError(path: path, reason: "contig \(contig) was not announced")
        }
        let (bases, overflow) = width.multipliedReportingOverflow(by: count)
        let length = contigs[index].length
        guard start >= 0, width >= 1, !overflow, start <= length, bases <= length - start else {
            throw WriteError(
                path: path,
                reason: "\(contig):\(start): \(count) values of \(width) bases, contig has \(length)")
        }
        guard empty || index > position.contig || (index == position.contig && start >= position.base) else {
            throw WriteError(path: path, reason: "\(contig):\(start): out of order, expected genome order")
        }
        return index
    }

    private func add(
        kind: BigWigSection.Kind, contig: Int, start: Int, end: Int, value: Float
    ) throws {
        guard value.isFinite else {
            throw WriteError(path: path, reason: "\(contigs[contig].name):\(start): value \(value)")
        }
        let step = kind == .fixedStep ? UInt32(end - start) : 0
        if section?.accepts(kind: kind, contig: UInt32(contig), start: UInt32(start), step: step) != true {
            try flushSection()
            section = BigWigSection(kind: kind, contig: UInt32(contig), start: UInt32(start), step: step)
        }
        section?.append(start: UInt32(start), end: UInt32(end), value: value)
        try zooms.add(contig: contig, start: start, end: end, value: value)
    }

    private func flushSection() throws {
        guard let done = section else { return }
        section = nil
        let bytes = done.bytes
        largestBlock = max(largestBlock, bytes.count)
        let compressed = try BigWigBlock.deflate(bytes, path: path)
        blocks.append(
            BigWigBlock(
                contig: done.contig, start: done.start, endContig: done.contig, end: done.end,
                offset: output.offset, size: UInt64(compressed.count)))
        try write(compressed)
    }

    /// Writes the records of a finished level and their index.
    private func write(_ zoom: BigWigZoom) throws -> BigWigHeader.Zoom {
        let start = output.offset
        var count = LittleEndianBytes()
        count.append(UInt32(zoom.recordCount))
        try write(count.bytes)
        let base = output.offset
        try write(zoom.data)
        let blocks = zoom.blocks.map { block in
            var block = block
            block.offset += base
            return block
        }
        let index = output.offset
        largestBlock = max(
            largestBlock, min(zoom.recordCount, BigWigZoom.recordsPerBlock) * BigWigZoom.recordSize)
        try write(BigWigIndex.bytes(of: blocks, itemsPerSlot: BigWigZoom.recordsPerBlock, at: index).bytes)
        return BigWigHeader.Zoom(reduction: zoom.reduction, dataOffset: start, indexOffset: index)
    }
}
