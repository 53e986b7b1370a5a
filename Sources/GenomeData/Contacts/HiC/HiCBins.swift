/// The bins of a contig: so many bases each, or so many restriction fragments.
enum HiCBins: Sendable {
    /// Bins of `width` bases on a contig of `length`.
    case bases(width: Int, length: Int)
    /// Bins that begin at these bases, rising from 0, on a contig of `length`.
    case fragments(starts: [Int32], length: Int)

    /// Bins of `size` fragments, given the restriction sites.
    init(sites: [Int32], size: Int, length: Int) {
        let starts = [0] + sites.filter { Int($0) < length }
        self = .fragments(
            starts: stride(from: 0, to: starts.count, by: size).map { starts[$0] }, length: length)
    }

    /// How many there are.
    var count: Int {
        switch self {
        case .bases(let width, let length): length / width + (length % width > 0 ? 1 : 0)
        case .fragments(let starts, _): starts.count
        }
    }

    /// The bin that holds a base; nil beyond the contig's ends.
    func bin(holding base: Int) -> Int? {
        switch self {
        case .bases(let width, let length):
            return (0..<length).contains(base) ? base / width : nil
        case .fragments(let starts, let length):
            guard (0..<length).contains(base) else { return nil }
            return starts.partition(in: starts.indices) { Int($0) > base } - 1
        }
    }

    /// The bins that hold bases of `bases`; none where it lies beyond the contig.
    func bins(overlapping bases: Range<Int>) -> Range<Int> {
        let length =
            switch self {
            case .bases(_, let length), .fragments(_, let length): length
            }
        let inside = bases.clamped(to: 0..<max(0, length))
        guard !inside.isEmpty, let first = bin(holding: inside.lowerBound),
            let last = bin(holding: inside.upperBound - 1)
        else { return 0..<0 }
        return first..<(last + 1)
    }

    /// The bases of a bin, which exists.
    func bases(of bin: Int) -> Range<Int> {
        switch self {
        case .bases(let width, let length):
            return bin * width..<min((bin + 1) * width, length)
        case .fragments(let starts, let length):
            return Range(from: Int(starts[bin]), to: bin + 1 < starts.count ? Int(starts[bin + 1]) : length)
        }
    }
}
