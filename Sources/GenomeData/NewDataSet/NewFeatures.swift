import Wording

/// The features of a new data set's rows.
struct NewFeatures {
    /// The table's columns.
    let columns: [String]
    /// A value for each column, by row; nil where one is not known.
    let values: [[Double?]]
    /// The signals that the promoter activity is made of; none where there is no such column.
    let activitySignals: [String]
    /// What was found out.
    let decisions: [Decision]

    /// Works out the features of rows from their genes' annotation and sequence, and from the signals at their TSS.
    init(
        _ request: NewDataSetRequest, _ genes: [Gene], _ rows: [NewRows.Row], _ signals: [NewSignal],
        _ genome: FASTAFile,
        _ progress: (String, Int, Int) throws -> Void
    ) throws {
        var columns: [String] = []
        var values: [[Double?]] = rows.map { _ in [] }
        var decisions: [Decision] = []
        if genes.contains(where: \.codes) {
            let messenger = try MessengerFeatures(
                genes, request.transcript, genome, annotation: request.annotation ?? request.genes
            ) { try progress("sequence", $0, $1) }
            columns = MessengerFeatures.columns
            for index in rows.indices { values[index] = messenger.values[rows[index].origin] }
            decisions = messenger.decisions
        } else {
            decisions.append(
                Decision(
                    "features", "none of mRNA, as no gene has coding parts: give --annotation with a GTF",
                    isWarning: true))
        }
        guard let activity = try Self.activity(signals) else {
            (self.columns, self.values, activitySignals) = (columns, values, [])
            let words =
                "no promoter activity, which takes signals named after H3K27ac and after DNase or ATAC"
            self.decisions = decisions + [Decision("features", words)]
            return
        }
        for (index, row) in rows.enumerated() {
            if index.isMultiple(of: 256) { try progress("promoter activity", index, rows.count) }
            values[index].append(try activity.value(at: row.gene.tss, on: row.gene.contig))
        }
        self.columns = columns + [PromoterActivity.column]
        self.values = values
        activitySignals = activity.signals
        self.decisions =
            decisions + [
                Decision(
                    "features",
                    "promoter activity: the square root of \(activity.signals.joined(separator: " × ")) within 500 bp of the "
                        + "TSS, each in millionths of its whole track; off where one of them is")
            ]
    }

    private static func activity(_ signals: [NewSignal]) throws(GenomeDataError) -> PromoterActivity? {
        var tracks: [SignalTrack] = []
        for signal in signals where signal.source.kind == .track {
            tracks.append(try SignalTrack(signal.source))
        }
        return try PromoterActivity(tracks)
    }
}
