/// What a reader passed over because it lacked something, counted for its notes.
struct LeftOut {
    private var order: [String] = []
    private var counts: [String: (count: Int, line: Int)] = [:]

    /// Counts one; `noun` in the singular: "gene", lacking "an ID".
    mutating func add(_ noun: String, lacking: String, line: Int) {
        let key = "\(noun)\t\(lacking)"
        if counts[key] == nil { order.append(key) }
        let known = counts[key] ?? (0, line)
        counts[key] = (known.count + 1, known.line)
    }

    /// A sentence for each kind: "3 genes without an ID are left out, the first on line 12".
    var notes: [String] {
        order.compactMap { key in
            let words = key.split(separator: "\t")
            guard let found = counts[key], words.count == 2 else { return nil }
            let isOne = found.count == 1
            return "\(found.count) \(words[0])\(isOne ? "" : "s") without \(words[1]) "
                + "\(isOne ? "is" : "are") left out, \(isOne ? "" : "the first ")on line \(found.line)"
        }
    }
}
