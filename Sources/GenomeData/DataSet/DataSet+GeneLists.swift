extension DataSet {
    /// The positions in `genes`, rising and each once, of those that a text file lists, as `genes(listedIn:)` reads it.
    ///
    /// - Throws: as that, and, with its line, for a name that means no gene or several.
    public func indices(ofGenesListedIn path: String) throws(GenomeDataError) -> [Int] {
        let listed = try genes(listedIn: path)
        if let first = listed.firstUnknown { throw first }
        return listed.indices
    }

    /// The genes that a text file lists: a name per line, id or symbol, up to the first tab or comma.
    ///
    /// Empty lines and lines that start with # are passed over, and so is a first line that begins with `gene_id`, so that
    /// a table of genes can be given.
    ///
    /// - Returns: positions in `genes`, rising and each once; how many lines name no gene, or several, and the error of the
    ///   first of them.
    /// - Throws: when the file cannot be read or names nothing.
    public func genes(
        listedIn path: String
    ) throws(GenomeDataError) -> (indices: [Int], unknown: Int, firstUnknown: GenomeDataError?) {
        let lines = try LineReader(path: path, limit: 1 << 30)
        var found: Set<Int> = []
        var (unknown, firstUnknown): (Int, GenomeDataError?) = (0, nil)
        var isFirst = true
        while let line = try lines.next() {
            guard let text = String(validating: line, as: UTF8.self) else {
                throw lines.error("is not valid UTF-8")
            }
            let name = text.prefix { $0 != "\t" && $0 != "," }.description.trimmingWhitespace()
            guard !name.isEmpty, !name.hasPrefix("#") else { continue }
            defer { isFirst = false }
            if isFirst, name.lowercased() == "gene_id" { continue }
            do {
                found.insert(try index(ofGeneNamed: name))
            } catch {
                unknown += 1
                firstUnknown = firstUnknown ?? lines.error(error.problem)
            }
        }
        guard !found.isEmpty || unknown > 0 else {
            throw GenomeDataError(file: path, place: nil, problem: "lists no gene")
        }
        return (found.sorted(), unknown, firstUnknown)
    }
}
