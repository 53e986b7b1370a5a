import Canvas
import GenomeData
import PrismModel

/// A table to be written as TSV: further header lines, columns, rows.
struct ExportTable: Sendable, Equatable {
    var notes: [String] = []
    var columns: [String]
    var rows: [[String]]

    /// A 32-bit number with the fewest digits that read back the same; NA where there is none.
    static func text(_ value: Double?) -> String { value.map { "\(Float($0))" } ?? "NA" }
    static func text(_ value: Float?) -> String { value.map { "\($0)" } ?? "NA" }
}
