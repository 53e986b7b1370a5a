import Wording

/// The lines of a segmentation so far.
struct SegmentationReading {
    private(set) var names: [String] = []
    private(set) var colours: [[UInt8]?] = []
    private(set) var segments: [String: [Segmentation.Segment]] = [:]
    private(set) var absent: Set<String> = []
    private var numbers: [String: Int] = [:]
    private var matches: [String: String?] = [:]
    private let lengths: [String: Int]
    /// Segments that were cut at their contig's end.
    private(set) var cut = 0

    /// Lines about a genome of such contigs.
    init(on contigs: [Contig]) {
        lengths = Dictionary(contigs.map { ($0.name, $0.length) }) { first, _ in first }
    }

    mutating func add(
        _ row: BEDLines.Row, from lines: BEDLines, names contigs: ContigNames
    ) throws(GenomeDataError) {
        let count = row.fields.ranges.count
        guard count >= 4 else {
            throw lines.error(
                "\(count) fields; a segmentation has 4 or more, separated by tabs: contig, start, end, state")
        }
        guard row.start < row.end else { throw lines.error("expected a start and an end behind it, 0-based") }
        let contig = try lines.contig(row)
        guard let state = String(validating: row.fields[3], as: UTF8.self), !state.isEmpty,
            !state.hasControlCharacter
        else { throw lines.error("expected contig and state in UTF-8 without control characters") }
        let match = matches[contig] ?? contigs.match(contig)?.name
        matches[contig] = .some(match)
        guard let match else {
            absent.insert(contig)
            return
        }
        let number = try number(of: state, lines)
        let end = try end(of: row, on: match, lines)
        if count >= 9, colours[number] == nil { colours[number] = Self.colour(row.fields[8]) }
        segments[match, default: []].append(Segmentation.Segment(range: row.start..<end, state: number))
    }

    /// Where a segment ends on its contig: the last bin of a segmentation may reach a little beyond it and is cut; one that
    /// ends further away is of another assembly.
    private mutating func end(
        of row: BEDLines.Row, on contig: String, _ lines: BEDLines
    ) throws(GenomeDataError) -> Int {
        guard let length = lengths[contig], row.end > length else { return row.end }
        guard row.start < length, row.end - length <= Segmentation.longestOverhang else {
            throw lines.error(
                "the segment ends at \(row.end), and \(contig) has \(length) bases: is the segmentation of another "
                    + "assembly?")
        }
        cut += 1
        return length
    }

    private mutating func number(of state: String, _ lines: BEDLines) throws(GenomeDataError) -> Int {
        if let known = numbers[state] { return known }
        guard names.count < Segmentation.mostStates else {
            throw lines.error(
                "more than \(Segmentation.mostStates) different states: is this a segmentation?")
        }
        numbers[state] = names.count
        names.append(state)
        colours.append(nil)
        return names.count - 1
    }

    /// `r,g,b`; nil for anything else.
    private static func colour(_ field: ArraySlice<UInt8>) -> [UInt8]? {
        let parts = String(decoding: field, as: UTF8.self).split(separator: ",").map { UInt8($0) }
        return parts.count == 3 && !parts.contains(nil) ? parts.compactMap { $0 } : nil
    }
}
