/// What the columns of a file of regions are called.
///
/// Sources: UCSC's description of BED, ENCODE's of narrowPeak (BED6+4), broadPeak (BED6+3) and gappedPeak (BED12+3).
struct RegionLayout: Sendable, Equatable {
    /// The columns' names, in order.
    let names: [String]

    /// The columns of BED.
    private static let bed = [
        "chrom", "chromStart", "chromEnd", "name", "score", "strand", "thickStart", "thickEnd", "itemRgb",
        "blockCount", "blockSizes", "blockStarts",
    ]
    private static let peak = ["signalValue", "pValue", "qValue"]
    private static let narrowPeak = Array(bed.prefix(6)) + peak + ["peak"]
    private static let broadPeak = Array(bed.prefix(6)) + peak
    private static let gappedPeak = bed + peak

    /// BED of so many columns; what is beyond the twelfth is called by its number.
    init(columns: Int) {
        names = (0..<max(0, columns)).map { Self.bed.indices.contains($0) ? Self.bed[$0] : "\($0 + 1)" }
    }

    /// Columns of these names.
    init(names: [String]) { self.names = names }

    /// What a file's first row shows, and its name: peaks are told by `.narrowPeak`, `.broadPeak` and `.gappedPeak`, or,
    /// as ENCODE calls them all `.bed`, by how many columns there are and what is in them.
    init(path: String, row: [ArraySlice<UInt8>]) {
        let name = path.lowercased()
        let isPeak = (9...10).contains(row.count) && Self.isPeak(row)
        switch row.count {
        case 10... where name.contains(".narrowpeak") || row.count == 10 && isPeak:
            self.init(names: Self.narrowPeak)
        case 9... where name.contains(".broadpeak") || row.count == 9 && isPeak:
            self.init(names: Self.broadPeak)
        case 15: self.init(names: Self.gappedPeak)
        default: self.init(columns: row.count)
        }
    }

    /// Whether columns 7 to 9 are numbers that cannot be where a feature is thick, and its colour.
    private static func isPeak(_ row: [ArraySlice<UInt8>]) -> Bool {
        let numbers = row[6..<9].map(DecimalNumber.value)
        guard numbers.allSatisfy({ $0?.isFinite == true }) else { return false }
        guard row.count == 9, let start = DecimalNumber.position(of: row[1]),
            let end = DecimalNumber.position(of: row[2]), let first = DecimalNumber.position(of: row[6]),
            let last = DecimalNumber.position(of: row[7])
        else { return true }
        return !(start <= first && first <= last && last <= end)
    }

    /// The position of a column, whatever the case of letters.
    func position(of name: String) -> Int? {
        names.firstIndex(of: name) ?? names.firstIndex { $0.lowercased() == name.lowercased() }
    }
}
