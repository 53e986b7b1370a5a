/// Where the parts of a bigWig file stand: its header and table of zoom levels.
///
/// Source: Kent and others (2010), supplementary tables 5 to 7.
struct BigWigLayout {
    /// One level of summaries.
    struct Zoom {
        /// The bases that a record covers, about.
        let reduction: Int
        /// The file offset of the level's R-tree.
        let index: Int
    }

    /// The most bytes a block may unpack to: a thousand times what writers use.
    static let longestBlock = 1 << 26

    /// Whether numbers are stored the most significant byte first.
    let isBigEndian: Bool
    /// The file offset of the contigs' B+ tree.
    let contigTree: Int
    /// The file offset of the data blocks' R-tree; nil in a file without any data.
    let dataIndex: Int?
    /// The most bytes a block unpacks to; 0 when blocks are not packed.
    let unpackedBlock: Int
    /// The levels of summaries, the finest first.
    let zooms: [Zoom]

    /// Reads the header of `source`.
    init(_ source: any ByteSource) throws(GenomeDataError) {
        let head = try source.readAvailable(at: 0, count: 64)
        func damage(_ problem: String) -> GenomeDataError {
            GenomeDataError(file: source.name, place: "byte 0", problem: problem)
        }
        guard head.count == 64 else { throw damage("is too short for a bigWig: \(head.count) bytes") }
        var reader = ByteReader(head, file: source.name, origin: 0, what: "bigWig header")
        let magic = try reader.u32()
        switch magic {
        case 0x888F_FC26: isBigEndian = false
        case 0x26FC_8F88: isBigEndian = true
        case 0x8789_F2EB, 0xEBF2_8987: throw damage("is a bigBed, which holds features; a bigWig is needed")
        default: throw damage("is not a bigWig")
        }
        reader.isBigEndian = isBigEndian
        let version = try reader.u16()
        guard (1...4).contains(version) else { throw damage("bigWig version \(version) is not known") }
        let levels = try reader.u16()
        contigTree = try reader.count()
        let data = try reader.count()
        let index = try reader.count()
        // Without data libBigWig writes no index, and only a count of 0 and the mark at the file's end follow. A writer
        // that was interrupted leaves no index either, but then there are data.
        guard index > 0 || data >= source.size - 8 - 4 else {
            throw damage("holds data but no index of them: what wrote it did not come to its end")
        }
        dataIndex = index > 0 ? index : nil
        try reader.skip(2 + 2 + 8 + 8)
        unpackedBlock = Int(try reader.u32())
        guard unpackedBlock <= Self.longestBlock else {
            throw damage("blocks of \(unpackedBlock) bytes are stated, more than any writer makes")
        }
        let table = try source.read(at: 64, count: levels * 24)
        var entries = ByteReader(
            table, file: source.name, origin: 64, what: "bigWig zoom table", isBigEndian: isBigEndian)
        var zooms: [Zoom] = []
        for _ in 0..<levels {
            let reduction = Int(try entries.u32())
            try entries.skip(4 + 8)
            zooms.append(Zoom(reduction: reduction, index: try entries.count()))
        }
        // Of levels without a reduction or an index only the place was kept.
        self.zooms = zooms.filter { $0.reduction > 0 && $0.index > 0 }.sorted { $0.reduction < $1.reduction }
    }
}
