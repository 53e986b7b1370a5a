/// A place as people type it or paste it from a browser, a table or a BED file.
///
/// `chr22`, `chr22:36,700,000`, `chr22:36,700,000-36,800,000` and `chr22:100..200` count from 1, both ends included. Three
/// columns with tabs or spaces between, `chr22  99  200`, are a line of BED: 0-based and half-open; further columns have no
/// meaning. A contig's name may hold anything, colons too (`HLA-DRB1*13:01`): what names a contig of the genome is that
/// contig, and braces part a name from its positions where it can be read both ways, `{HLA-A*01:01}:1-200`, as in samtools.
public struct PlaceText: Sendable, Equatable {
    /// What of the contig is meant.
    public enum Extent: Sendable, Equatable {
        /// All of it.
        case whole
        /// One base, 0-based.
        case position(Int)
        /// A stretch, 0-based half-open, not empty.
        case stretch(Range<Int>)
    }

    /// The contig, as the genome spells it.
    public let contig: String
    /// What of it is meant.
    public let extent: Extent

    /// Nil for what is no place on these contigs; positions are not compared with a contig's length.
    public init?(_ text: String, on names: ContigNames) {
        let text = text.trimmingWhitespace()
        if let whole = names.match(Self.unbraced(text)) {
            (contig, extent) = (whole.name, .whole)
        } else if let bed = Self.bed(text, names) {
            self = bed
        } else {
            guard let colon = text.lastIndex(of: ":"),
                let match = names.match(Self.unbraced(text[..<colon].description.trimmingWhitespace())),
                let extent = Self.extent(text[text.index(after: colon)...])
            else { return nil }
            (contig, self.extent) = (match.name, extent)
        }
    }

    private init(contig: String, extent: Extent) {
        self.contig = contig
        self.extent = extent
    }

    private static func unbraced(_ name: String) -> String {
        name.hasPrefix("{") && name.hasSuffix("}") ? String(name.dropFirst().dropLast()) : name
    }

    private static func bed(_ text: String, _ names: ContigNames) -> PlaceText? {
        let columns = text.split(whereSeparator: \.isWhitespace)
        guard columns.count >= 3, let match = names.match(String(columns[0])),
            let start = number(columns[1]), let end = number(columns[2]), start < end
        else { return nil }
        return PlaceText(contig: match.name, extent: .stretch(start..<end))
    }

    /// "36,700,000", "36,700,000-36,800,000", also with an en dash or two points.
    private static func extent(_ text: Substring) -> Extent? {
        let numbers = text.replacing("..", with: "-").split(omittingEmptySubsequences: false) {
            "-–".contains($0)
        }
        .map { number($0) }
        guard let first = numbers[0], first >= 1 else { return nil }
        switch numbers.count {
        case 1: return .position(first - 1)
        case 2:
            guard let last = numbers[1], last >= first else { return nil }
            return .stretch(first - 1..<last)
        default: return nil
        }
    }

    /// A whole number of at most 2⁴⁰, with commas and blanks in it.
    static func number(_ text: Substring) -> Int? {
        let digits = text.utf8.filter { $0 != 0x2C && !$0.isBlank }
        guard !digits.contains(0x2E) else { return nil }
        return DecimalNumber.position(of: Array(digits)[...])
    }
}
