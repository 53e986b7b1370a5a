extension Segmentation {
    /// The state of every bin of a contig: the one that most of its bases are in.
    ///
    /// - Parameters:
    ///   - contig: as the genome spells it.
    ///   - length: its bases.
    ///   - width: bases of a bin, at least 1.
    /// - Returns: ⌈length / width⌉ positions in `states`; of equals the first in the bin. Nil where less than a quarter of
    ///   the bin is in any state.
    public func states(on contig: String, length: Int, width: Int) -> [Int?] {
        let (length, width) = (max(0, length), max(1, width))
        let segments = segments[contig] ?? []
        var next = 0
        return stride(from: 0, to: length, by: width).map { start in
            let bin = start..<min(length, start + width)
            while next < segments.count, segments[next].range.upperBound <= bin.lowerBound { next += 1 }
            var shared: [(state: Int, bases: Int)] = []
            var at = next
            while at < segments.count, segments[at].range.lowerBound < bin.upperBound {
                let bases = segments[at].range.clamped(to: bin).count
                if let known = shared.firstIndex(where: { $0.state == segments[at].state }) {
                    shared[known].bases += bases
                } else {
                    shared.append((segments[at].state, bases))
                }
                at += 1
            }
            let covered = shared.reduce(0) { $0 + $1.bases }
            guard covered * 4 >= bin.count, var best = shared.first else { return nil }
            for other in shared where other.bases > best.bases { best = other }
            return best.state
        }
    }

    /// The mean length of each state's stretches, in bases; 0 for one that has none.
    public var meanLengths: [Double] {
        var (bases, stretches) = (states.map { _ in 0.0 }, states.map { _ in 0.0 })
        for segment in segments.values.joined() {
            bases[segment.state] += Double(segment.range.count)
            stretches[segment.state] += 1
        }
        return zip(bases, stretches).map { $1 > 0 ? $0 / $1 : 0 }
    }
}
