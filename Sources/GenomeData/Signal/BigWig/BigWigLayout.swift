/// Where the parts of a bigWig or bigBed file stand: its header and table of zoom levels.
///
/// Source: Kent and others (2010), supplementary tables 5 to 7.
struct BigWigLayout {
    /// The two formats of this layout.
    enum Kind: UInt32 {
        /// Values along the genome.
        case bigWig = 0x888F_FC26
        /// Features.
        case bigBed = 0x8789_F2EB

        /// The format's name, with what it holds.
        var name: String { self == .bigWig ? "bigWig" : "bigBed" }
        /// What is in it.
        var contents: String { self == .bigWig ? "values along the genome" : "features" }
    }

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
    /// The fields of a bigBed's feature, of which contig, start and end are the first three; 0 in a bigWig.
    let fieldCount: Int
    /// The file offset of a bigBed's description of its fields; 0 where it has none.
    let description: Int

    /// Reads the header of `source`, which must be of `kind`.
    init(_ source: any ByteSource, _ kind: Kind = .bigWig) throws(GenomeDataError) {
        let head = try source.readAvailable(at: 0, count: 64)
        func damage(_ problem: String) -> GenomeDataError {
            GenomeDataError(file: source.name, place: "byte 0", problem: problem)
        }
        guard head.count == 64 else { throw damage("is too short for a \(kind.name): \(head.count) bytes") }
        var reader = ByteReader(head, file: source.name, origin: 0, what: "\(kind.name) header")
        let mark = try reader.u32()
        isBigEndian = Kind(rawValue: mark) == nil
        guard let found = Kind(rawValue: isBigEndian ? mark.byteSwapped : mark) else {
            throw damage("is not a \(kind.name)")
        }
        guard found == kind else {
            throw damage("is a \(found.name), which holds \(found.contents); a \(kind.name) is needed")
        }
        reader.isBigEndian = isBigEndian
        let version = try reader.u16()
        guard (1...4).contains(version) else { throw damage("\(kind.name) version \(version) is not known") }
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
        fieldCount = try reader.u16()
        try reader.skip(2)
        description = try reader.count()
        try reader.skip(8)
        unpackedBlock = Int(try reader.u32())
        guard unpackedBlock <= Self.longestBlock else {
            throw damage("blocks of \(unpackedBlock) bytes are stated, more than any writer makes")
        }
        let table = try source.read(at: 64, count: levels * 24)
        var entries = ByteReader(
            table, file: source.name, origin: 64, what: "zoom table", isBigEndian: isBigEndian)
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
