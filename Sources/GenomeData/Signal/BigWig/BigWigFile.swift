/// A signal track: a bigWig file on disk or behind a URL.
///
/// The reader is this module's own: the file's sizes, offsets and trees are checked as they are met, since a damaged
/// file makes the C library for the format crash. Safe to use from several threads at once.
public final class BigWigFile: TrackSource {
    /// A track of any name is taken for a bigWig: files of ENCODE behind URLs, for one, often bear no ending.
    static let format = SignalFormat<any TrackSource>(suffixes: [".bw", ".bigwig", ".bigWig", ""]) {
        (request) throws(GenomeDataError) in try BigWigFile(path: request.path)
    }

    /// The path or URL, as given.
    public let path: String
    /// The contigs that the file lists, in its order.
    ///
    /// Some writers leave out contigs without data.
    public let contigs: [Contig]
    /// The contigs' names in any spelling.
    public var contigNames: ContigNames? { names }

    let layout: BigWigLayout
    let blocks: BigWigData
    let dataIndex: BigWigTree?
    let zoomIndices: [BigWigTree]
    private let names: ContigNames
    private let numbers: [String: UInt32]
    private let lengths: [String: Int]

    /// Opens a bigWig; reads its header, its contigs and its table of zoom levels.
    ///
    /// - Parameter path: a path, or an http(s) URL.
    /// - Throws: when the file is missing, is no bigWig, or is damaged.
    public convenience init(path: String) throws(GenomeDataError) {
        try self.init(source: ByteSources.open(path))
    }

    /// Opens a bigWig given as bytes.
    init(source: any ByteSource) throws(GenomeDataError) {
        path = source.name
        let layout = try BigWigLayout(source)
        self.layout = layout
        let tree = try BigWigContigs(source, at: layout.contigTree, isBigEndian: layout.isBigEndian)
        contigs = tree.contigs
        numbers = tree.numbers
        lengths = Dictionary(tree.contigs.map { ($0.name, $0.length) }) { first, _ in first }
        names = ContigNames(tree.contigs)
        blocks = BigWigData(source, layout: layout)
        if let index = layout.dataIndex {
            dataIndex = try BigWigTree(source, at: index, isBigEndian: layout.isBigEndian)
        } else {
            dataIndex = nil
        }
        var indices: [BigWigTree] = []
        for zoom in layout.zooms {
            indices.append(try BigWigTree(source, at: zoom.index, isBigEndian: layout.isBigEndian))
        }
        zoomIndices = indices
    }

    /// Whether the file holds no data at all, on any contig.
    public var isEmpty: Bool { dataIndex?.isEmpty ?? true }

    /// Calls `body` with every value over bases of `interval`; the contig may be spelled otherwise (`22` for `chr22`).
    public func forEachStretch(
        of interval: GenomicInterval, _ body: (_ value: Float, _ bases: Range<Int>) -> Void
    ) throws(GenomeDataError) {
        guard let (contig, range) = locate(interval) else { return }
        try forEachItem(contig, range) { item, bases in body(item.value, bases) }
    }

    /// A contig's number and the part of the interval that lies on it; nil when there is none.
    func locate(_ interval: GenomicInterval) -> (contig: UInt32, range: Range<Int>)? {
        guard let name = names.match(interval.contig)?.name, let number = numbers[name],
            let length = lengths[name]
        else { return nil }
        let range = interval.range.clamped(to: 0..<max(0, length))
        return range.isEmpty ? nil : (number, range)
    }

    /// Calls `body` with every item that overlaps `range` of contig number `contig`, and with the overlap.
    func forEachItem(
        _ contig: UInt32, _ range: Range<Int>, _ body: (BigWigData.Item, _ bases: Range<Int>) -> Void
    ) throws(GenomeDataError) {
        for block in try dataIndex?.blocks(contig: contig, range) ?? [] {
            try forEachItem(of: block, contig, range, body)
        }
    }

    private func forEachItem(
        of block: BigWigTree.Block, _ contig: UInt32, _ range: Range<Int>,
        _ body: (BigWigData.Item, _ bases: Range<Int>) -> Void
    ) throws(GenomeDataError) {
        let data = try blocks.items(of: block)
        guard data.contig == contig else { return }
        var index = 0
        if data.isSorted {
            // The first item that ends behind the range's start.
            var high = data.items.count
            while index < high {
                let middle = index + (high - index) / 2
                if Int(data.items[middle].end) <= range.lowerBound {
                    index = middle + 1
                } else {
                    high = middle
                }
            }
        }
        while index < data.items.count {
            let item = data.items[index]
            index += 1
            let (from, to) = (max(Int(item.start), range.lowerBound), min(Int(item.end), range.upperBound))
            if from < to {
                body(item, from..<to)
            } else if data.isSorted, Int(item.start) >= range.upperBound {
                break
            }
        }
    }
}
