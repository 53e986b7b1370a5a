/// The blocks of a bigWig, unpacked and decoded, with a bounded memory of recent ones.
///
/// Safe to use from several threads at once.
final class BigWigData: Sendable {
    /// One value over `start ..< end` of a contig.
    struct Item: Sendable {
        let start: UInt32
        let end: UInt32
        let value: Float
    }

    /// A block of data.
    struct DataBlock: Sendable {
        let contig: UInt32
        let items: [Item]
        /// Whether the items rise without overlap, as they should; if not, a search must look at all.
        let isSorted: Bool
    }

    /// The figures of about `reduction` bases, as a zoom level holds them.
    struct ZoomRecord: Sendable {
        let contig: UInt32
        let start: UInt32
        let end: UInt32
        /// The bases that have data.
        let covered: UInt32
        let min: Float
        let max: Float
        let sum: Float
        let sumOfSquares: Float

        /// Whether the figures can be of any data at all.
        ///
        /// libBigWig lets a missing value (NaN) among the data spoil them, and forgets the sum of some records; others may
        /// have summed to infinity.
        var isSound: Bool {
            guard start < end, min.isFinite, max.isFinite, sum.isFinite, min <= max else { return false }
            guard sum == 0 else {
                // Sums were rounded, perhaps at every base.
                let (least, most) = (Double(min) * Double(covered), Double(max) * Double(covered))
                let rounding = 0.05 * Swift.max(abs(least), abs(most))
                return (least - rounding...most + rounding).contains(Double(sum))
            }
            return min == 0 && max == 0 || min < 0 && max > 0 && sumOfSquares != 0
        }
    }

    private let source: any ByteSource
    private let layout: BigWigLayout
    private let data = RecentCache<Int, DataBlock>(capacity: 6 << 20)
    private let zoom = RecentCache<Int, [ZoomRecord]>(capacity: 2 << 20)

    init(_ source: any ByteSource, layout: BigWigLayout) {
        self.source = source
        self.layout = layout
    }

    /// The items of a data block.
    func items(of block: BigWigTree.Block) throws(GenomeDataError) -> DataBlock {
        if let held = data[block.offset] { return held }
        let bytes = try layout.unpack(block, of: source)
        var reader = reader(bytes, block, "bigWig data block")
        let contig = try reader.u32()
        let start = try reader.u32()
        _ = try reader.u32()
        let (step, span) = (try reader.u32(), try reader.u32())
        let kind = try reader.u8()
        try reader.skip(1)
        let count = try reader.u16()
        guard let kind = Kind(rawValue: kind) else {
            throw reader.failure("data of kind \(kind), which is not known")
        }
        guard count * kind.width <= reader.remaining else {
            throw reader.failure("\(count) items stated, but only \(reader.remaining) bytes follow")
        }
        let fields = BlockFields(bytes: bytes, isBigEndian: layout.isBigEndian)
        let at = reader.position
        let items: [Item] =
            switch kind {
            case .bedGraph:
                (0..<count).map { fields.item(at: at + $0 * 12) }
            case .variableStep:
                (0..<count).map { fields.item(at: at + $0 * 8, span: span) }
            case .fixedStep:
                (0..<count).map {
                    fields.item(at: at + $0 * 4, start: start &+ step &* UInt32($0), span: span)
                }
            }
        let decoded = DataBlock(contig: contig, items: items, isSorted: Self.isSorted(items))
        data.insert(decoded, for: block.offset, cost: items.count * 12 + 64)
        return decoded
    }

    /// The records of a block of a zoom level.
    func records(of block: BigWigTree.Block) throws(GenomeDataError) -> [ZoomRecord] {
        if let held = zoom[block.offset] { return held }
        let bytes = try layout.unpack(block, of: source)
        guard bytes.count % 32 == 0 else {
            throw reader(bytes, block, "bigWig zoom block").failure("records of 32 bytes expected")
        }
        let fields = BlockFields(bytes: bytes, isBigEndian: layout.isBigEndian)
        let records = (0..<bytes.count / 32).map { fields.zoomRecord(at: $0 * 32) }
        zoom.insert(records, for: block.offset, cost: bytes.count + 64)
        return records
    }

    /// How a data block writes its items.
    private enum Kind: UInt8 {
        case bedGraph = 1
        case variableStep
        case fixedStep

        /// The bytes of an item.
        var width: Int {
            switch self {
            case .bedGraph: 12
            case .variableStep: 8
            case .fixedStep: 4
            }
        }
    }

    private func reader(_ bytes: [UInt8], _ block: BigWigTree.Block, _ what: String) -> ByteReader {
        ByteReader(
            bytes, file: source.name, origin: block.offset, what: what, isBigEndian: layout.isBigEndian)
    }

    private static func isSorted(_ items: [Item]) -> Bool {
        var last: UInt32 = 0
        for item in items {
            guard item.start >= last, item.end >= item.start else { return false }
            last = item.end
        }
        return true
    }
}
