import Testing

@testable import Canvas

/// A colour means one thing: signals, background states, signs and predictions share none.
@Suite struct ColourFamilyTests {
    private static let signals = Role.vocabulary.filter {
        $0.rawValue.hasPrefix("signal") && $0 != .signalOff || $0.rawValue.hasPrefix("series.")
    }
    private static let predictions: [Role] = [.observed, .intervened, .context, .ablation, .alternative]
    private static let bases: [Role] = [.baseA, .baseC, .baseG, .baseT]

    private func families(_ look: Look) -> [(name: String, colors: [UInt32])] {
        func colors(_ roles: [Role]) -> [UInt32] {
            roles.compactMap { look.style($0).foreground.approximateRGB }
        }
        let states = look.theme.states.indices.compactMap { look.stateStyle($0).foreground.approximateRGB }
        return [
            ("signals", colors(Self.signals)), ("states", states), ("signs", colors([.positive, .negative])),
            ("predictions", colors(Self.predictions)), ("bases", colors(Self.bases)),
            ("trouble", colors([.warning, .error])),
            ("greys", colors([.text, .textMuted, .textStrong, .key, .gene, .geneCurrent, .point, .bar])),
        ]
    }

    @Test(arguments: ["dark", "light", "high-contrast"], [ColorDepth.trueColor, .indexed256])
    func familiesShareNoColour(name: String, depth: ColorDepth) {
        let families = families(Look.shipped(name, depth))
        for (index, first) in families.enumerated() {
            #expect(!first.colors.isEmpty)
            for second in families[(index + 1)...] {
                let shared = Set(first.colors).intersection(second.colors)
                #expect(shared.isEmpty, "\(name) \(depth): \(first.name) and \(second.name) share \(shared)")
            }
        }
    }

    /// At 24 bits signals, states and signs are also told apart at a glance.
    @Test(arguments: ["dark", "light", "high-contrast"]) func familiesLookDifferent(name: String) {
        let families = families(Look.shipped(name)).prefix(3)
        for (index, first) in families.enumerated() {
            for second in families[(index + 1)...] {
                for one in first.colors {
                    for other in second.colors {
                        let distance = OKLab(rgb: one).squaredDistance(to: OKLab(rgb: other)).squareRoot()
                        #expect(distance >= 0.08, "\(name): \(first.name), \(second.name)")
                    }
                }
            }
        }
    }

    /// A companion has the hue of what it accompanies, and enough of it to be told from other signals'.
    @Test(arguments: ["dark", "light", "high-contrast", "colour-blind-safe"])
    func companionsKeepTheHue(name: String) throws {
        let look = Look.shipped(name)
        let ground = try #require(look.screen.background.approximateRGB)
        for role in Self.signals {
            let own = OKLab(rgb: try #require(look.style(role).foreground.approximateRGB))
            let companion = try #require(look.style(role.companion).foreground.approximateRGB)
            let other = OKLab(rgb: companion)
            #expect(other.chroma >= min(0.58 * own.chroma, 0.098), "\(name) \(role.rawValue): \(other)")
            let turn = (other.hue - own.hue).magnitude
            #expect(own.chroma < 0.02 || min(turn, 2 * .pi - turn) < 0.1, "\(name) \(role.rawValue)")
            #expect((other.lightness - own.lightness).magnitude >= 0.12, "\(name) \(role.rawValue)")
            #expect(Luminance.contrast(companion, ground) >= 2.98, "\(name) \(role.rawValue)")
        }
    }

    /// Lines of either condition stand out from the ground of a figure, and one over the other's area from that.
    @Test(arguments: ["dark", "light", "high-contrast", "colour-blind-safe"])
    func companionsStandOut(name: String) throws {
        let look = Look.shipped(name)
        for role in Self.signals {
            let own = Ink.role(role).rgb(in: look), other = Ink.role(role.companion).rgb(in: look)
            let ground = Ink.ground.rgb(in: look)
            for line in [own, other] {
                #expect(Luminance.contrast(line, ground) >= 2.98, "\(name) \(role.rawValue)")
            }
            #expect(Luminance.contrast(own, other) >= 2, "\(name) \(role.rawValue)")
        }
    }

    @Test(arguments: ["dark", "light", "high-contrast"]) func gradientsKeepToTheirFamilies(name: String) {
        let look = Look.shipped(name)
        let diverging = look.gradient("diverging")
        #expect(diverging.color(at: 0)?.approximateRGB == look.style(.negative).foreground.approximateRGB)
        #expect(diverging.color(at: 1)?.approximateRGB == look.style(.positive).foreground.approximateRGB)
        for gradient in ["heat", "density"] {
            for step in 0...8 {
                guard let rgb = look.gradient(gradient).color(at: Double(step) / 8)?.approximateRGB else {
                    continue
                }
                let parts = [16, 8, 0].map { Int(rgb >> $0 & 0xFF) }
                #expect((parts.max() ?? 0) - (parts.min() ?? 0) <= 32, "\(name) \(gradient)")
            }
        }
    }
}
