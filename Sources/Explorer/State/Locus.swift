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
        place(at: start, length: end.subtractingReportingOverflow(start).partialValue)
    }

    var length: Int { end - start }
    var centre: Int { start + length / 2 }
    var interval: GenomicInterval { GenomicInterval(contig: contig, start: start, end: end) }

    private mutating func place(at position: Int, length wanted: Int) {
        let length = min(max(wanted, min(Self.shortest, limit)), limit)
        start = min(max(position, 0), limit - length)
        end = start + length
    }

    /// Moved by so many bases; stops at the contig's ends.
    mutating func pan(by bases: Int) {
        let (moved, overflow) = start.addingReportingOverflow(bases)
        place(at: overflow ? (bases < 0 ? 0 : limit) : moved, length: length)
    }

    /// As long times `factor`, the base at `share` of its width staying where it is.
    mutating func zoom(by factor: Double, at share: Double = 0.5) {
        guard factor > 0, factor.isFinite, share.isFinite else { return }
        let held = min(max(share, 0), 1)
        let fixed = Double(start) + Double(length) * held
        let wanted = min((Double(length) * factor).rounded(), Double(limit))
        place(at: Int((fixed - wanted * held).rounded()), length: Int(wanted))
    }

    mutating func centre(on position: Int, length: Int) {
        place(at: position.subtractingReportingOverflow(length / 2).partialValue, length: length)
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
            let start = position - window / 2
            self.init(contig: place.contig, start: start, end: start + window, contigLength: length)
        case .stretch(let range):
            guard range.lowerBound < length else { return nil }
            self.init(
                contig: place.contig, start: range.lowerBound, end: min(range.upperBound, length),
                contigLength: length)
        }
    }
}
