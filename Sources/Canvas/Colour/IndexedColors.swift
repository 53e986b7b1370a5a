/// The 256 colours of a terminal, and the nearest of them to an exact colour.
enum IndexedColors {
    /// 0xRRGGBB that xterm shows for an index.
    static func rgb(_ index: UInt8) -> UInt32 { table[Int(index)] }

    /// The fixed colour (16–255) that looks nearest to 0xRRGGBB: the smallest distance in OKLab.
    static func nearest256(_ rgb: UInt32) -> UInt8 { nearest(rgb, among: 16...255) }

    /// The colour among the first 16 that looks nearest, as xterm has them; users may have changed them.
    static func nearest16(_ rgb: UInt32) -> UInt8 { nearest(rgb, among: 0...15) }

    private static func nearest(_ rgb: UInt32, among indices: ClosedRange<UInt8>) -> UInt8 {
        let wanted = OKLab(rgb: rgb)
        var best = indices.lowerBound
        var smallest = Double.infinity
        for index in indices {
            let distance = wanted.squaredDistance(to: labs[Int(index)])
            if distance < smallest {
                smallest = distance
                best = index
            }
        }
        return best
    }

    private static let labs = table.map { OKLab(rgb: $0) }

    private static let table: [UInt32] = {
        // xterm's defaults for the first sixteen.
        var colors: [UInt32] = [
            0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
            0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
        ]
        // A cube of six levels each of red, green and blue, then a ramp of greys.
        let levels: [UInt32] = [0, 95, 135, 175, 215, 255]
        for red in levels {
            for green in levels {
                for blue in levels { colors.append(red << 16 | green << 8 | blue) }
            }
        }
        for step in 0..<24 {
            let grey = UInt32(8 + 10 * step)
            colors.append(grey << 16 | grey << 8 | grey)
        }
        return colors
    }()
}
