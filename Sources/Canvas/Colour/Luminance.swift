import Foundation

/// Relative luminance and contrast, as the Web Content Accessibility Guidelines 2.1 define them.
enum Luminance {
    /// The contrast ratio of two colours 0xRRGGBB, 1 (the same) to 21 (black on white).
    static func contrast(_ first: UInt32, _ second: UInt32) -> Double {
        let (a, b) = (of(first), of(second))
        return (Swift.max(a, b) + 0.05) / (Swift.min(a, b) + 0.05)
    }

    /// The relative luminance of 0xRRGGBB, 0 (black) to 1 (white).
    static func of(_ rgb: UInt32) -> Double {
        0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF)
    }

    /// The linear light of an sRGB component (0–255; higher bits ignored), 0 to 1.
    static func linear(_ component: UInt32) -> Double { linearTable[Int(component & 0xFF)] }

    /// The sRGB component, 0–255, of a linear light; out of range is cut, NaN is 0.
    static func encoded(_ light: Double) -> UInt32 {
        guard light > 0 else { return 0 }
        let value = light <= 0.003_130_8 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055
        return UInt32(Swift.min(value * 255, 255).rounded())
    }

    private static let linearTable: [Double] = (0..<256).map { component in
        let value = Double(component) / 255
        return value <= 0.040_45 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
