import CNcurses
import Canvas

/// The colour pairs of the screen, made as they are needed.
struct ColorPairs {
    let depth: ColorDepth
    /// How many there can be, pair 0 included.
    private let limit: Int32
    private var pairs: [UInt64: Int32] = [:]
    private var next: Int32 = 1
    /// Whether a pair could not be made; the next frame starts over.
    private(set) var isFull = false

    init(depth: ColorDepth, limit: Int32) {
        self.depth = depth
        self.limit = limit
    }

    /// The pair for two colours; 0, the terminal's own, where no more can be made.
    mutating func pair(_ foreground: Color, on background: Color) -> Int32 {
        let front = code(foreground, .foreground)
        let back = code(background, .background)
        guard front >= 0 || back >= 0 else { return 0 }
        let key = UInt64(UInt32(bitPattern: front)) << 32 | UInt64(UInt32(bitPattern: back))
        if let known = pairs[key] { return known }
        guard next < limit, prism_screen_define_pair(next, front, back) else {
            isFull = true
            return 0
        }
        pairs[key] = next
        next += 1
        return next - 1
    }

    /// Starts over; what is on the screen must be drawn anew.
    mutating func reset() {
        prism_screen_reset_pairs()
        pairs = [:]
        next = 1
        isFull = false
    }

    /// The number that ncurses knows a colour by; −1 for the terminal's own.
    private func code(_ color: Color, _ layer: ColorDepth.Layer) -> Int32 {
        let shown = depth.nearest(to: color, as: layer)
        guard depth == .trueColor else { return shown.index.map { Int32($0) } ?? -1 }
        if let index = shown.index, index < 8 { return Int32(index) }
        // With 24 bits, numbers below 8 still are the terminal's basic colours: black is made a shade lighter.
        return shown.approximateRGB.map { Int32(max($0, 8)) } ?? -1
    }
}
