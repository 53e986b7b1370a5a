/// The data items being gathered for one block: equal steps without gaps, or free intervals.
struct BigWigSection {
    /// The type byte of a section's header.
    enum Kind: UInt8 {
        case intervals = 1
        case fixedStep = 3
    }

    static let headerSize = 24

    let kind: Kind
    let contig: UInt32
    let start: UInt32
    /// Bases per item of a fixed step; 0 for intervals.
    let step: UInt32
    private(set) var end: UInt32
    private(set) var count: UInt16 = 0
    private var items = LittleEndianBytes()

    init(kind: Kind, contig: UInt32, start: UInt32, step: UInt32) {
        self.kind = kind
        self.contig = contig
        self.start = start
        self.step = step
        end = start
    }

    /// Items a block may hold: near 8 kB of fixed steps, 12 kB of intervals.
    static func capacity(of kind: Kind) -> Int { kind == .fixedStep ? 2_048 : 1_024 }

    /// Whether an item of this kind that starts at `start` belongs in this block.
    func accepts(kind: Kind, contig: UInt32, start: UInt32, step: UInt32) -> Bool {
        guard kind == self.kind, contig == self.contig, Int(count) < Self.capacity(of: kind) else {
            return false
        }
        return kind == .intervals || (step == self.step && start == end)
    }

    mutating func append(start: UInt32, end: UInt32, value: Float) {
        if kind == .intervals {
            items.append(start)
            items.append(end)
        }
        items.append(value)
        self.end = end
        count += 1
    }

    /// The block before compression.
    var bytes: [UInt8] {
        var result = LittleEndianBytes()
        result.append(contig)
        result.append(start)
        result.append(end)
        result.append(step)
        result.append(step)
        result.append(kind.rawValue)
        result.append(UInt8(0))
        result.append(count)
        result.append(items)
        return result.bytes
    }
}
