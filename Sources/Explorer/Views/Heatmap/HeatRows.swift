import Canvas
import GenomeData
import Wording

/// Genes by positions, brought down to as many rows as can be told apart: each row is the mean of genes that follow each
/// other.
struct HeatRows: Sendable, Equatable {
    /// Row by row; NaN where no gene of the row has data.
    let values: [Float]
    /// How many rows there are.
    let count: Int
    /// How many genes they are of.
    let genes: Int
    /// What colours stand for.
    private(set) var scale: Scale

    /// The means of `profiles` over genes in their order, on at most `limit` rows; `counterpart` is what the profiles call a
    /// gene, nil for one that they do not have.
    init(
        _ order: some RandomAccessCollection<Int>, of profiles: Profiles,
        counterpart: (Int) -> Int? = { $0 }, rows limit: Int
    ) {
        self.init(order, rows: limit) { gene in counterpart(gene).map { profiles[$0] } ?? [] }
        scale = Self.scale(values)
    }

    /// The means over genes in their order of what both profiles know, the second less the first, on at most `limit` rows;
    /// colours reach equally far on both sides of 0.
    init(
        _ order: some RandomAccessCollection<Int>, changeFrom own: Profiles, to theirs: Profiles,
        counterpart: (Int) -> Int?, rows limit: Int
    ) {
        self.init(order, rows: limit) { gene in
            let there = counterpart(gene).map { theirs[$0] } ?? []
            return zip(own[gene], there).map { $1 - $0 }[...]
        }
        let sizes = values.filter(\.isFinite).map(\.magnitude).sorted()
        let reach = sizes.isEmpty ? 0 : Double(Self.high(of: sizes))
        scale = Scale.symmetric([reach > 0 ? reach : Double(sizes.last ?? 0)])
    }

    /// Rows of the values of some genes, without a scale of their own.
    private init(
        _ order: some RandomAccessCollection<Int>, rows limit: Int, _ profile: (Int) -> ArraySlice<Float>
    ) {
        let genes = Array(order)
        let bins = ProfileQuery.bins
        count = max(0, min(limit, genes.count))
        self.genes = genes.count
        var values: [Float] = []
        values.reserveCapacity(count * bins)
        for row in 0..<count {
            var sums = [Float](repeating: 0, count: bins)
            var known = [Float](repeating: 0, count: bins)
            for place in genes.indices.part(row, of: count) {
                for (bin, value) in profile(genes[place]).enumerated() where value.isFinite {
                    sums[bin] += value
                    known[bin] += 1
                }
            }
            values += zip(sums, known).map { $1 > 0 ? $0 / $1 : .nan }
        }
        self.values = values
        scale = Scale(0, 1)
    }

    /// The same in colours of both conditions' scale.
    func onScale(of other: HeatRows?) -> HeatRows {
        var rows = self
        if let other { rows.scale = scale.union(other.scale) }
        return rows
    }

    /// The places, in the order, of the genes of a row.
    func places(_ row: Int) -> Range<Int> { (0..<genes).part(row, of: count) }

    /// The row of a place in the order; nil where there is none.
    func row(ofPlace place: Int) -> Int? {
        guard (0..<genes).contains(place), count > 0 else { return nil }
        // Nearly right, as parts differ by a place at most.
        let guess = min(place * count / genes, count - 1)
        return (max(0, guess - 1)...min(count - 1, guess + 1)).first { places($0).contains(place) } ?? guess
    }

    /// Colours from 0, or the lowest value where some are below, up to the 98th percentile: single peaks would leave the
    /// others without a colour.
    private static func scale(_ values: [Float]) -> Scale {
        let sorted = values.filter(\.isFinite).sorted()
        guard let low = sorted.first, let top = sorted.last else { return Scale(0, 1) }
        let high = Self.high(of: sorted)
        return Scale(Double(min(0, low)), Double(high > max(0, low) ? high : top))
    }

    /// The 98th percentile of values that rise.
    private static func high(of sorted: [Float]) -> Float {
        sorted[min(sorted.count - 1, Int(Double(sorted.count) * 0.98))]
    }

    /// "each row a gene", "each row the mean of 56 to 57 genes".
    var words: String {
        guard count > 0, genes > count else { return "each row a gene" }
        let sizes = [genes / count, (genes + count - 1) / count]
        return "each row the mean of "
            + (sizes[0] == sizes[1] ? sizes[0].grouped : "\(sizes[0].grouped) to \(sizes[1].grouped)")
            + " genes"
    }
}
