import Canvas
import GenomeData
import PrismModel

/// Per-base numbers as bedGraph and bigWig, intervals as BED9. Positions are 0-based half-open in all three.
enum ExportRows {
    /// Several rows in one bedGraph file, each under its own track line; equal neighbours are one interval.
    static func bedGraph(
        _ rows: [BaseRow], header: [String], to writer: TextWriter, _ cancellation: Cancellation? = nil
    ) throws {
        for line in header { try writer.write("# \(line)\n") }
        for row in rows {
            let (red, green, blue) = parts(row.color)
            try writer.write(
                "track type=bedGraph name=\(quoted(row.name)) description=\(quoted("\(row.name), \(row.unit)")) color=\(red),\(green),\(blue)\n"
            )
            var first = 0
            while first < row.values.count {
                if cancellation?.isCancelled == true { throw PrismError.cancelled }
                let value = row.values[first]
                var end = first + 1
                while end < row.values.count, row.values[end] == value { end += 1 }
                if value.isFinite {
                    try writer.write(row: [
                        row.contig, "\(row.start + first)", "\(row.start + end)", "\(value)",
                    ])
                }
                first = end
            }
        }
    }

    /// Where the header of a bigWig stands, which has no room for one.
    static func aboutPath(_ path: String) -> String { path + ".txt" }

    /// One row as bigWig, and its header as a text beside it.
    static func bigWig(
        _ row: BaseRow, header: [String], contigLength: Int, to path: String,
        _ cancellation: Cancellation? = nil
    ) throws {
        let about = try TextWriter(path: aboutPath(path))
        for line in header + ["values: \(row.name), \(row.unit)"] { try about.write("# \(line)\n") }
        let writer = try BigWigWriter(path: path, contigs: [(row.contig, contigLength)])
        for first in stride(from: 0, to: row.values.count, by: 1 << 16) {
            if cancellation?.isCancelled == true { throw PrismError.cancelled }
            let piece = row.values[Range(from: first, count: 1 << 16).clamped(to: row.values.indices)]
            try writer.append(
                contig: row.contig, start: row.start + first, values: piece.map { $0.isFinite ? $0 : .nan })
        }
        try writer.close()
        try about.commit()
        try writer.publish()
    }

    /// Genes as BED9: named, stranded, coloured by the sign of predicted − measured.
    static func bed9(_ state: ExplorerState, header: [String], to writer: TextWriter) throws {
        for line in header { try writer.write("# \(line)\n") }
        try writer.write("# colour: red predicted above measured, blue below, grey unknown\n")
        try writer.write("track name=genes itemRgb=On\n")
        for index in state.list.order {
            let gene = state.catalog.genes[index]
            let difference = state.predicted(index, .all).flatMap { predicted in
                state.measured(index).map { predicted - Double($0) }
            }
            let color = difference.map { $0 < 0 ? "33,102,172" : "178,24,43" } ?? "128,128,128"
            let (start, end) = (gene.extent.lowerBound, gene.extent.upperBound)
            let strand = gene.strand == .unknown ? "." : gene.strand.rawValue
            let name = ExplorerState.plain(gene.symbol).map { $0 == " " ? "_" : $0 }
            try writer.write(row: [
                gene.contig, "\(start)", "\(end)", String(name), "0", strand, "\(start)", "\(end)", color,
            ])
        }
    }

    private static func parts(_ color: UInt32) -> (UInt32, UInt32, UInt32) {
        (color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF)
    }

    /// A name inside a track line.
    private static func quoted(_ text: String) -> String {
        "\"" + ExplorerState.plain(text).filter { $0 != "\"" } + "\""
    }
}
