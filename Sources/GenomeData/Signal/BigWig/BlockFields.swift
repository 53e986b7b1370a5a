/// Numbers at known places of an unpacked block; the caller has checked that they are within it.
struct BlockFields {
    let bytes: [UInt8]
    let isBigEndian: Bool

    private func u32(_ offset: Int) -> UInt32 {
        let value = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }
        return isBigEndian ? UInt32(bigEndian: value) : UInt32(littleEndian: value)
    }

    private func f32(_ offset: Int) -> Float { Float(bitPattern: u32(offset)) }

    func item(at offset: Int) -> BigWigData.Item {
        BigWigData.Item(start: u32(offset), end: u32(offset + 4), value: f32(offset + 8))
    }

    func item(at offset: Int, span: UInt32) -> BigWigData.Item {
        let start = u32(offset)
        return BigWigData.Item(start: start, end: start &+ span, value: f32(offset + 4))
    }

    func item(at offset: Int, start: UInt32, span: UInt32) -> BigWigData.Item {
        BigWigData.Item(start: start, end: start &+ span, value: f32(offset))
    }

    func zoomRecord(at offset: Int) -> BigWigData.ZoomRecord {
        BigWigData.ZoomRecord(
            contig: u32(offset), start: u32(offset + 4), end: u32(offset + 8), covered: u32(offset + 12),
            min: f32(offset + 16), max: f32(offset + 20), sum: f32(offset + 24),
            sumOfSquares: f32(offset + 28))
    }
}
