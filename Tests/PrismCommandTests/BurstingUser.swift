import GenomeData
import PrismModel
import TestSupport
import Testing

/// Someone who leans on keys.
struct BurstingUser {
    enum Event {
        case typed(String)
        case size(rows: Int, columns: Int)
    }

    private var random: SplitMix64

    /// All that commands begin with but the one that leaves, with what is typed into what is open.
    private static let keys =
        "jkgGhlHL+-=_fzwbnNo O1234567890! ps\\acviAB<>.,xrRtyuedmP'K]?/:".map { String($0) }
        + [
            "\t", "\r", "\u{1B}", "\u{1B}OA", "\u{1B}OB", "\u{1B}OC", "\u{1B}OD", "\u{1B}[5~", "\u{1B}[6~",
            "\u{1B}[1;2C", "\u{1B}[1;2D", "\u{F}", "\u{10}", "\u{15}", "\u{7F}",
        ]
    private static let places = [
        "chrSim1:1-3000000", "chrSim1:4549190-4549200", "chrSim3:1-10", "SIM700", "SIM1", "chrShift1",
        "chrSim1:5000000-6000000", "chrSim2", "zzz", "chr22:1-51304566", "chr22:16000000-16000010", "MYH9",
        "chrSim1:99999999999999999999", "chrSim1:9223372036854775807-9223372036854775807", "chrSim1:-5-10",
        "", "theme", "export", "22", "chr22:51304566",
    ]

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &random) }

    private mutating func one<Value>(of values: [Value], else other: Value) -> Value {
        values.randomElement(using: &random) ?? other
    }

    /// The next events, and how many they are.
    mutating func burst() -> (event: Event, count: Int) {
        switch below(100) {
        case 0..<72:
            let times = one(of: [1, 1, 1, 2, 5, 12, 30], else: 1)
            let key = one(of: Self.keys, else: "j")
            return (.typed(String(repeating: key, count: times)), times)
        case 72..<80:
            return (.typed("\u{1B}\u{1B}:" + one(of: Self.places, else: "") + "\r"), 1)
        case 80..<84:
            let text = one(of: ["SIM", "S1", "zz", "MYH", ""], else: "")
            return (.typed("\u{1B}\u{1B}/" + text + one(of: ["\r", "\u{1B}"], else: "\r")), 1)
        case 84..<92:
            let button = one(of: [0, 0, 2, 32, 64, 65, 66, 67], else: 0)
            let (column, row) = (1 + below(140), 1 + below(50))
            return (
                .typed("\u{1B}[<\(button);\(column);\(row)M\u{1B}[<0;\(column + below(40));\(row)m"), 1
            )
        case 92..<95:
            let rows = one(of: [5, 10, 24, 40, 60, 100], else: 24)
            return (.size(rows: rows, columns: one(of: [8, 40, 80, 120, 200, 300], else: 80)), 1)
        default: return (.typed("\u{1B}\u{1B}"), 1)
        }
    }

    /// Milliseconds until the next.
    mutating func pause() -> Int { one(of: [0, 0, 10, 50, 150], else: 0) }
}
