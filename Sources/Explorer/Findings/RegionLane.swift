import GenomeData

/// The regions of one track over a locus.
struct RegionLane: Sendable, Equatable {
    /// By start; of more than there are columns those with the largest scores, one for each column.
    var regions: [Region] = []
    /// Why there is nothing, where there is nothing.
    var note: String?
    /// Whether that is a failure: the file cannot be read.
    var isFailure = false

    /// What `all` the regions of `locus` come to on so many columns.
    init(_ all: [Region], of locus: Locus, columns: Int) {
        regions = all.count > columns ? Self.thinned(all, locus, columns) : all
        if all.isEmpty { note = "no regions here" }
    }

    /// Nothing, and why.
    init(note: String, isFailure: Bool = false) {
        self.note = note
        self.isFailure = isFailure
    }

    private static func thinned(_ all: [Region], _ locus: Locus, _ columns: Int) -> [Region] {
        var best: [Int: Region] = [:]
        for region in all {
            let start = max(region.start, locus.start) - locus.start
            let column = start * columns / max(1, locus.length)
            if let known = best[column], !(region.value > known.value || known.value.isNaN) { continue }
            best[column] = region
        }
        return best.values.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }
}
