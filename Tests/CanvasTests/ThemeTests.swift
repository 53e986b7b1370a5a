import Foundation
import Testing

@testable import Canvas

/// The shipped themes keep what `themes/README.md` promises.
@Suite struct ThemeTests {
    static let names = ThemeLibrary.shippedNames

    @Test(arguments: names) func shippedThemesAreCompleteAndClean(name: String) {
        let (theme, warnings) = ThemeLibrary().theme(named: name)
        #expect(warnings.isEmpty)
        #expect(theme.name == name)
        #expect(Set(theme.roles.keys) == Set(Role.vocabulary.map(\.rawValue)))
        #expect(theme.states.count >= (name == "mono" ? 1 : 8))
        #expect(Set(theme.gradients.keys) == Set(Gradient.names))
    }

    @Test func shippedFilesAreTheOnesInTheFolder() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../themes").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".toml")
        }
        #expect(Set(files) == Set(Self.names.map { $0 + ".toml" }))
        // Read from the folder or from the program, they are the same.
        for name in Self.names {
            #expect(
                ThemeLibrary(folders: [folder.path]).theme(named: name).theme
                    == ThemeLibrary().theme(named: name).theme)
        }
        let guide = try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
        for role in Role.vocabulary { #expect(guide.contains("| `\(role.rawValue)` |")) }
        #expect(ThemeLibrary().names == Self.names)
    }

    /// Ink on the screen: text at 4.5 : 1 (high contrast: 7 : 1), what is not read as text at 3 : 1 (4.5 : 1), at
    /// 24 bits and with 256 colours.
    @Test(arguments: names.filter { $0 != "mono" }, [ColorDepth.trueColor, .indexed256])
    func contrast(name: String, depth: ColorDepth) throws {
        let look = Look.shipped(name, depth)
        let ground = look.screen.background.approximateRGB ?? look.theme.background
        let isHigh = name == "high-contrast"
        for role in Role.vocabulary {
            let style = look.style(role)
            let own = style.background == .transparent ? ground : style.background.approximateRGB ?? ground
            guard let ink = style.foreground.approximateRGB, style.foreground != .transparent else {
                continue
            }
            let limit = Self.drawn.contains(role) ? (isHigh ? 4.5 : 3) : (isHigh ? 7 : 4.5)
            guard !Self.quiet.contains(role) else { continue }
            let ratio = Luminance.contrast(ink, own)
            #expect(ratio >= limit, "\(name) \(depth): \(role.rawValue) has \(ratio), wants \(limit)")
        }
        // Text also on the grounds that are laid under it.
        for under in [Role.selection, .selectionInactive, .header, .popup] {
            let other = try #require(look.style(under).background.approximateRGB)
            let ink = try #require(look.screen.foreground.approximateRGB)
            #expect(
                Luminance.contrast(ink, other) >= (isHigh ? 7 : 4.5), "\(name): text on \(under.rawValue)")
        }
        for state in 0..<look.theme.states.count {
            let color = try #require(look.stateStyle(state).foreground.approximateRGB)
            #expect(Luminance.contrast(color, ground) >= 3, "\(name): state \(state)")
        }
    }

    /// Seen as shapes, not read.
    private static let drawn: Set<Role> = [
        .border, .borderFocus, .popupBorder, .scrollbarThumb, .progress, .axis, .baseline, .nodata,
        .keyDisabled,
        .point, .bar, .gene, .geneExon, .geneCds, .baseN, .signalOff,
    ]
    /// Meant to recede: the rest of a bar, an unused track.
    private static let quiet: Set<Role> = [.progressRest, .barRest, .scrollbar]

    /// Selection, switches and the like differ at every depth, also by attributes alone.
    @Test(arguments: names, ColorDepth.allCases)
    func meaningsDiffer(name: String, depth: ColorDepth) {
        let look = Look.shipped(name, depth)
        func overlaid(_ role: Role) -> Style {
            var grid = Grid(rows: 1, columns: 1, style: look.screen)
            grid.tint(grid.bounds, look.style(role))
            return grid[0, 0].style
        }
        let plain = overlaid(.text)
        for role in [Role.selection, .selectionInactive, .match, .error, .key, .inputCursor, .baseEdited] {
            #expect(overlaid(role) != plain, "\(name) \(depth): \(role.rawValue) looks like text")
        }
        #expect(overlaid(.selection) != overlaid(.selectionInactive))
        #expect(overlaid(.toggleOn) != overlaid(.toggleOff))
        #expect(overlaid(.positive) != overlaid(.negative))
        #expect(overlaid(.border) != overlaid(.borderFocus))
    }

    /// The state colours of the colour-blind-safe theme stay apart for people without red or green cones: at
    /// least 0.12 in OKLab, where 0.02 is just noticeable.
    ///
    /// The same measure gives Okabe and Ito's palette 0.08.
    @Test func statesAreToldApartWithoutRedOrGreenCones() throws {
        let states = ThemeLibrary().theme(named: "colour-blind-safe").theme.states
        let colors = try states.map { try #require($0.trueColor.rgb) }
        let okabeIto: [UInt32] = [
            0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7, 0xFFFFFF,
        ]
        for sight in Sight.all {
            #expect(sight.smallestDifference(colors) >= 0.12, "\(sight.name)")
            #expect(sight.smallestDifference([0xFF0000, 0xFF0000]) == 0)
        }
        #expect(abs((Sight.all.map { $0.smallestDifference(okabeIto) }.min() ?? 0) - 0.076) < 0.002)
        let look = Look.shipped("colour-blind-safe")
        let pairs: [(Role, Role)] = [(.positive, .negative), (.success, .error), (.toggleOn, .toggleOff)]
        for (first, second) in pairs {
            let both = [look.style(first), look.style(second)].compactMap(\.foreground.approximateRGB)
            for sight in Sight.all { #expect(sight.smallestDifference(both) >= 0.12) }
        }
    }
}
