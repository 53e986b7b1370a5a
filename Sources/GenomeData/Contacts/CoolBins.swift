/// The bins of a cooler file, contig by contig.
final class CoolBins: Sendable {
    /// The bins of one contig.
    struct Table: Sendable {
        /// The number of the contig's first bin among all bins.
        let first: Int
        /// Where each bin begins and ends, 0-based half-open, one behind another.
        let starts: [Int32]
        let ends: [Int32]
        /// What a count of the bin is multiplied with; NaN for a masked bin.
        let weights: [Double]

        /// The bin that holds a base; nil beyond the contig's ends.
        func bin(holding base: Int) -> Int? {
            let bin = partition { Int(ends[$0]) <= base }
            return bin < starts.count && Int(starts[bin]) <= base ? bin : nil
        }

        /// The bins that overlap an interval; nil when none does.
        func bins(overlapping interval: GenomicInterval) -> Range<Int>? {
            let low = partition { Int(ends[$0]) <= interval.start }
            let high = partition { Int(starts[$0]) < interval.end }
            return low < high ? low..<high : nil
        }

        /// The first bin for which `isBefore`, true for bins up to some place, is false.
        private func partition(_ isBefore: (Int) -> Bool) -> Int {
            var (low, high) = (0, starts.count)
            while low < high {
                let middle = low + (high - low) / 2
                if isBefore(middle) { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// The contigs in the file's order.
    let contigs: [Contig]
    /// The number of bins.
    let count: Int

    private let file: HDF5File
    private let offsets: [Int]
    private let numbers: [String: Int]
    private let starts: HDF5Dataset
    private let ends: HDF5Dataset
    private let weights: HDF5Dataset?
    private let isDivisive: Bool
    private let tables = RecentCache<Int, Table>(capacity: 64 << 20)

    private static let mostContigs = 1 << 20
    /// The most bins of one contig: bins of 10 bases on the longest human chromosome.
    private static let mostBins = 1 << 25

    init(file: HDF5File, group: String, balance: ContactBalance) throws(GenomeDataError) {
        self.file = file
        let (names, lengths) = (
            try file.dataset(group + "/chroms/name"), try file.dataset(group + "/chroms/length")
        )
        let offsets = try file.dataset(group + "/indexes/chrom_offset")
        starts = try file.dataset(group + "/bins/start")
        ends = try file.dataset(group + "/bins/end")
        count = starts.count
        guard names.count <= Self.mostContigs, lengths.count == names.count, offsets.count == names.count + 1,
            ends.count == count
        else { throw file.failure(group, "the tables of contigs and bins do not fit each other") }
        let all = 0..<names.count
        contigs = zip(try names.texts(all), try lengths.integers(all)).map { Contig(name: $0, length: $1) }
        self.offsets = try offsets.integers(0..<offsets.count)
        numbers = Dictionary(zip(contigs.map(\.name), all)) { first, _ in first }
        guard numbers.count == contigs.count, zip(self.offsets, self.offsets.dropFirst()).allSatisfy(<=),
            self.offsets.first == 0, self.offsets.last == count
        else { throw file.failure(group, "the contigs' names or offsets are damaged") }
        switch balance {
        case .raw:
            (weights, isDivisive) = (nil, false)
        case .column(let column, let isStatedDivisive):
            guard !column.contains("/"), try file.address(of: group + "/bins/" + column) != nil else {
                throw try Self.absence(of: column, file, group)
            }
            let weights = try file.dataset(group + "/bins/" + column)
            guard weights.count == count else {
                throw file.failure(weights.path, "a weight per bin expected")
            }
            let attribute = try weights.attributes.number("divisive_weights").map { $0 != 0 }
            isDivisive = isStatedDivisive ?? attribute ?? ["KR", "VC", "VC_SQRT"].contains(column)
            self.weights = weights
        }
    }

    /// What to do where there is no such column of weights.
    private static func absence(
        of column: String, _ file: HDF5File, _ group: String
    ) throws(GenomeDataError) -> GenomeDataError {
        let others = (try file.names(in: group + "/bins") ?? [])
            .filter { !["chrom", "start", "end"].contains($0) }
        let named = others.isEmpty ? "it has none" : "it has \(others.joined(separator: ", "))"
        let choice =
            others.first.map { "name one with balance = \"\($0)\"" } ?? "make some with cooler balance"
        return file.failure(
            group,
            "has no balancing weights \"\(column)\": \(named); \(choice), or take the counts as they are with balance = false"
        )
    }

    /// The bins of a contig, read when first asked for; nil for a contig that has none.
    func table(of name: String) throws(GenomeDataError) -> Table? {
        guard let number = numbers[name] else { return nil }
        if let table = tables[number] { return table }
        let range = offsets[number]..<offsets[number + 1]
        guard !range.isEmpty else { return nil }
        guard range.count <= Self.mostBins else {
            throw file.failure("bins of \(name)", "\(range.count) bins, more than \(Self.mostBins)")
        }
        let (starts, ends) = (try starts.integers(range), try ends.integers(range))
        let isSound =
            starts.first ?? -1 >= 0 && zip(starts, ends).allSatisfy(<)
            && zip(ends, starts.dropFirst()).allSatisfy(<=)
            && ends.last ?? .max <= min(contigs[number].length, Int(Int32.max))
        guard isSound else {
            throw file.failure("bins of \(name)", "bins in order and within the contig expected")
        }
        let table = Table(
            first: range.lowerBound, starts: starts.map { Int32($0) }, ends: ends.map { Int32($0) },
            weights: try weights?.doubles(range).map(multiplier) ?? Array(repeating: 1, count: range.count))
        tables.insert(table, for: number, cost: 16 * range.count + 64)
        return table
    }

    /// What a count is multiplied with, for a weight as the file has it.
    private func multiplier(_ weight: Double) -> Double {
        let factor = isDivisive ? 1 / weight : weight
        return factor.isFinite ? factor : .nan
    }
}
