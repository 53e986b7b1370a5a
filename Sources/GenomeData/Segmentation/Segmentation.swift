import Wording

/// A segmentation of a genome into named states, as ChromHMM and Segway write them.
public struct Segmentation: Sendable {
    /// A stretch in one state.
    public struct Segment: Sendable, Equatable {
        /// 0-based half-open.
        public var range: Range<Int>
        /// The position in `states`.
        public var state: Int
    }

    /// The path or URL.
    public let file: String
    /// The states' names, sorted as people number them: by the number in front, then by name.
    public let states: [String]
    /// Red, green and blue, 0 … 255, of each state; nil where the file gives none.
    public let colours: [[UInt8]?]
    /// By contig as the genome spells it, sorted by start. Neighbours of one state are joined.
    public let segments: [String: [Segment]]
    /// Contigs of the file that the genome does not have.
    public let absentContigs: [String]
    /// Segments that reached a little beyond their contig's end and were cut there.
    public let cutSegments: Int

    /// The most states.
    public static let mostStates = 1_000
    /// Bases that the last segment of a contig may reach beyond it: a bin of a segmentation.
    public static let longestOverhang = 1_000

    /// Reads BED with four columns or more: contig, start, end, state. A ninth column is the state's colour.
    ///
    /// - Parameters:
    ///   - path: plain, gzip or bgzip, local or by URL.
    ///   - contigs: the genome's; names are matched in any spelling.
    /// - Throws: where the file cannot be read, holds no segment on the genome, segments overlap, one ends more than
    ///   `longestOverhang` bases beyond its contig, or a line is no such BED.
    public init(path: String, contigs: [Contig]) throws(GenomeDataError) {
        let lines = try BEDLines(path: path, allowsSpaces: false)
        let names = ContigNames(contigs)
        var reading = SegmentationReading(on: contigs)
        while let row = try lines.next() { try reading.add(row, from: lines, names: names) }
        guard !reading.segments.isEmpty else {
            throw GenomeDataError(
                file: path, place: nil,
                problem: "holds no segment on the genome's contigs, such as "
                    + contigs.prefix(3).map(\.name).joined(separator: ", "))
        }
        let order = reading.names.indices.sorted {
            (Self.number(reading.names[$0]), reading.names[$0]) < (
                Self.number(reading.names[$1]), reading.names[$1]
            )
        }
        var rank = [Int](repeating: 0, count: order.count)
        for (place, state) in order.enumerated() { rank[state] = place }
        file = path
        states = order.map { reading.names[$0] }
        colours = order.map { reading.colours[$0] }
        absentContigs = reading.absent.sorted()
        cutSegments = reading.cut
        var segments: [String: [Segment]] = [:]
        for (contig, found) in reading.segments {
            segments[contig] = try Self.joined(found, rank, file: path, contig: contig)
        }
        self.segments = segments
    }

    /// What was left out or cut, in words.
    public var notes: [String] {
        var notes: [String] = []
        if !absentContigs.isEmpty {
            notes.append(
                "\(absentContigs.count.counted("contig")) of \(file) that the genome does not have, left out: "
                    + Annotation.some(absentContigs))
        }
        if cutSegments > 0 {
            notes.append(
                "\(cutSegments.counted("segment")) of \(file) cut at the contig's end, up to \(Self.longestOverhang) bases"
            )
        }
        return notes
    }

    /// The number that a name starts with, `12` of `12_EnhBiv` and of `E12`; names without come last.
    private static func number(_ name: String) -> Int {
        let digits = name.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
        return name.prefix(2).contains(where: \.isNumber) ? Int(digits) ?? .max : .max
    }

    private static func joined(
        _ found: [Segment], _ rank: [Int], file: String, contig: String
    ) throws(GenomeDataError) -> [Segment] {
        var joined: [Segment] = []
        for segment in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            let state = rank[segment.state]
            if let last = joined.last, segment.range.lowerBound < last.range.upperBound {
                throw GenomeDataError(
                    file: file, place: "\(contig):\(segment.range.lowerBound + 1)",
                    problem: "segments overlap; every base may be in one state only")
            }
            if let last = joined.last, last.state == state, last.range.upperBound == segment.range.lowerBound
            {
                joined[joined.count - 1].range = last.range.lowerBound..<segment.range.upperBound
            } else {
                joined.append(Segment(range: segment.range, state: state))
            }
        }
        return joined
    }
}
