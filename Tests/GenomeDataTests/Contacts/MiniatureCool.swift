import PrismModel
import Testing

@testable import GenomeData

/// A small cooler file and the dense matrix it was made from.
struct MiniatureCool {
    let binSize = 100
    /// Bins of contig a, then those of contig b; the last bin of each is shorter.
    let lengths = [("chrA", 1_250), ("chrB", 730)]
    /// Counts, symmetric, by global bin.
    private(set) var counts: [[Int]] = []
    /// Weights by global bin, NaN for a masked one.
    private(set) var weights: [Double] = []

    /// Whether the two halves of `counts` are the same; if not, the file holds both.
    private let isSymmetric: Bool

    init(seed: UInt64 = 4, isSymmetric: Bool = true) {
        self.isSymmetric = isSymmetric
        var random = SplitMix64(seed: seed)
        let n = firstBins.last ?? 0
        counts = Array(repeating: Array(repeating: 0, count: n), count: n)
        for i in 0..<n {
            for j in (isSymmetric ? i : 0)..<n where Bool.random(using: &random) {
                counts[i][j] = Int.random(in: 1...200, using: &random)
                if isSymmetric { counts[j][i] = counts[i][j] }
            }
        }
        weights = (0..<n).map { _ in Double.random(in: 0.1...2, using: &random) }
        weights[2] = .nan
    }

    /// The first global bin of each contig, then the number of bins.
    var firstBins: [Int] {
        lengths.reduce(into: [0]) { $0.append(($0.last ?? 0) + ($1.1 + binSize - 1) / binSize) }
    }

    /// Writes the matrix into `group` of a file, weights under `column`; none for an empty name.
    func write(
        _ file: LibHDF5, group: String = "", column: String = "weight", attributes: [String: Double] = [:],
        storage: LibHDF5.Storage = .init(chunk: 8, deflate: true, shuffle: true)
    ) throws {
        let n = weights.count
        var (rows, columns, values, ends): ([Int64], [Int64], [Int32], [Int64]) = ([], [], [], [0])
        for i in 0..<n {
            for j in (isSymmetric ? i : 0)..<n where counts[i][j] > 0 {
                rows.append(Int64(i))
                columns.append(Int64(j))
                values.append(Int32(counts[i][j]))
            }
            ends.append(Int64(columns.count))
        }
        var (starts, stops, contigs): ([Int32], [Int32], [Int32]) = ([], [], [])
        for (number, contig) in lengths.enumerated() {
            for start in stride(from: 0, to: contig.1, by: binSize) {
                starts.append(Int32(start))
                stops.append(Int32(min(start + binSize, contig.1)))
                contigs.append(Int32(number))
            }
        }
        try file.dataset(
            group + "/chroms/name",
            isSymmetric ? .text(lengths.map(\.0), length: 5) : .variableText(lengths.map(\.0)))
        try file.dataset(group + "/chroms/length", .int32(lengths.map { Int32($0.1) }))
        try file.dataset(group + "/bins/chrom", .int32(contigs), storage)
        try file.dataset(group + "/bins/start", .int32(starts), storage)
        try file.dataset(group + "/bins/end", .int32(stops), storage)
        if !column.isEmpty {
            try file.dataset(group + "/bins/" + column, .double(weights), storage, attributes: attributes)
        }
        try file.dataset(group + "/pixels/bin1_id", .int64(rows), storage)
        try file.dataset(group + "/pixels/bin2_id", .int64(columns), storage)
        try file.dataset(group + "/pixels/count", .int32(values), storage)
        try file.dataset(group + "/indexes/chrom_offset", .int64(firstBins.map { Int64($0) }))
        try file.dataset(group + "/indexes/bin1_offset", .int64(ends), storage)
        if !isSymmetric {
            try file.attribute("storage-mode", "square", of: group.isEmpty ? "/" : group, isVariable: true)
        }
    }

    /// What the contact of a TSS with a base of the same contig must be.
    func contact(contig: Int, tss: Int, base: Int, factor: (Double) -> Double = { $0 }) -> Float {
        guard base >= 0, base < lengths[contig].1 else { return .nan }
        let (i, j) = (firstBins[contig] + tss / binSize, firstBins[contig] + base / binSize)
        return Float(Double(counts[i][j]) * factor(weights[i]) * factor(weights[j]))
    }
}
