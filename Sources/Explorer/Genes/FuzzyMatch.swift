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

    /// Both folded; nil where the pattern's letters do not all appear in order.
    ///
    /// Every start is tried for the first letter, so that letters that stand together win over scattered ones.
    init?(_ pattern: [UInt8], in name: [UInt8]) {
        guard let first = pattern.first else {
            score = 0
            places = []
            return
        }
        guard pattern.count <= name.count else { return nil }
        var best: FuzzyMatch?
        for start in name.indices where name[start] == first {
            var places = [start]
            var place = start + 1
            for letter in pattern.dropFirst() {
                while place < name.count, name[place] != letter { place += 1 }
                guard place < name.count else { break }
                places.append(place)
                place += 1
            }
            guard places.count == pattern.count else { break }
            let span = place - start
            let score = (start == 0 ? 100 : 0) - 10 * (span - pattern.count) - start - name.count
            if best.map({ score > $0.score }) ?? true { best = FuzzyMatch(score: score, places: places) }
        }
        guard let best else { return nil }
        self = best
    }

    private init(score: Int, places: [Int]) {
        self.score = score
        self.places = places
    }
}
