import Canvas
import GenomeData

/// The stretch of a contig that shows: 0-based half-open, within the contig.
struct Locus: Sendable, Equatable {
    var contig: String
    private(set) var start: Int
    private(set) var end: Int
    private let limit: Int

    static let shortest = 20

    /// Cut to the contig and to at least `shortest` bases, where the contig has so many.
    init(contig: String, start: Int, end: Int, contigLength: Int) {
        self.contig = contig
        limit = max(1, contigLength)
        self.start = 0
        self.end = limit
        place(Range(from: start, to: end))
    }

    var length: Int { end - start }
    var centre: Int { start + length / 2 }
    var interval: GenomicInterval { GenomicInterval(contig: contig, start: start, end: end) }

    private mutating func place(_ wanted: Range<Int>) {
        let range = Range(
            from: wanted.lowerBound, count: max(wanted.length, Self.shortest), inside: 0..<limit)
        (start, end) = (range.lowerBound, range.upperBound)
    }

    /// Moved by so many bases; stops at the contig's ends.
    mutating func pan(by bases: Int) {
        let reach = min(max(bases, -limit), limit)
        place(Range(from: start + reach, count: length))
    }

    /// As long times `factor`, the base at `share` of its width staying where it is.
    mutating func zoom(by factor: Double, at share: Double = 0.5) {
        guard factor > 0, factor.isFinite, share.isFinite else { return }
        let held = min(max(share, 0), 1)
        let fixed = Double(start) + Double(length) * held
        let wanted = min((Double(length) * factor).rounded(), Double(limit))
        place(Range(from: Int((fixed - wanted * held).rounded()), count: Int(wanted)))
    }

    mutating func centre(on position: Int, length: Int) {
        place(Range(around: position, count: length))
    }

    /// As browsers write it: 1-based, closed, with separators.
    var text: String { "\(contig):" + Self.span(start, end) }

    static func span(_ start: Int, _ end: Int) -> String {
        "\(NumberText.grouped(start + 1))-\(NumberText.grouped(end))"
    }
}

extension Locus {
    /// What a person types: "chr22:36,700,000-36,800,000", "chr22:36.7M" is not one; a position alone shows
    /// `window` bases around it; a contig alone shows all of it.
    ///
    /// Contigs are found in any of the usual spellings. Nil for anything else.
    init?(typed text: String, contigs: [String: Int], window: Int) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first.map({ $0.trimmed }), !name.isEmpty,
            let match = ContigNames(names: Array(contigs.keys)).match(name)?.name,
            let length = contigs[match]
        else { return nil }
        guard parts.count == 2 else {
            self.init(contig: match, start: 0, end: length, contigLength: length)
            return
        }
        let numbers = parts[1].split(omittingEmptySubsequences: false) { "-–".contains($0) }
            .map { Int($0.trimmed.filter { $0 != "," }) }
        guard let first = numbers.first ?? nil, first >= 1, first <= length else { return nil }
        switch numbers.count {
        case 1:
            let around = Range(around: first - 1, count: window)
            self.init(
                contig: match, start: around.lowerBound, end: around.upperBound, contigLength: length)
        case 2:
            guard let last = numbers[1], last >= first else { return nil }
            self.init(contig: match, start: first - 1, end: min(last, length), contigLength: length)
        default: return nil
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
