/// Gene ids met again at another place (the pseudoautosomal regions, alternative contigs), for a reader's notes.
struct RepeatedGenes {
    private var ids: Set<String> = []
    private var first: (id: String, line: Int)?

    /// Counts an id once, however often it is met.
    mutating func add(_ id: String, line: Int) {
        if ids.insert(id).inserted, first == nil { first = (id, line) }
    }

    /// One sentence, or none.
    var notes: [String] {
        guard let first else { return [] }
        let isOne = ids.count == 1
        return [
            "\(ids.count) gene id\(isOne ? " occurs" : "s occur") at more than one place, of which one is kept, "
                + "on the genome's contigs where there is a choice: \(first.id) (again on line \(first.line))"
                + (isOne ? "" : ", …")
        ]
    }
}
