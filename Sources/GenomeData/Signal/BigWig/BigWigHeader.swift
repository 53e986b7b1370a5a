/// The fixed parts of a bigWig file: header, zoom headers and the contig tree.
struct BigWigHeader {
    /// Where a zoom level is.
    struct Zoom {
        var reduction: Int
        var dataOffset: UInt64
        var indexOffset: UInt64
    }

    static let size = 64
    static let zoomSize = 24
    static let summarySize = 40
    private static let magic: UInt32 = 0x888F_FC26
    private static let treeMagic: UInt32 = 0x78CA_8C91

    var contigTreeOffset: UInt64
    var dataOffset: UInt64
    var indexOffset: UInt64
    var summaryOffset: UInt64
    /// Bytes of the largest block before compression: readers allocate this much.
    var largestBlock: Int
    var zooms: [Zoom]

    /// The magic number again, as the reference implementation ends its files.
    static var signature: LittleEndianBytes {
        var result = LittleEndianBytes()
        result.append(magic)
        return result
    }

    var bytes: LittleEndianBytes {
        var result = LittleEndianBytes()
        result.append(Self.magic)
        result.append(UInt16(4))
        result.append(UInt16(zooms.count))
        result.append(contigTreeOffset)
        result.append(dataOffset)
        result.append(indexOffset)
        result.append(UInt16(0))
        result.append(UInt16(0))
        result.append(UInt64(0))
        result.append(summaryOffset)
        result.append(UInt32(largestBlock))
        result.append(UInt64(0))
        for zoom in zooms {
            result.append(UInt32(zoom.reduction))
            result.append(UInt32(0))
            result.append(zoom.dataOffset)
            result.append(zoom.indexOffset)
        }
        return result
    }

    /// The B+ tree of contigs as a single leaf: keys in byte order, as readers that search it expect, ids in
    /// the order of the data.
    static func contigTree(_ contigs: [(name: String, length: Int)]) -> LittleEndianBytes {
        let keySize = contigs.map(\.name.utf8.count).max() ?? 1
        var result = LittleEndianBytes()
        result.append(treeMagic)
        result.append(UInt32(contigs.count))
        result.append(UInt32(keySize))
        result.append(UInt32(8))
        result.append(UInt64(contigs.count))
        result.append(UInt64(0))
        result.append(UInt8(1))
        result.append(UInt8(0))
        result.append(UInt16(contigs.count))
        let ordered = contigs.enumerated().sorted {
            $0.element.name.utf8.lexicographicallyPrecedes($1.element.name.utf8)
        }
        for (id, contig) in ordered {
            for byte in contig.name.utf8 { result.append(byte) }
            result.append(zeros: keySize - contig.name.utf8.count)
            result.append(UInt32(id))
            result.append(UInt32(contig.length))
        }
        return result
    }
}
