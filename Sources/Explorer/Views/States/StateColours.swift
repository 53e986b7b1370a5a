/// The colours that a state can be given, one after the other.
enum StateColours {
    /// The theme's own (nil), then those that segmentations are commonly painted in, then the theme's again.
    static func next(after colour: [UInt8]?) -> [UInt8]? {
        guard let colour else { return palette.first }
        guard let place = palette.firstIndex(of: colour), place + 1 < palette.count else { return nil }
        return palette[place + 1]
    }

    private static let palette: [[UInt8]] = [
        [230, 0, 0], [255, 105, 105], [255, 150, 79], [250, 202, 0], [194, 225, 5], [0, 150, 60],
        [102, 205, 170], [86, 180, 233], [90, 120, 230], [138, 145, 208], [189, 100, 220], [128, 128, 128],
    ]
}
