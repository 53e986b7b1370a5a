/// Collects the keys of a table's rows, with what is wrong about a second row for one of them.
struct GeneKeyCollector {
    private(set) var keys: [String] = []
    private var lines: [String: Int] = [:]
    private var repeats: [String: GenomeDataError] = [:]
    private var leftOut = LeftOut()

    /// Adds a row's key.
    ///
    /// - Returns: false where the row has none, and is left out.
    mutating func add(_ row: TableRow, column: Int) throws(GenomeDataError) -> Bool {
        guard !row.isBlank(column) else {
            leftOut.add("row", lacking: "a gene's name", line: row.line)
            return false
        }
        let key = try row.name(column)
        if let earlier = lines[key] {
            if repeats[key] == nil {
                let hint = ExcelDate.matches(key) ? "; " + ExcelDate.hint : ""
                repeats[key] = row.error("gene \(key) is already on line \(earlier)\(hint)", column: column)
            }
        } else {
            lines[key] = row.line
        }
        guard keys.count < GeneList.mostGenes else {
            throw row.error("more than \(GeneList.mostGenes) genes", column: column)
        }
        keys.append(key)
        return true
    }

    /// The keys collected.
    ///
    /// - Throws: where there are none.
    func geneKeys(file: String) throws(GenomeDataError) -> GeneKeys {
        guard !keys.isEmpty else {
            let problem = leftOut.notes.first.map { "holds no row with a gene's name: \($0)" }
            throw GenomeDataError(file: file, place: nil, problem: problem ?? "holds no rows, only a header")
        }
        return GeneKeys(file: file, keys: keys, repeats: repeats, notes: leftOut.notes)
    }
}
