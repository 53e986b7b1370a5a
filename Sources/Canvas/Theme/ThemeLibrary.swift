import Foundation

/// The themes there are: files in folders, searched in order, then the shipped ones, which are part of the
/// program itself and found wherever it is.
public struct ThemeLibrary: Sendable {
    /// Folders of `NAME.toml` files; earlier ones win.
    ///
    /// Missing folders are passed over.
    public let folders: [String]

    /// The shipped themes, the default first.
    public static let shippedNames = ["dark", "light", "high-contrast", "colour-blind-safe", "mono"]

    /// A theme file larger than this is not one.
    private static let largestFile = 256 * 1024

    /// A library over the shipped themes and some folders.
    public init(folders: [String] = []) { self.folders = folders }

    /// Every theme's name: the shipped ones, then the others in alphabetical order.
    public var names: [String] {
        var others: Set<String> = []
        for folder in folders {
            for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
                if file.hasSuffix(".toml"), !file.hasPrefix(".") { others.insert(String(file.dropLast(5))) }
            }
        }
        return ThemeLibrary.shippedNames + others.subtracting(ThemeLibrary.shippedNames).sorted()
    }

    /// A theme by name, with what in its files could not be used.
    ///
    /// An unknown name gives the default theme and a warning.
    public func theme(named name: String) -> (theme: Theme, warnings: [ThemeWarning]) {
        var warnings: [ThemeWarning] = []
        var chain: [ThemeDocument] = []
        var seen: [(name: String, place: Int)] = []
        var wanted: ThemeDocument.Entry? = ThemeDocument.Entry(text: name, file: name, line: nil)
        while let next = wanted {
            // A theme may inherit from one of its own name: the next in the search order.
            let start = seen.last { $0.name == next.text }.map { $0.place + 1 } ?? 0
            if let (document, place) = document(named: next.text, from: start) {
                seen.append((next.text, place))
                chain.append(document)
                wanted = document.inherits
            } else {
                let reason =
                    start > 0
                    ? "theme '\(next.text)' inherits from itself" : "there is no theme '\(next.text)'"
                warnings.append(ThemeWarning(file: next.file, line: next.line, message: reason))
                wanted = nil
            }
            // Whatever a user's theme leaves out comes from the shipped one of its variant.
            if wanted == nil, !seen.contains(where: { $0.place == folders.count }) {
                let isLight = chain.compactMap(\.variant).first?.text == Theme.Variant.light.rawValue
                let fallback = isLight ? "light" : "dark"
                guard let (document, place) = document(named: fallback, from: folders.count) else { break }
                seen.append((fallback, place))
                chain.append(document)
                wanted = document.inherits
            }
        }
        let resolved = ThemeResolver.resolve(name: name, chain: chain)
        return (resolved.theme, warnings + resolved.warnings)
    }

    /// What to draw with: a theme at a depth with a level of glyphs.
    ///
    /// Without colours the theme "mono" stands in for any other, since it says everything by attributes.
    public func look(theme name: String, depth: ColorDepth, glyphs: GlyphLevel) -> Look {
        Look(theme: theme(named: depth == .mono ? "mono" : name).theme, depth: depth, glyphs: glyphs)
    }

    /// A document and its place in the search order; the shipped ones come after all folders.
    private func document(named name: String, from start: Int) -> (document: ThemeDocument, place: Int)? {
        // A name is not a path.
        guard !name.contains("/"), !name.hasPrefix(".") else { return nil }
        for place in folders.indices.dropFirst(start) {
            let path = folders[place] + "/" + name + ".toml"
            if let text = ThemeLibrary.text(of: path) {
                return (ThemeDocument(text: text, file: path), place)
            }
        }
        guard start <= folders.count, let bytes = ThemeLibrary.shipped[name] else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        return (ThemeDocument(text: text, file: name + ".toml"), folders.count)
    }

    private static func text(of path: String) -> String? {
        // Links are followed; a pipe or a device, which could block, is not opened.
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let facts = try? FileManager.default.attributesOfItem(atPath: target),
            facts[.type] as? FileAttributeType == .typeRegular,
            let size = facts[.size] as? Int, size <= largestFile,
            let data = FileManager.default.contents(atPath: target)
        else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    private static let shipped: [String: [UInt8]] = [
        "dark": PackageResources.dark_toml,
        "light": PackageResources.light_toml,
        "high-contrast": PackageResources.high_contrast_toml,
        "colour-blind-safe": PackageResources.colour_blind_safe_toml,
        "mono": PackageResources.mono_toml,
    ]
}
