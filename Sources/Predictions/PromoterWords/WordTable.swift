import GenomeData
import PrismModel

/// Words near TSSs as a table: a row each, in the order in which they were found.
public struct WordTable: Sendable, Equatable {
    /// The words.
    public let words: [PromoterWord]
    /// What made it, a line each, without comment signs.
    public let facts: [String]

    private static let columns = ["word", "first", "last", "strand", "effect", "genes", "score"]
    private static let own = "own", either = "either"
    private static let mostWords = 10_000

    /// Words, and what made them.
    public init(_ words: [PromoterWord], facts: [String]) {
        self.words = words
        self.facts = facts
    }

    /// The lines of the file.
    public var lines: [String] {
        let notes = [
            "first, last: where the word's first base may lie, in bases from the TSS (0) in the direction of transcription",
            "effect: in the unit of expression, beside the model's prediction and the other words; score: as found, in standard errors",
        ]
        let rows = words.map { word in
            [
                word.text, "\(word.starts.lowerBound)", "\(word.starts.upperBound - 1)",
                word.eitherStrand ? Self.either : Self.own, "\(word.effect)", "\(word.genes)",
                "\((word.score * 100).rounded() / 100)",
            ].joined(separator: "\t")
        }
        return (facts + notes).map { "# " + $0 } + [Self.columns.joined(separator: "\t")] + rows
    }

    /// Writes the table, whole or not at all.
    public func write(to path: String) throws {
        let writer = try TextWriter(path: path)
        for line in lines { try writer.write(line + "\n") }
        try writer.commit()
    }

    /// Reads a table that `write(to:)` wrote, or one of the same columns, of which genes and score may lack.
    ///
    /// - Throws: `GenomeDataError` naming the line of a row that is no word, or that there is none.
    public init(path: String) throws(GenomeDataError) {
        let reader = try TableReader(path: path, format: .tabs)
        let word = try reader.column("word"), first = try reader.column("first")
        let last = try reader.column("last"), strand = try reader.column("strand")
        let effect = try reader.column("effect")
        let genes = try reader.optionalColumn("genes"), score = try reader.optionalColumn("score")
        var words: [PromoterWord] = []
        while let row = try reader.next() {
            let strandWord = try row.text(strand)
            guard [Self.own, Self.either].contains(strandWord) else {
                throw row.error("is \"\(strandWord)\"; expected own or either", column: strand)
            }
            let starts = (try Self.place(row, first), try Self.place(row, last))
            guard starts.0 <= starts.1 else {
                throw row.error("is \(starts.1), before first, \(starts.0)", column: last)
            }
            guard let value = try row.float(effect) else {
                throw row.error("is missing; expected a number", column: effect)
            }
            var found: Float?, counted: Float?
            if let score { found = try row.float(score) }
            if let genes { counted = try row.float(genes) }
            guard
                let word = PromoterWord(
                    bases: try row.text(word).utf8.map(Base.code(of:)), starts: starts.0..<starts.1 + 1,
                    eitherStrand: strandWord == Self.either, effect: value,
                    genes: Int(min(max(0, counted ?? 0), 1e9)), score: Double(found ?? 0))
            else {
                throw row.error(
                    "expected \(PromoterWord.lengths.lowerBound) to \(PromoterWord.lengths.upperBound) letters A, C, G, T",
                    column: word)
            }
            words.append(word)
            guard words.count <= Self.mostWords else {
                throw GenomeDataError(
                    file: path, place: nil, problem: "has more than \(Self.mostWords) words")
            }
        }
        guard !words.isEmpty else { throw GenomeDataError(file: path, place: nil, problem: "has no words") }
        self.init(words, facts: reader.comments)
    }

    private static func place(_ row: TableRow, _ column: Int) throws(GenomeDataError) -> Int {
        let reach = PromoterWord.reach - 1
        guard let value = try row.number(column), value == value.rounded(), abs(value) <= Double(reach) else {
            throw row.error("expected a whole number from -\(reach) to \(reach)", column: column)
        }
        return Int(value)
    }
}
