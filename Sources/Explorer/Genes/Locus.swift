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
    /// What a person types or pastes, as `PlaceText` reads it; a position alone shows `window` bases around it, a contig
    /// alone all of it.
    ///
    /// Nil for anything else, and for what begins beyond the contig's end.
    init?(typed text: String, contigs: [String: Int], window: Int) {
        guard let place = PlaceText(text, on: ContigNames(names: Array(contigs.keys))),
            let length = contigs[place.contig]
        else { return nil }
        switch place.extent {
        case .whole:
            self.init(contig: place.contig, start: 0, end: length, contigLength: length)
        case .position(let position):
            guard position < length else { return nil }
            let around = Range(around: position, count: window)
            self.init(
                contig: place.contig, start: around.lowerBound, end: around.upperBound, contigLength: length)
        case .stretch(let range):
            guard range.lowerBound < length else { return nil }
            self.init(
                contig: place.contig, start: range.lowerBound, end: min(range.upperBound, length),
                contigLength: length)
        }
    }
}
