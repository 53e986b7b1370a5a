/// Letters of a pattern found in a name, in order but not necessarily together: how people remember gene names.
struct FuzzyMatch: Equatable {
    /// Higher is better; only scores for one pattern compare.
    var score: Int
    /// Where the letters were found, in Unicode scalars of an ASCII name.
    var places: [Int]

    /// A text as it is compared: its UTF-8, ASCII letters in lower case.
    static func folded(_ text: String) -> [UInt8] {
        text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
    }

    /// The match of a folded pattern in a folded text; nil where the pattern's letters do not all appear in order.
    ///
    /// Every start is tried for the first letter, so that letters that stand together win over scattered ones.
    init?(_ pattern: [UInt8], in name: [UInt8]) {
        guard let first = pattern.first else {
            score = 0
            places = []
            return
        }
        guard pattern.count <= name.count else { return nil }
        // Every gene is tried at every key: nothing is put into arrays before the best start is known.
        var best: (score: Int, start: Int)?
        for start in name.indices where name[start] == first {
            guard let end = Self.end(of: pattern, in: name, from: start, visit: { _ in }) else { break }
            let span = end - start
            let score = (start == 0 ? 100 : 0) - 10 * (span - pattern.count) - start - name.count
            if best.map({ score > $0.score }) ?? true { best = (score, start) }
        }
        guard let best else { return nil }
        score = best.score
        var places: [Int] = []
        _ = Self.end(of: pattern, in: name, from: best.start) { places.append($0) }
        self.places = places
    }

    /// Just behind the pattern's last letter, the first taken at `start` and the others as early as they come, each of
    /// which is visited; nil where one does not come.
    private static func end(
        of pattern: [UInt8], in name: [UInt8], from start: Int, visit: (Int) -> Void
    ) -> Int? {
        var place = start
        for letter in pattern {
            while place < name.count, name[place] != letter { place += 1 }
            guard place < name.count else { return nil }
            visit(place)
            place += 1
        }
        return place
    }
}
