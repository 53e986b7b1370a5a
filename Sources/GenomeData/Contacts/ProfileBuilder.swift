/// Puts one gene's rows together; the first that is wrong is what comes of them.
struct ProfileBuilder {
    private var contig: [UInt8] = []
    private var contigName = ""
    private var bins: [ContactBin] = []
    private var line = 0
    private var failure: GenomeDataError?

    mutating func add(_ row: ContactRows.Row, from rows: ContactRows) {
        guard failure == nil else { return }
        do throws(GenomeDataError) {
            let bytes = rows.contig(row)
            if bins.isEmpty {
                contig = Array(bytes)
                contigName = try rows.name(bytes, column: "chrom")
                line = row.line
            } else if !bytes.holdsSameBytes(as: contig[...]) {
                throw rows.lines.error("column chrom: differs from the gene's first row, \(contigName)")
            }
            bins.append(try rows.bin(row))
        } catch {
            failure = error
        }
    }

    func profile(_ file: String) -> Result<ContactProfile, GenomeDataError> {
        if let failure { return .failure(failure) }
        let isSorted = zip(bins, bins.dropFirst()).allSatisfy { $0.start <= $1.start }
        let sorted = isSorted ? bins : bins.sorted { $0.start < $1.start }
        for (left, right) in zip(sorted, sorted.dropFirst()) where left.end > right.start {
            return .failure(
                GenomeDataError(
                    file: file, place: "from line \(line)",
                    problem: "two bins of a gene share bases from \(right.start) on"))
        }
        return .success(ContactProfile(contig: contigName, bins: sorted))
    }
}
