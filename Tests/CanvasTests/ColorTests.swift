import PrismModel
import Testing

@testable import Canvas

@Suite struct ColorTests {
    @Test func hexadecimal() {
        #expect(Color(hex: "#1a2B3c") == .rgb(0x1A2B3C))
        for bad in ["", "#", "1a2b3c", "#12345", "#1234567", "#12345g", "＃12345"] {
            #expect(Color(hex: bad) == nil)
        }
        #expect(Color.hex(0x00000F) == "#00000f")
        #expect(Color.rgb(1, 2, 3) == .rgb(0x010203))
        #expect(Color.rgb(0xFF01_0203) == .rgb(0x010203))
        #expect(Color.indexed(7).index == 7 && Color.indexed(7).rgb == nil && Color.terminal.index == nil)
    }

    @Test func palette() {
        #expect(IndexedColors.rgb(16) == 0x000000)
        #expect(IndexedColors.rgb(196) == 0xFF0000)
        #expect(IndexedColors.rgb(231) == 0xFFFFFF)
        #expect(IndexedColors.rgb(232) == 0x080808)
        #expect(IndexedColors.rgb(255) == 0xEEEEEE)
    }

    /// Every fixed colour is its own nearest, and so is each of the first sixteen.
    @Test func nearestOfItselfIsItself() {
        for index in UInt8(16)...255 { #expect(IndexedColors.nearest256(IndexedColors.rgb(index)) == index) }
        for index in UInt8(0)...15 { #expect(IndexedColors.nearest16(IndexedColors.rgb(index)) == index) }
    }

    /// No other colour of the table is nearer, by the distance that is meant.
    @Test func nearestIsNearest() {
        var random = SplitMix64(seed: 3)
        for _ in 0..<100 {
            let rgb = UInt32.random(in: 0...0xFFFFFF, using: &random)
            let lab = OKLab(rgb: rgb)
            let chosen = lab.squaredDistance(to: OKLab(rgb: IndexedColors.rgb(IndexedColors.nearest256(rgb))))
            for index in UInt8(16)...255 {
                #expect(chosen <= lab.squaredDistance(to: OKLab(rgb: IndexedColors.rgb(index))))
            }
        }
    }

    @Test func depths() {
        let orange = Color.rgb(0xFF8700)
        #expect(ColorDepth.trueColor.nearest(to: orange) == orange)
        #expect(ColorDepth.indexed256.nearest(to: orange) == .indexed(208))
        #expect(ColorDepth.basic16.nearest(to: .rgb(0xFF1010)) == .indexed(9))
        #expect(ColorDepth.basic8.nearest(to: .rgb(0xFF1010)) == .indexed(1))
        #expect(ColorDepth.mono.nearest(to: orange) == .terminal)
        // Dark grey must not vanish on a black ground of eight colours.
        #expect(ColorDepth.basic8.nearest(to: .indexed(8)) == .indexed(7))
        #expect(ColorDepth.basic8.nearest(to: .indexed(8), as: .background) == .indexed(0))
        #expect(ColorDepth.basic16.nearest(to: .indexed(196)) == .indexed(9))
        for depth in ColorDepth.allCases {
            #expect(
                depth.nearest(to: .terminal) == .terminal && depth.nearest(to: .transparent) == .transparent)
        }
        #expect(ColorDepth.mono < .basic8 && ColorDepth.indexed256 < .trueColor)
    }

    @Test func contrast() {
        #expect(abs(Luminance.contrast(0x000000, 0xFFFFFF) - 21) < 1e-9)
        #expect(abs(Luminance.contrast(0x777777, 0xFFFFFF) - 4.478) < 1e-3)
        #expect(Luminance.contrast(0x123456, 0x123456) == 1)
    }

    @Test func perceptualSpaceAndBack() {
        var random = SplitMix64(seed: 4)
        for _ in 0..<500 {
            let rgb = UInt32.random(in: 0...0xFFFFFF, using: &random)
            #expect(OKLab(rgb: rgb).rgb == rgb)
        }
        // Ottosson's own example: white is (1, 0, 0).
        let white = OKLab(rgb: 0xFFFFFF)
        #expect(abs(white.lightness - 1) < 1e-4 && abs(white.a) < 1e-4 && abs(white.b) < 1e-4)
        let red = OKLab(rgb: 0xFF0000)
        #expect(abs(red.lightness - 0.628) < 1e-3 && abs(red.a - 0.2249) < 1e-3 && abs(red.b - 0.1258) < 1e-3)
        #expect(red.mixed(with: white, share: .nan) == red)
    }
}
