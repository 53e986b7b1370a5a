/// Colours along a scale from 0 to 1, already fitted to a depth.
public struct Gradient: Sendable, Hashable {
    /// The gradients that themes define: `heat` from little to much, `diverging` from negative over nothing to
    /// positive, `density` for crowded points.
    public static let names = ["heat", "diverging", "density"]

    private static let steps = 64

    /// Evenly spaced colours; never empty.
    private let colors: [Color]
    private let luminances: [UInt32]

    /// The gradient through `stops`, evenly spaced and mixed in OKLab.
    ///
    /// Without stops: black to white.
    init(stops: [ThemeColor], depth: ColorDepth) {
        let exact = stops.compactMap(\.trueColor.approximateRGB)
        let labs = (exact.isEmpty ? [0x000000, 0xFFFFFF] : exact).map { OKLab(rgb: $0) }
        luminances = (0...Gradient.steps).map { step in
            let position = Double(step) / Double(Gradient.steps) * Double(labs.count - 1)
            let lower = Swift.min(Int(position), labs.count - 1)
            let upper = Swift.min(lower + 1, labs.count - 1)
            return labs[lower].mixed(with: labs[upper], share: position - Double(lower)).rgb
        }
        colors = luminances.map { depth.nearest(to: .rgb($0), as: .background) }
    }

    /// The colour at `share`, cut to 0…1; nil for NaN.
    public func color(at share: Double) -> Color? { Gradient.step(share).map { colors[$0] } }

    /// Black or white, whichever reads better on the colour at `share`.
    func ink(at share: Double, depth: ColorDepth) -> Color {
        let ground = Gradient.step(share).map { luminances[$0] } ?? 0
        let black = Luminance.contrast(ground, 0x000000)
        return depth.nearest(to: .rgb(black > Luminance.contrast(ground, 0xFFFFFF) ? 0x000000 : 0xFFFFFF))
    }

    private static func step(_ share: Double) -> Int? {
        guard !share.isNaN else { return nil }
        return Int((Swift.min(Swift.max(share, 0), 1) * Double(steps)).rounded())
    }
}
