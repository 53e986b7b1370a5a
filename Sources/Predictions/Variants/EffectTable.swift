import GenomeData
import PrismModel
import Wording

/// The largest effects of a file that `prism variants` wrote, as a table or as VCF: as many as memory for some thousands
/// holds, whatever the file's size.
public struct EffectTable: Sendable, Equatable {
    /// The effect of an allele, or of several on one copy, on one gene.
    public struct Row: Sendable, Equatable {
        /// The allele, then those that it is made together with; each record has one.
        public let variants: [VariantRecord]
        /// The gene's position in the data set's genes.
        public let gene: Int
        /// From the TSS to the first base that the allele changes, positive downstream.
        public let distance: Int
        /// The prediction with the allele less that without.
        public let delta: Float
        /// Its standard deviation over an ensemble's members; nil where the file has none.
        public let deviation: Float?
        /// Its percentile among random substitutions; nil where the file has none.
        public let percentile: Float?
    }

    /// The rows that are kept, by |Δ| falling; equal ones in the file's order.
    public private(set) var rows: [Row] = []
    /// Effects in the file, kept or not.
    public private(set) var effects = 0
    /// Alleles in the file without an effect: outside every window, symbolic and so on.
    public private(set) var others = 0
    /// Effects on genes that the data set does not have.
    public private(set) var unknown = 0
    /// The data set and the model that they were predicted of and by, as the file says.
    public private(set) var origin = StatedOrigin([])
    /// How many random substitutions percentiles are among, as the file says; nil where it does not.
    public private(set) var substitutions: Int?
    /// Whether rows have a standard deviation, and a percentile.
    public private(set) var hasSpread = false, hasPercentile = false

    /// Rows that are kept unless said otherwise.
    public static let usualLimit = 10_000
    /// Bytes that the alleles of kept rows may take together.
    private static let mostBytes = 32 << 20

    /// Reads a file to its end.
    ///
    /// - Parameters:
    ///   - path: of the file, plain or packed.
    ///   - dataSet: whose genes the effects are on.
    ///   - limit: the most rows to keep.
    ///   - cancellation: looked at row by row.
    /// - Throws: with file and line, where the file is damaged, holds no effects, or is of another genome;
    ///   `PrismError.cancelled`.
    public init(
        path: String, of dataSet: DataSet, limit: Int = Self.usualLimit, cancellation: Cancellation? = nil
    ) throws {
        var keeper = Keeper(limit: max(1, limit), bytes: Self.mostBytes)
        let genes = EffectReader(dataSet, cancellation)
        let made =
            try VCFFile.isVCF(path: path)
            ? genes.readVCF(path, into: &keeper) : genes.readTable(path, into: &keeper)
        origin = StatedOrigin(made)
        substitutions = VariantNotes.substitutions(in: made)
        keeper.prune()
        rows = keeper.rows.map(\.row)
        (effects, others, unknown) = (keeper.effects, keeper.others, keeper.unknown)
        hasSpread = rows.contains { $0.deviation != nil }
        hasPercentile = rows.contains { $0.percentile != nil }
    }

    /// "the 10,000 largest of 123,456 effects, by |Δ|; 12 alleles without one; model k562, 2 members".
    public var text: String {
        var text =
            rows.count < effects - unknown
            ? "the \(rows.count.grouped) largest of \(effects.counted("effect"))" : effects.counted("effect")
        text += ", by |Δ|"
        if unknown > 0 { text += "; \(unknown.grouped) on genes that the data set lacks" }
        if others > 0 { text += "; \(others.counted("allele")) without one" }
        return origin.model.map { text + "; model " + $0.printable(limit: 60) } ?? text
    }

    /// Takes rows in and drops the smallest whenever they become too many.
    struct Keeper {
        let limit: Int
        let bytes: Int
        private(set) var rows: [(row: Row, number: Int, bytes: Int)] = []
        private(set) var effects = 0
        private(set) var unknown = 0
        var others = 0
        private var held = 0

        init(limit: Int, bytes: Int) { (self.limit, self.bytes) = (limit, bytes) }

        /// Counts an effect on a gene that the data set does not have.
        mutating func addUnknown() {
            effects += 1
            unknown += 1
        }

        mutating func add(_ row: Row) {
            effects += 1
            let size = row.variants.reduce(256) { $0 + 2 * $1.text.utf8.count }
            rows.append((row, effects, size))
            held += size
            if rows.count >= 2 * limit || held >= 2 * bytes { prune() }
        }

        /// Sorts and drops what is beyond the limits. One row stays, however long its alleles are.
        mutating func prune() {
            rows.sort {
                let (a, b) = ($0.row.delta.magnitude, $1.row.delta.magnitude)
                return a == b ? $0.number < $1.number : a > b
            }
            var (kept, sum) = (0, 0)
            while kept < min(limit, rows.count), sum + rows[kept].bytes <= bytes || kept == 0 {
                sum += rows[kept].bytes
                kept += 1
            }
            rows.removeSubrange(kept...)
            held = sum
        }
    }
}
