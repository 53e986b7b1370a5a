import GenomeData
import PrismModel

/// What an export is written from, and where.
struct ExportTask: Sendable {
    /// The explorer's, as it was when the export was asked for.
    let state: ExplorerState
    let dataSet: DataSet
    /// The other condition's; nil where none is open.
    var other: DataSet?
    /// What made the output: the header's lines, without comment signs.
    let header: [String]
    let path: String
    let version: String
    let cancellation: Cancellation

    /// Throws where the export was given up.
    func checkCancelled() throws {
        if cancellation.isCancelled { throw PrismError.cancelled }
    }
}
