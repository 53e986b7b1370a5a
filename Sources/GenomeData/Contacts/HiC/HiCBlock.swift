/// A block of a `.hic` matrix, unpacked: pixels of two bins with their count.
///
/// Rows of pixels (form 1), in which bins are counted from the block's first and take 2 or 4 bytes, or all pixels of a
/// rectangle (form 2), some marked as absent. Counts are whole numbers of 2 bytes or floating-point numbers of 4.
struct HiCBlock: Sendable {
    private let bytes: [UInt8]
    private let file: String
    private let offset: Int
    /// Whether bins may take 4 bytes, as from version 9 on.
    private let isNew: Bool

    /// The unpacked `bytes` of the block at byte `offset` of `file`.
    init(_ bytes: [UInt8], file: String, offset: Int, isNew: Bool) {
        self.bytes = bytes
        self.file = file
        self.offset = offset
        self.isNew = isNew
    }

    /// The bytes that it takes.
    var cost: Int { bytes.count + 64 }

    /// Calls `body` with every pixel: its column, its row and its count.
    ///
    /// - Throws: where the block is damaged; some pixels were given by then.
    func forEachPixel(_ body: (_ x: Int, _ y: Int, _ count: Float) -> Void) throws(GenomeDataError) {
        var reader = ByteReader(bytes, file: file, origin: offset, what: "block of a .hic matrix, unpacked")
        // How many pixels there are: the rows say it again.
        _ = try reader.u32()
        let x = Int(Int32(bitPattern: try reader.u32()))
        let y = Int(Int32(bitPattern: try reader.u32()))
        let isFloating = try reader.u8() != 0
        let isWideX = isNew ? try reader.u8() != 0 : false
        let isWideY = isNew ? try reader.u8() != 0 : false
        let widths = Widths(x: isWideX ? 4 : 2, y: isWideY ? 4 : 2, count: isFloating ? 4 : 2)
        let form = try reader.u8()
        switch form {
        case 1: try forEachPixel(inRowsOf: &reader, x, y, widths, body)
        case 2: try forEachPixel(inRectangleOf: &reader, x, y, widths, body)
        default: throw reader.failure("pixels in form \(form); 1 or 2 expected")
        }
    }

    /// The bytes that numbers take.
    private struct Widths {
        let x: Int
        let y: Int
        let count: Int
    }

    private func forEachPixel(
        inRowsOf reader: inout ByteReader, _ x: Int, _ y: Int, _ widths: Widths,
        _ body: (Int, Int, Float) -> Void
    ) throws(GenomeDataError) {
        let rows = signed(at: try reader.take(widths.y))
        for _ in 0..<max(0, rows) {
            let row = y + signed(at: try reader.take(widths.y))
            let columns = signed(at: try reader.take(widths.x))
            let width = widths.x + widths.count
            // No product can overflow: a number of pixels has 4 bytes at most.
            let pixels = try reader.take(max(0, columns) * width)
            for at in stride(from: pixels.lowerBound, to: pixels.upperBound, by: width) {
                let bin = at..<(at + widths.x)
                body(x + signed(at: bin), row, count(at: bin.upperBound..<(at + width)))
            }
        }
    }

    private func forEachPixel(
        inRectangleOf reader: inout ByteReader, _ x: Int, _ y: Int, _ widths: Widths,
        _ body: (Int, Int, Float) -> Void
    ) throws(GenomeDataError) {
        let all = signed(at: try reader.take(4))
        let columns = signed(at: try reader.take(2))
        guard all >= 0, columns > 0 else {
            throw reader.failure("\(all) pixels in rows of \(columns); sizes above 0 expected")
        }
        let pixels = try reader.take(all * widths.count)
        for pixel in 0..<all {
            let at = pixels.lowerBound + pixel * widths.count
            let place = at..<(at + widths.count)
            guard widths.count == 4 || signed(at: place) != Int(Int16.min) else { continue }
            let count = count(at: place)
            if !count.isNaN { body(x + pixel % columns, y + pixel / columns, count) }
        }
    }

    /// A whole number of 2 or 4 bytes; the place was taken from a reader of the bytes, and so lies in them.
    private func signed(at place: Range<Int>) -> Int {
        bytes.withUnsafeBytes { bytes in
            place.count == 2
                ? Int(
                    Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: place.lowerBound, as: Int16.self))
                )
                : Int(
                    Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: place.lowerBound, as: Int32.self))
                )
        }
    }

    /// A count of 2 bytes, whole, or of 4, floating-point; the place as for `signed(at:)`.
    private func count(at place: Range<Int>) -> Float {
        let number = signed(at: place)
        return place.count == 2 ? Float(number) : Float(bitPattern: UInt32(truncatingIfNeeded: number))
    }
}
