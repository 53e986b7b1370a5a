import Foundation

/// A colour in OKLab, where equal distances look about equally different.
///
/// Source: Björn Ottosson, "A perceptual color space for image processing", 2020.
struct OKLab: Equatable {
    /// Lightness, 0 to 1.
    var lightness: Double
    /// Green (−) to red (+).
    var a: Double
    /// Blue (−) to yellow (+).
    var b: Double

    init(lightness: Double, a: Double, b: Double) {
        self.lightness = lightness
        self.a = a
        self.b = b
    }

    /// The colour 0xRRGGBB.
    init(rgb: UInt32) {
        let red = Luminance.linear(rgb >> 16 & 0xFF)
        let green = Luminance.linear(rgb >> 8 & 0xFF)
        let blue = Luminance.linear(rgb & 0xFF)
        let long = cbrt(0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue)
        let middle = cbrt(0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue)
        let short = cbrt(0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue)
        lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short
        a = 1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short
        b = 0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short
    }

    /// 0xRRGGBB, each component cut to 0–255.
    var rgb: UInt32 {
        let (red, green, blue) = light
        return Luminance.encoded(red) << 16 | Luminance.encoded(green) << 8 | Luminance.encoded(blue)
    }

    /// The linear light of each component; outside 0…1 where no screen shows the colour.
    private var light: (red: Double, green: Double, blue: Double) {
        let long = lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b
        let middle = lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b
        let short = lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b
        let (l, m, s) = (long * long * long, middle * middle * middle, short * short * short)
        return (
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s
        )
    }

    /// How far from grey.
    var chroma: Double { (a * a + b * b).squareRoot() }

    /// The hue, an angle in radians; of a grey any.
    var hue: Double { atan2(b, a) }

    /// The same hue of another lightness (cut to 0…1), with as much of the chroma as a screen shows.
    func withLightness(_ lightness: Double) -> OKLab {
        let wanted = Swift.min(Swift.max(lightness, 0), 1)
        func faded(_ share: Double) -> OKLab { OKLab(lightness: wanted, a: a * share, b: b * share) }
        func isShown(_ colour: OKLab) -> Bool {
            let (red, green, blue) = colour.light
            return [red, green, blue].allSatisfy { (-1e-4...1 + 1e-4).contains($0) }
        }
        if isShown(faded(1)) { return faded(1) }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<20 {
            let middle = (low + high) / 2
            if isShown(faded(middle)) { low = middle } else { high = middle }
        }
        return faded(low)
    }

    func squaredDistance(to other: OKLab) -> Double {
        let (dl, da, db) = (lightness - other.lightness, a - other.a, b - other.b)
        return dl * dl + da * da + db * db
    }

    /// The colour a share of the way from this to `other`; `share` is cut to 0…1.
    func mixed(with other: OKLab, share: Double) -> OKLab {
        let t = share.isNaN ? 0 : Swift.min(Swift.max(share, 0), 1)
        return OKLab(
            lightness: lightness + (other.lightness - lightness) * t,
            a: a + (other.a - a) * t, b: b + (other.b - b) * t)
    }
}
