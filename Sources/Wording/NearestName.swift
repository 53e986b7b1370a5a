/// Which name was likely meant by one that is not known.
package enum NearestName {
    /// The known name nearest to a word: one that it begins, or begins with, or that a slip of the fingers or two turns
    /// into it. Nil where none is near.
    package static func nearest(to word: String, among known: [String]) -> String? {
        let word = word.lowercased()
        let most = word.count < 4 ? 1 : max(2, word.count / 3)
        let near = known.map { (name: $0, slips: slips(from: word, to: $0.lowercased())) }.filter {
            candidate in
            let isPart =
                word.count > 2
                && (candidate.name.lowercased().hasPrefix(word)
                    || word.hasPrefix(candidate.name.lowercased()))
            return isPart || candidate.slips <= most
        }
        return near.min { $0.slips < $1.slips }?.name
    }

    /// "; did you mean "X"?" for the name nearest to a mistyped one, or the few names there are, or nothing.
    package static func suggestion(for name: String, among known: [String], plural: String) -> String {
        if let nearest = nearest(to: name, among: known) { return "; did you mean \"\(nearest)\"?" }
        guard !known.isEmpty, known.count <= 12 else { return "" }
        return "; the \(plural) are " + known.joined(separator: ", ")
    }

    /// How many letters were left out, added, mistaken or swapped with the next (Damerau 1964, each place at most once);
    /// of long words only the first 64 letters count.
    package static func slips(from word: String, to name: String) -> Int {
        let (a, b) = (Array(word.prefix(64)), Array(name.prefix(64)))
        var rows = [Array(0...b.count)]
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var least = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    least = min(least, rows[i - 1][j - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
