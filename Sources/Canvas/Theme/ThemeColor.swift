/// A colour of a theme's palette, with what stands for it where fewer colours can be shown.
struct ThemeColor: Sendable, Hashable {
    /// The exact colour, or one of the terminal's own.
    var trueColor: Color
    /// Of 256; nil: the nearest.
    var indexed256: Color?
    /// Of 16; nil: the nearest.
    var basic16: Color?

    /// The terminal's default foreground or background.
    static let terminal = ThemeColor(trueColor: .terminal)

    /// As shown at a depth.
    func at(_ depth: ColorDepth, _ layer: ColorDepth.Layer) -> Color {
        switch depth {
        case .mono: .terminal
        case .trueColor: trueColor
        case .indexed256: indexed256 ?? depth.nearest(to: trueColor, as: layer)
        case .basic16, .basic8: depth.nearest(to: basic16 ?? indexed256 ?? trueColor, as: layer)
        }
    }

    /// "#rrggbb", "default", or one of the sixteen by name ("red", "bright-red", "black", "white").
    init?(text: String) {
        if let exact = Color(hex: text) {
            self.init(trueColor: exact)
        } else if let named = ThemeColor.basic(named: text) {
            self.init(trueColor: named)
        } else {
            return nil
        }
    }

    init(trueColor: Color, indexed256: Color? = nil, basic16: Color? = nil) {
        self.trueColor = trueColor
        self.indexed256 = indexed256
        self.basic16 = basic16
    }

    /// One of the terminal's sixteen colours, or its default, by name.
    static func basic(named name: String) -> Color? {
        if name == "default" { return .terminal }
        let isBright = name.hasPrefix("bright-")
        let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
        guard let index = names.firstIndex(of: isBright ? String(name.dropFirst(7)) : name) else {
            return nil
        }
        return .indexed(UInt8(index) + (isBright ? 8 : 0))
    }
}
