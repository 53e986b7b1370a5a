import GenomeData
import PrismModel

/// The true background state along the genome, where data are simulated: what a ribbon is scored against.
public struct TrueDomains: Sendable {
    private var byContig: [String: [(range: Range<Int>, state: String)]] = [:]
    private var learned: [Int] = []
    private var truth: [String] = []

    /// Reads a table with the columns `chrom`, `start`, `end` (0-based half-open) and `state`.
    ///
    /// - Throws: where it cannot be read, lacks a column, or an end is not behind its start.
    public init(path: String) throws(GenomeDataError) {
        let reader = try TableReader(path: path)
        let columns = (
            contig: try reader.column("chrom"), start: try reader.column("start"),
            end: try reader.column("end"), state: try reader.column("state")
        )
        while let row = try reader.next() {
            let (start, end) = (try row.position(columns.start), try row.position(columns.end))
            guard start < end else {
                throw row.error("the end is not behind the start \(start)", column: columns.end)
            }
            byContig[try row.name(columns.contig), default: []].append(
                (start..<end, try row.name(columns.state)))
        }
        for contig in byContig.keys {
            byContig[contig]?.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
    }

    /// The table that `prism simulate` writes beside a data set's manifest.
    public static func path(besides manifest: Manifest) -> String {
        let folder = manifest.path.lastIndex(of: "/").map { String(manifest.path[...$0]) } ?? ""
        return folder + "truth/states.tsv"
    }

    /// Notes painted pieces, to be compared step by step.
    public mutating func compare(_ pieces: [StateRibbon.Piece], on contig: String, step: Int) {
        guard let domains = byContig[contig] else { return }
        for piece in pieces {
            for start in stride(from: piece.range.lowerBound, to: piece.range.upperBound, by: max(1, step)) {
                let bin = Range(from: start, count: max(1, step)).clamped(to: piece.range)
                let place = (bin.lowerBound + bin.upperBound) / 2
                // The last domain that starts at or before the place.
                var (low, high) = (0, domains.count)
                while low < high {
                    let middle = (low + high) / 2
                    if domains[middle].range.lowerBound <= place { low = middle + 1 } else { high = middle }
                }
                guard low > 0, domains[low - 1].range.contains(place) else { continue }
                learned.append(piece.state)
                truth.append(domains[low - 1].state)
            }
        }
    }

    /// The agreement over all steps compared; nil for none.
    public var agreement: PartitionAgreement? { PartitionAgreement(learned, truth) }
}
