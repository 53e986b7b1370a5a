/// "; did you mean "X"?" for the known name nearest to a mistyped one, or the names there are, or nothing.
func suggestion(for name: String, among known: [String], plural: String) -> String {
    let nearest = known.min { distance(name, $0) < distance(name, $1) }
    if let nearest, distance(name, nearest) <= max(1, name.count / 3) {
        return "; did you mean \"\(nearest)\"?"
    }
    guard !known.isEmpty, known.count <= 12 else { return "" }
    return "; the \(plural) are " + known.joined(separator: ", ")
}

/// The number of letters to insert, delete or change between two words, case aside (Levenshtein 1966); of long
/// words only the first 40 letters count.
private func distance(_ one: String, _ other: String) -> Int {
    let left = Array(one.lowercased().utf8.prefix(40))
    let right = Array(other.lowercased().utf8.prefix(40))
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, candidate) in right.enumerated() {
            let change = diagonal + (letter == candidate ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
        }
    }
    return row[right.count]
}
