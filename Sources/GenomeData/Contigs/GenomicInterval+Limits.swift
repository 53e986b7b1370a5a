extension GenomicInterval {
    /// The longest interval a reader answers in one call: longer than any human chromosome, short enough that
    /// an array with a value per base can be had.
    public static let longestRead = 1 << 28

    /// More bases than any contig has.
    static let longestContig = 1 << 40

    /// An end beyond every contig's.
    public static let endOfAnyContig = longestContig

    /// `contig:start-end` as people write it: 1-based, closed.
    var place: String {
        let (first, overflow) = start.addingReportingOverflow(1)
        return "\(contig):\(overflow ? start : first)-\(end)"
    }

    /// The number of bases, checked: an interval that runs backwards or is longer than `limit` is an error that names
    /// `file`.
    func checkedLength(file: String, limit: Int = longestRead) throws(GenomeDataError) -> Int {
        guard start <= end, length <= limit else {
            throw GenomeDataError(
                file: file, place: place, problem: "an interval must have from 0 to \(limit) bases")
        }
        return length
    }
}
